import { useEffect, useState, useSyncExternalStore } from 'react';
import { sinceStart } from '../../src/units/index.js';
import { figure, SPEEDS } from './amounts.js';
import { Handheld } from './handheld.js';
import type { Host, Shown } from './host.js';
import { Lanes } from './lanes.js';
import type { Opened, Trouble } from './messages.js';
import { Plots } from './plots.js';
import { fragmentOf, storyIn } from './share.js';
import { hush, sound } from './sound.js';
import { Stage } from './stage.js';
import { LIBRARY } from './stories.js';
import { Touch } from './touch.js';
import { en, type Words } from './words.js';

const FIRST = 'fault/occlusion-and-release';
/** Longest file that is read at all; the worker refuses shorter ones with more reason. */
const LONGEST_FILE = 5_000_000;

type Part = { readonly host: Host; readonly shown: Shown; readonly words: Words };

function Head({ host, shown, words }: Part) {
  const open = (name: string): void => {
    const story = LIBRARY.find((one) => one.name === name);
    if (story !== undefined) host.open(story.text, `${story.name}.yaml`);
  };
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > LONGEST_FILE)
      host.refuse({
        line: 0,
        found: `${file.name}, of ${file.size} bytes`,
        expected: `at most ${LONGEST_FILE}`,
        remedy: words.openScenario,
      });
    else host.open(await file.text(), file.name);
  };
  const name = shown.story?.name.replace(/\.yaml$/, '') ?? '';
  return (
    <header>
      <div>
        <h1>{words.title}</h1>
        <p className="notice">{words.notice}</p>
      </div>
      <label>
        {words.story}
        <select value={LIBRARY.some((one) => one.name === name) ? name : ''} onChange={(e) => open(e.target.value)}>
          <option value="" disabled>
            {name}
          </option>
          {LIBRARY.map((one) => (
            <option key={one.name}>{one.name}</option>
          ))}
        </select>
      </label>
      <label className="file">
        {words.openFile}
        <input type="file" accept=".yaml,.yml" onChange={(e) => void read(e.target.files?.[0])} />
      </label>
    </header>
  );
}

function Troubles({ troubles, words }: { readonly troubles: readonly Trouble[]; readonly words: Words }) {
  return (
    <div className="troubles" role="alert">
      {troubles.slice(0, 20).map(({ line, found, expected, remedy }) => (
        <p key={`${line} ${found} ${expected}`}>
          {line > 0 && <strong>{line} </strong>}
          {words.found} {found}; {words.expected} {expected}; {words.remedy}: {remedy}
        </p>
      ))}
    </div>
  );
}

