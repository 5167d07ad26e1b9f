import { useWords } from '../words/words.js';
import { useShown } from './use-shown.js';

/** Degrees that the rotor turns with each stroke: a third of the way from roller to roller. */
const STROKE_TURNS = 40;
/** Degrees from one picture to the next that eyes can follow: past half the way from roller to roller it would seem to turn back. */
const MOST = 40;

/** Middle of the rotor, and how far its track lies from it. */
const [X, Y, R] = [348, 282, 52];

/** The tube in its track: from the reservoir below round the rollers to the outlet on the right. */
const TUBE = `M ${X - 46} ${Y + 62} C ${X - 60} ${Y + 40} ${X - R} ${Y + 24} ${X - R} ${Y} A ${R} ${R} 0 1 1 ${X + R - 7} ${Y + 26}`;

type Props = {
  /** strokes since the start */
  readonly turned: number;
  readonly held: boolean;
  readonly moving: boolean;
  readonly playing: boolean;
};

/** The rotor whose rollers press the drug along the tube, turning as the true one does: one step for each stroke. */
export function Rotor({ turned, held, moving, playing }: Props) {
  const { stage } = useWords();
  const { place, slowed } = useShown(turned * STROKE_TURNS, MOST, 360, playing);
  const state = held ? 'held' : moving ? 'moving' : 'still';
  return (
    <g className={`rotor ${state}`} data-place="rotor">
      <circle className="track" cx={X} cy={Y} r={R + 10} />
      <path className="wall" d={TUBE} />
      <path className="drawn" d={TUBE} />
      <g transform={`rotate(${place} ${X} ${Y})`}>
        {[0, 120, 240].map((way) => (
          <g key={way} transform={`rotate(${way} ${X} ${Y})`}>
            <path className="arm" d={`M ${X - 7} ${Y} L ${X - 4} ${Y - 36} L ${X + 4} ${Y - 36} L ${X + 7} ${Y} Z`} />
            <circle className="roller" cx={X} cy={Y - 38} r={12} />
            <circle className="pin" cx={X} cy={Y - 38} r={3} />
          </g>
        ))}
        <circle className="hub" cx={X} cy={Y} r={12} />
      </g>
      {held && (
        <text className="warn" x={X} y={Y - 74}>
          {stage.rotorHeld}
        </text>
      )}
      {slowed > 1 && (
        <text className="small" x={250} y={462}>
          {stage.slowed} {slowed}×
        </text>
      )}
    </g>
  );
}
