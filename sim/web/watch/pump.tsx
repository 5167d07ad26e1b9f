import type { View } from '../../show/index.js';
import { useWords } from '../words/words.js';
import { Rotor } from './rotor.js';

const FLOOR = 352;
const ROOM = 150;

function Reservoir({ reservoir }: { readonly reservoir: View['reservoir'] }) {
  const { stage } = useWords();
  const height = (ml: number): number => ROOM * Math.min(1.02, Math.max(0, ml / reservoir.capacityMl));
  const [real, believed] = [height(reservoir.trueMl), height(reservoir.computedMl)];
  return (
    <g data-place="reservoir">
      <rect className="vessel" x={110} y={FLOOR - ROOM} width={150} height={ROOM} rx={14} />
      <clipPath id="vessel">
        <rect x={110} y={FLOOR - ROOM} width={150} height={ROOM} rx={14} />
      </clipPath>
      <rect className="drug" x={110} y={FLOOR - real} width={150} height={real} clipPath="url(#vessel)" />
      <line className="belief" x1={104} x2={266} y1={FLOOR - believed} y2={FLOOR - believed} />
      <text className="big" x={185} y={FLOOR - ROOM / 2 + 8}>
        {reservoir.trueMl.toFixed(1)} mL
      </text>
      <text className="small" x={185} y={FLOOR + 24}>
        {stage.counted} {reservoir.computedMl.toFixed(1)} mL
      </text>
    </g>
  );
}

function Battery({ battery }: { readonly battery: View['battery'] }) {
  const left = Math.min(1, Math.max(0, 1 - battery.usedShare));
  return (
    <g className={left < 0.1 ? 'battery low' : 'battery'} data-place="battery">
      <rect className="case" x={292} y={336} width={72} height={26} rx={5} />
      <rect className="case" x={364} y={343} width={5} height={12} rx={2} />
      <rect className="charge" x={295} y={339} width={66 * left} height={20} rx={3} />
      <text className="small" x={328} y={378}>
        {battery.volts.toFixed(2)} V
      </text>
    </g>
  );
}

/** The pump, cut open: reservoir with its true and its counted level, rotor, battery. */
export function Pump({ view, playing }: { readonly view: View; readonly playing: boolean }) {
  return (
    <g data-place="pump">
      <circle className="titanium" cx={236} cy={262} r={172} />
      <Reservoir reservoir={view.reservoir} />
      <path className="inner" d="M 260 330 C 300 330 280 306 300 300 M 374 262 L 392 262" />
      <Rotor turned={view.strokes.turned} held={view.rotorHeld} moving={view.flow.trueMlPerDay > 0} playing={playing} />
      <Battery battery={view.battery} />
    </g>
  );
}
