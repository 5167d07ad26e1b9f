import type { View } from '../../show/index.js';

/** The cell, with what is left of its charge. */
export function Battery({ battery }: { readonly battery: View['battery'] }) {
  const left = Math.min(1, Math.max(0, 1 - battery.usedShare));
  return (
    <g className={left < 0.1 ? 'battery low' : 'battery'} data-place="battery">
      <rect className="case" x={306} y={368} width={78} height={28} rx={6} />
      <rect className="cap" x={384} y={376} width={6} height={12} rx={2} />
      <rect className="charge" x={310} y={372} width={70 * left} height={20} rx={3} />
      <text className="small" x={347} y={414}>
        {battery.volts.toFixed(2)} V
      </text>
    </g>
  );
}
