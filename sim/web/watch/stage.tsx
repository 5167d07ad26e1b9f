import { useId } from 'react';
import type { View } from '../../show/index.js';
import { useWords } from '../words/words.js';
import { Line } from './line.js';
import { Pump } from './pump.js';
import { Spine } from './spine.js';
import { inField, stageInWords } from './stage-in-words.js';

/** The field of a scanner around the pump. */
function Field({ name }: { readonly name: string }) {
  return (
    <g className="field">
      {[90, 130, 170, 210, 250].map((r) => (
        <ellipse key={r} cx={250} cy={290} rx={r * 1.25} ry={r} />
      ))}
      <text x={250} y={56}>
        {name}
      </text>
    </g>
  );
}

/** A pump, its catheter and the spine in cross-section, as they are at one moment. */
export function Stage({ view, playing }: { readonly view: View; readonly playing: boolean }) {
  const words = useWords();
  const { stage } = words;
  const id = useId();
  return (
    <figure className="stage">
      <svg viewBox="20 20 940 510" role="img" aria-label={stage.title} aria-describedby={id}>
        <title>{stage.title}</title>
        <desc id={id}>{stageInWords(view, words)}</desc>
        <Spine />
        <Pump view={view} playing={playing} />
        {inField(view) && <Field name={stage.field} />}
        <Line view={view} playing={playing} />
      </svg>
    </figure>
  );
}
