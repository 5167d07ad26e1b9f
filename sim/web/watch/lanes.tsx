import { memo } from 'react';
import type { FilmTold } from '../../show/index.js';
import { useNamed, useWords } from '../words/words.js';

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
/** Height of a run that is held beside. */
const STRIP = 5;

type LaneTold = FilmTold['lanes'][number];
type Props = {
  readonly film: FilmTold;
  /** a run that is held beside this one */
  readonly kept: FilmTold | null;
  readonly untilMs: number;
  readonly at: number;
  readonly states: Readonly<Record<string, string>>;
  readonly onGo: (at: number) => void;
};

/** The stretches of a lane; a long life has thousands, so they are drawn once for each film and not for each moment. */
const Stretches = memo(function Stretches({
  lane,
  untilMs,
  top,
  height,
}: {
  readonly lane: LaneTold;
  readonly untilMs: number;
  readonly top: number;
  readonly height: number;
}) {
  const named = useNamed();
  const x = (t: number): number => (WIDTH * t) / untilMs;
  return lane.stretches.map(({ state, from, to }) => (
    <rect
      key={from}
      className={kindOf(state)}
      x={x(from)}
      y={top}
      width={Math.max(0.8, x(to) - x(from))}
      height={height}
    >
      <title>{named(lane.region, state)}</title>
    </rect>
  ));
});

type LaneProps = Omit<Props, 'film' | 'kept'> & { readonly lane: LaneTold; readonly beside: LaneTold | undefined };

/** One region over time, the kept run as a narrow strip below it. */
function Lane({ lane, beside, untilMs, at, states, onGo }: LaneProps) {
  const named = useNamed();
  const { region } = lane;
  const state = states[region] ?? '';
  const x = (WIDTH * at) / untilMs;
  return (
    <div className="lane">
      <span className="name">{named('region', region)}</span>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${named('region', region)}: ${named(region, state)}`}
        onPointerDown={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect();
          onGo(((event.clientX - left) / width) * untilMs);
        }}
      >
        <Stretches lane={lane} untilMs={untilMs} top={0} height={beside === undefined ? HEIGHT : HEIGHT - STRIP - 1} />
        {beside !== undefined && <Stretches lane={beside} untilMs={untilMs} top={HEIGHT - STRIP} height={STRIP} />}
        <line className="cursor" x1={x} x2={x} y1={0} y2={HEIGHT} />
      </svg>
      <span className={`state ${kindOf(state)}`}>{named(region, state)}</span>
    </div>
  );
}

/** One lane for each region of the firmware that is ever in another state than its first, and the state it is in now. */
export function Lanes({ film, kept, ...rest }: Props) {
  const words = useWords().states;
  const lanes = film.lanes.filter(({ stretches }) => stretches.length > 1);
  return (
    <section className="card lanes" data-place="states">
      <h2>{words.title}</h2>
      {lanes.map((lane) => (
        <Lane
          key={lane.region}
          lane={lane}
          beside={kept?.lanes.find(({ region }) => region === lane.region)}
          {...rest}
        />
      ))}
    </section>
  );
}
