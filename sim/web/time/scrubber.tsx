import { type KeyboardEvent, useEffect, useState } from 'react';
import { sinceStart } from '../../../src/units/index.js';
import type { FilmTold } from '../../show/index.js';
import { useWords } from '../words/words.js';

const WIDTH = 1_000;
/** Shares of the story that a key moves the moment by. */
const NUDGE = 1 / 200;
const LEAP = 1 / 20;

const MOVES: Readonly<Record<string, number>> = {
  ArrowRight: NUDGE,
  ArrowUp: NUDGE,
  ArrowLeft: -NUDGE,
  ArrowDown: -NUDGE,
  PageUp: LEAP,
  PageDown: -LEAP,
};

type Props = {
  readonly at: number;
  readonly untilMs: number;
  readonly film: FilmTold | null;
  readonly onGo: (at: number) => void;
};

/** The whole story as a way along which the moment can be dragged, with marks where steps were done and alarms were. */
export function Scrubber({ at, untilMs, film, onGo }: Props) {
  const { time } = useWords();
  // Where it is dragged to stands until the pump has come there: put back meanwhile, it would be taken for another wish.
  const [dragged, setDragged] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pump has come somewhere
  useEffect(() => setDragged(null), [at]);
  const x = (t: number): number => (WIDTH * t) / untilMs;
  const onKey = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move === undefined) return;
    event.preventDefault();
    onGo(Math.min(untilMs, Math.max(0, Math.round(at + move * untilMs))));
  };
  return (
    <div className="scrubber">
      <svg viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
        {film?.alarms.map(({ alarm, from, to, tone }) => (
          <rect
            key={`${alarm} ${from}`}
            className={tone === 'critical' ? 'loud' : 'soon'}
            x={x(from)}
            width={Math.max(2, x(to ?? film.computed) - x(from))}
            y={0}
            height={6}
          />
        ))}
        {film?.steps.map((step) => (
          <rect key={step.index} className="step" x={x(step.at) - 1} width={2} y={6} height={8} />
        ))}
      </svg>
      <input
        type="range"
        aria-label={time.moment}
        aria-valuetext={sinceStart(at)}
        min={0}
        max={untilMs}
        step={1}
        value={dragged ?? at}
        onKeyDown={onKey}
        onPointerUp={() => setDragged(null)}
        onBlur={() => setDragged(null)}
        onChange={(e) => {
          const to = Number(e.target.value);
          setDragged(to);
          onGo(to);
        }}
      />
    </div>
  );
}
