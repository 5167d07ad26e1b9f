import { sinceStart } from '../../../src/units/index.js';
import type { FilmTold } from '../../show/index.js';
import { useContent, useWords } from '../words/words.js';

const WIDTH = 1_000;

type Props = {
  readonly film: FilmTold;
  readonly untilMs: number;
  readonly at: number;
  readonly onGo: (at: number) => void;
};

/** Every alarm from its beginning to its end on one axis of time; each is a way to its moment. */
export function AlarmList({ film, untilMs, at, onGo }: Props) {
  const { alarms } = useWords();
  const content = useContent();
  const x = (t: number): number => (WIDTH * t) / untilMs;
  const kinds = [...new Set(film.alarms.map(({ alarm }) => alarm))];
  return (
    <section className="card alarms">
      <h2>{alarms.title}</h2>
      {kinds.length === 0 && <p className="dim">{alarms.none}</p>}
      {kinds.map((kind) => (
        <div className="lane" key={kind}>
          <span className="name">{content(kind)}</span>
          <svg viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden="true">
            {film.alarms
              .filter(({ alarm }) => alarm === kind)
              .map(({ from, to, tone }) => (
                <rect
                  key={from}
                  className={tone === 'critical' ? 'loud' : 'soon'}
                  x={x(from)}
                  width={Math.max(2, x(to ?? film.computed) - x(from))}
                  height={16}
                />
              ))}
            <line className="cursor" x1={x(at)} x2={x(at)} y1={0} y2={16} />
          </svg>
        </div>
      ))}
      <ol>
        {film.alarms.map(({ alarm, from, tone }) => (
          <li key={`${alarm} ${from}`}>
            <button type="button" className={tone} onClick={() => onGo(from)}>
              {sinceStart(from)} {content(alarm)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
