import type { FilmTold } from '../../show/index.js';
import { useContent, useWords } from '../words/words.js';

const LOUD = /stall|critical|occluded|empty|failed|end-of-service|reset|backwards|above/;
const SOON =
  /advisory|suspected|low|paused|lockout|exhausted|replacement|safe|suspended|proposed|committing|non-critical/;
const CALM = /quiet|idle|stopped|normal|clear|sound|fed|none|asleep|shelf|disabled|free|going|as-commanded|unknown/;

const kindOf = (state: string): string =>
  LOUD.test(state) && !/non-critical/.test(state)
    ? 'loud'
    : SOON.test(state)
      ? 'soon'
      : CALM.test(state)
        ? 'calm'
        : 'busy';

const WIDTH = 1_000;
const HEIGHT = 16;

type Props = {
  readonly film: FilmTold;
  readonly untilMs: number;
  readonly at: number;
  readonly states: Readonly<Record<string, string>>;
  readonly onGo: (at: number) => void;
};

/** One lane for each region of the firmware that is ever in another state than its first, and the state it is in now. */
export function Lanes({ film, untilMs, at, states, onGo }: Props) {
  const words = useWords().states;
  const content = useContent();
  const x = (t: number): number => (WIDTH * t) / untilMs;
  const lanes = film.lanes.filter(({ stretches }) => stretches.length > 1);
  return (
    <section className="card lanes" data-place="states">
      <h2>{words.title}</h2>
      {lanes.map(({ region, stretches }) => (
        <div className="lane" key={region}>
          <span className="name">{content(region)}</span>
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`${content(region)}: ${content(states[region] ?? '')}`}
            onPointerDown={(event) => {
              const { left, width } = event.currentTarget.getBoundingClientRect();
              onGo(((event.clientX - left) / width) * untilMs);
            }}
          >
            {stretches.map(({ state, from, to }) => (
              <rect
                key={from}
                className={kindOf(state)}
                x={x(from)}
                width={Math.max(0.8, x(to) - x(from))}
                height={HEIGHT}
              >
                <title>{content(state)}</title>
              </rect>
            ))}
            <line className="cursor" x1={x(at)} x2={x(at)} y1={0} y2={HEIGHT} />
          </svg>
          <span className={`state ${kindOf(states[region] ?? '')}`}>{content(states[region] ?? '')}</span>
        </div>
      ))}
    </section>
  );
}