function Clock({ host, shown, words, story }: Part & { readonly story: Opened }) {
  const { film, playing, speed, view } = shown;
  const at = view?.at ?? 0;
  return (
    <section className="card clock">
      <div className="moment">
        <output className="time">{sinceStart(at)}</output>
        <span className="dim">
          {words.pumpClock} {view?.clock}
        </span>
      </div>
      <div className="controls">
        <button type="button" className="main" onClick={() => (playing ? host.pause() : host.play())}>
          {playing ? words.pause : words.play}
        </button>
        <button type="button" onClick={() => host.goOn()}>
          {words.step}
        </button>
        <label>
          {words.speed}
          <select value={speed} onChange={(e) => host.setSpeed(Number(e.target.value))}>
            {SPEEDS.map(([name, value]) => (
              <option key={name} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {film !== null && film.result === null && (
          <span className="dim">
            {words.computing} {figure((100 * film.computed) / story.untilMs)} %
          </span>
        )}
      </div>
      <input
        type="range"
        aria-label={words.moment}
        min={0}
        max={story.untilMs}
        step={1000}
        value={at}
        onChange={(e) => {
          host.pause();
          host.goTo(Number(e.target.value));
        }}
      />
    </section>
  );
}

function Alarms({ host, shown, words }: Part) {
  const [muted, setMuted] = useState(false);
  const signal = shown.view?.states.alarm;
  const heard = signal === 'critical' || signal === 'advisory' ? signal : null;
  useEffect(() => {
    if (heard === null || muted) hush();
    else sound(heard);
  }, [heard, muted]);
  const spans = shown.film?.alarms ?? [];
  const active = shown.view?.alarms ?? [];
  return (
    <section className="card alarms">
      <h2>{words.alarms}</h2>
      <p className={active.length > 0 ? 'active loud' : 'active'} aria-live="assertive">
        {active.length > 0 ? active.join(', ') : words.noAlarm}
      </p>
      <p className="sounds">
        <button type="button" aria-pressed={muted} onClick={() => setMuted(!muted)}>
          {muted ? words.unmute : words.mute}
        </button>
        <span className={heard ?? ''} aria-hidden={heard === null}>
          {heard === null ? '' : words.hears[heard]}
        </span>
      </p>
      <ol>
        {spans.map(({ alarm, from, tone }) => (
          <li key={`${alarm} ${from}`}>
            <button
              type="button"
              className={tone}
              onClick={() => {
                host.pause();
                host.goTo(from);
              }}
            >
              {sinceStart(from)} {alarm}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function save({ text, name }: Opened): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }));
  link.download = name.split('/').at(-1) ?? 'story.yaml';
  link.click();
  URL.revokeObjectURL(link.href);
}

function Verdict({ shown, words, story }: { readonly shown: Shown; readonly words: Words; readonly story: Opened }) {
  const [shared, setShared] = useState(false);
  const share = async (): Promise<void> => {
    location.hash = await fragmentOf(story.text);
    await navigator.clipboard?.writeText(location.href).catch(() => {});
  };
  const verdict = shown.film?.result?.verdict ?? null;
  const said = verdict === null ? words.undecided : verdict === 'held' ? words.held : words.failed;
  return (
    <section className="card story">
      <h2>
        {story.title} <span className={`verdict ${verdict ?? ''}`}>{said}</span>
      </h2>
      <p>{story.purpose}</p>
      <details>
        <summary>{words.file}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <pre tabIndex={0}>{story.text}</pre>
      </details>
      <div className="buttons">
        <button type="button" onClick={() => save(story)}>
          {words.save}
        </button>
        <button type="button" onClick={() => void share().then(() => setShared(true))}>
          {words.share}
        </button>
      </div>
      <p className="dim" role="status">
        {shared ? words.shared : ''}
      </p>
    </section>
  );
}

/** The whole page. */
export function App({ host }: { readonly host: Host }) {
  const shown = useSyncExternalStore(host.subscribe, host.shown);
  const words = en;
  const [badLink, setBadLink] = useState(false);
  useEffect(() => {
    const begin = async (): Promise<void> => {
      const shared = await storyIn(location.hash);
      setBadLink(shared === null && location.hash.length > 1);
      const first = LIBRARY.find(({ name }) => name === FIRST) ?? LIBRARY[0];
      if (shared !== null) host.open(shared, 'shared.yaml');
      else if (first !== undefined) host.open(first.text, `${first.name}.yaml`);
    };
    void begin();
  }, [host]);
  const { story, view, film, troubles, broke } = shown;
  const part = { host, shown, words };
  return (
    <>
      <Head {...part} />
      {broke !== null && (
        <p className="troubles" role="alert">
          {words.broke} {broke}
        </p>
      )}
      {badLink && (
        <p className="troubles" role="alert">
          {words.badLink}
        </p>
      )}
      {troubles.length > 0 && <Troubles troubles={troubles} words={words} />}
      {story !== null && view !== null && (
        <main>
          <div className="watch">
            <section className="card">
              <Stage view={view} words={words} />
            </section>
            <Clock {...part} story={story} />
            {film !== null && (
              <Lanes
                film={film}
                untilMs={story.untilMs}
                at={view.at}
                states={view.states}
                words={words}
                onGo={(at) => host.goTo(at)}
              />
            )}
            {film !== null && <Plots film={film} untilMs={story.untilMs} at={view.at} words={words} />}
          </div>
          <div className="side">
            <Verdict shown={shown} words={words} story={story} />
            <Alarms {...part} />
            <Handheld screen={view.handheld} at={view.at} words={words} onDo={(deed) => host.act(deed)} />
            <Touch words={words} onDo={(deed) => host.act(deed)} />
          </div>
        </main>
      )}
    </>
  );
}
