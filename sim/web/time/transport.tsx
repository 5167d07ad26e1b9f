import { type Duration, formatDuration, sinceStart } from '../../../src/units/index.js';
import type { FilmTold } from '../../show/index.js';
import { figure } from '../amounts/figure.js';
import type { Part } from '../frame/part.js';
import type { Opened } from '../wire/messages.js';
import { useWords } from '../words/words.js';
import { Done } from './done.js';
import { Scrubber } from './scrubber.js';
import { Shortcuts } from './shortcuts.js';
import { SPEEDS } from './speeds.js';

/** How the run ends, or how far it is computed. */
function Verdict({ film, untilMs }: { readonly film: FilmTold; readonly untilMs: number }) {
  const { story, time } = useWords();
  if (film.result === null)
    return (
      <span className="verdict">
        {time.computing} {figure((100 * film.computed) / untilMs)} %
      </span>
    );
  const { verdict } = film.result;
  return <span className={`verdict ${verdict}`}>{verdict === 'held' ? story.held : story.failed}</span>;
}

/** The moment that is shown, and everything that moves it. */
export function Transport({ host, shown, story }: Part & { readonly story: Opened }) {
  const { time } = useWords();
  const { film, playing, speed, view } = shown;
  const at = view?.at ?? 0;
  const alarm = film?.alarms.find(({ from }) => from > at);
  const jump = (to: number): void => {
    host.pause();
    host.goTo(to);
  };
  return (
    <section className="transport" aria-label={time.title}>
      <div className="controls">
        <button type="button" className="main" onClick={() => (playing ? host.pause() : host.play())}>
          {playing ? time.pause : time.play}
        </button>
        <button type="button" onClick={() => host.goOn()}>
          {time.next}
        </button>
        {/* Not disabled: what is under the finger would lose the focus with the last alarm. */}
        <button
          type="button"
          aria-disabled={alarm === undefined}
          onClick={() => alarm !== undefined && jump(alarm.from)}
        >
          {time.toAlarm}
        </button>
        <label>
          <span className="sr">{time.speed}</span>
          <select value={speed} onChange={(e) => host.setSpeed(Number(e.target.value))}>
            {!Object.values(SPEEDS).includes(speed) && (
              <option value={speed}>{formatDuration((speed * 1_000) as Duration)}/s</option>
            )}
            {Object.entries(SPEEDS).map(([name, value]) => (
              <option key={name} value={value}>
                {time.speeds[name as keyof typeof SPEEDS]}
              </option>
            ))}
          </select>
        </label>
        <span className="time" role="timer">
          {sinceStart(at)}
        </span>
        <span className="dim">
          {time.pumpClock} <strong>{view?.clock}</strong>
        </span>
        <Shortcuts host={host} playing={playing} />
        <Done done={shown.done} />
        {film !== null && <Verdict film={film} untilMs={story.untilMs} />}
      </div>
      <Scrubber at={at} untilMs={story.untilMs} film={film} onGo={jump} />
    </section>
  );
}
