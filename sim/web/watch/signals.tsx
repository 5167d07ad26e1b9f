import type { View } from '../../show/index.js';

/** Waves that spread from a place. */
const Waves = ({ x, y, kind }: { readonly x: number; readonly y: number; readonly kind: string }) => (
  <g className={`waves ${kind}`}>
    {[14, 24, 34].map((r) => (
      <path key={r} d={`M ${x - r * 0.7} ${y - r * 0.7} A ${r} ${r} 0 0 1 ${x + r * 0.7} ${y - r * 0.7}`} />
    ))}
  </g>
);

/** States of the telemetry in which nobody talks to the pump. */
const SILENT = new Set(['asleep', undefined]);

/** What leaves the pump without a wire: the sound of its alarm, and the radio while somebody talks to it. */
export function Signals({ states }: Pick<View, 'states'>) {
  const { alarm, telemetry } = states;
  const sounds = alarm === 'critical' || alarm === 'advisory';
  return (
    <>
      <g className="piezo">
        <circle cx={172} cy={172} r={17} />
        <circle cx={172} cy={172} r={6} />
        {sounds && <Waves x={172} y={160} kind={alarm} />}
      </g>
      <g className="coil">
        {[0, 7, 14].map((inset) => (
          <rect key={inset} x={292 + inset} y={150 + inset} width={64 - 2 * inset} height={40 - 2 * inset} rx={9} />
        ))}
        {!SILENT.has(telemetry) && <Waves x={324} y={146} kind="radio" />}
      </g>
    </>
  );
}
