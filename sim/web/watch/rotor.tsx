import { useRef } from 'react';
import { useWords } from '../words/words.js';
import { shownTurn } from './turn.js';

/** Degrees that the rotor turns with each stroke: a third of the way from roller to roller. */
const STROKE_TURNS = 40;

type Props = {
  /** strokes since the start */
  readonly turned: number;
  readonly held: boolean;
  readonly moving: boolean;
  readonly playing: boolean;
};

/** Angle at which the rotor is drawn, and by how much it is slowed so that eyes can follow. */
function useTurn(turned: number, playing: boolean): { readonly angle: number; readonly slowed: number } {
  const last = useRef({ turned, angle: (turned * STROKE_TURNS) % 360, slowed: 1 });
  if (turned !== last.current.turned) {
    const { degrees, slowed } = playing
      ? shownTurn((turned - last.current.turned) * STROKE_TURNS, last.current.slowed)
      : { degrees: (turned - last.current.turned) * STROKE_TURNS, slowed: 1 };
    last.current = { turned, angle: (last.current.angle + degrees) % 360, slowed };
  }
  return { angle: last.current.angle, slowed: playing ? last.current.slowed : 1 };
}

/** The rotor with its rollers, turning as the true one does: one step for each stroke. */
export function Rotor({ turned, held, moving, playing }: Props) {
  const { stage } = useWords();
  const { angle, slowed } = useTurn(turned, playing);
  const state = held ? 'held' : moving ? 'moving' : 'still';
  return (
    <g className={`rotor ${state}`} data-place="rotor">
      <circle className="track" cx={330} cy={262} r={44} />
      <g transform={`rotate(${angle} 330 262)`}>
        {[0, 120, 240].map((way) => (
          <g key={way} transform={`rotate(${way} 330 262)`}>
            <line className="arm" x1={330} y1={262} x2={330} y2={232} />
            <circle className="roller" cx={330} cy={230} r={11} />
          </g>
        ))}
        <circle className="hub" cx={330} cy={262} r={9} />
      </g>
      {held && (
        <text className="warn" x={330} y={198}>
          {stage.rotorHeld}
        </text>
      )}
      {slowed > 1 && (
        <text className="small" x={236} y={414}>
          {stage.slowed} {slowed}×
        </text>
      )}
    </g>
  );
}
