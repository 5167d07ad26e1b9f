import type { View } from '../../show/index.js';
import { useWords } from '../words/words.js';
import { Line } from './line.js';
import { Pump } from './pump.js';
import { Spine } from './spine.js';

/** The field of a scanner around the pump. */
function Field({ name }: { readonly name: string }) {
  return (
    <g className="field">
      {[70, 110, 150, 190, 230].map((r) => (
        <ellipse key={r} cx={240} cy={262} rx={r * 1.3} ry={r} />
      ))}
      <text x={236} y={60}>
        {name}
      </text>
    </g>
  );
}

/** A pump, its catheter and the spine in cross-section, as they are at one moment. */
export function Stage({ view, playing }: { readonly view: View; readonly playing: boolean }) {
  const { stage } = useWords();
  return (
    <figure className="stage">
      <svg viewBox="40 10 800 470" role="img" aria-label={stage.title}>
        <title>{stage.title}</title>
        <Spine />
        {view.faults.some((name) => name.includes('mri')) && <Field name={stage.field} />}
        <Pump view={view} playing={playing} />
        <Line view={view} />
      </svg>
    </figure>
  );
}
