import type { View } from '../show/index.js';
import { figure } from './amounts.js';
import type { Words } from './words.js';

/** Way of the catheter from the outlet of the pump to its tip in the canal. */
const WAY = 'M 392 262 C 470 262 470 380 560 380 C 660 380 690 330 706 262 C 716 214 716 160 716 112';
/** Tops of the vertebrae. */
const VERTEBRAE = [48, 100, 152, 204, 256, 308, 360, 412];
/** Degrees that the rotor turns with each stroke: a third of the way from roller to roller. */
const STROKE_TURNS = 40;
const FLOOR = 352;
const ROOM = 150;

const strengthOf = (holds: Readonly<Record<string, number>>): number =>
  Object.values(holds).reduce((sum, strength) => sum + strength, 0);

/** The fluid in pieces along the way, each in the depth of its strength. */
function Slugs({ line, full }: { readonly line: View['line']; readonly full: number }) {
  let from = 0;
  return line.pieces.map((piece, i) => {
    const start = from;
    from += piece.share;
    const depth = full === 0 ? 0 : Math.min(1, strengthOf(piece.holds) / full);
    return (
      <path
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
        key={i}
        className="slug"
        d={WAY}
        pathLength={1}
        strokeDasharray={`${piece.share + 0.002} 2`}
        strokeDashoffset={-start}
        strokeOpacity={0.08 + 0.92 * depth}
      />
    );
  });
}

function Reservoir({ reservoir }: { readonly reservoir: View['reservoir'] }) {
  const height = (ml: number): number => (ROOM * Math.max(0, ml)) / reservoir.capacityMl;
  const [real, believed] = [height(reservoir.trueMl), height(reservoir.computedMl)];
  return (
    <g>
      <rect className="vessel" x={110} y={FLOOR - ROOM} width={150} height={ROOM} rx={14} />
      <clipPath id="vessel">
        <rect x={110} y={FLOOR - ROOM} width={150} height={ROOM} rx={14} />
      </clipPath>
      <rect className="drug" x={110} y={FLOOR - real} width={150} height={real} clipPath="url(#vessel)" />
      <line className="belief" x1={104} x2={266} y1={FLOOR - believed} y2={FLOOR - believed} />
      <text className="big" x={185} y={FLOOR - ROOM / 2 + 8}>
        {reservoir.trueMl.toFixed(1)} mL
      </text>
      <text className="small" x={194} y={FLOOR + 24}>
        counted {reservoir.computedMl.toFixed(1)} mL
      </text>
    </g>
  );
}

function Rotor({
  turned,
  held,
  moving,
}: {
  readonly turned: number;
  readonly held: boolean;
  readonly moving: boolean;
}) {
  const state = held ? 'held' : moving ? 'moving' : 'still';
  return (
    <g className={`rotor ${state}`}>
      <circle className="track" cx={330} cy={262} r={44} />
      <g transform={`rotate(${(turned * STROKE_TURNS) % 360} 330 262)`}>
        {[0, 120, 240].map((angle) => (
          <g key={angle} transform={`rotate(${angle} 330 262)`}>
            <line className="arm" x1={330} y1={262} x2={330} y2={232} />
            <circle className="roller" cx={330} cy={230} r={11} />
          </g>
        ))}
        <circle className="hub" cx={330} cy={262} r={9} />
      </g>
    </g>
  );
}

function Spine() {
  return (
    <g>
      <rect className="canal" x={698} y={40} width={36} height={420} rx={18} />
      <rect className="cord" x={720} y={40} width={10} height={230} rx={5} />
      {VERTEBRAE.map((top) => (
        <g key={top} className="bone">
          <rect x={744} y={top} width={84} height={38} rx={10} />
          <rect x={652} y={top + 8} width={36} height={20} rx={9} transform={`rotate(18 670 ${top + 18})`} />
        </g>
      ))}
    </g>
  );
}

function Battery({ battery }: { readonly battery: View['battery'] }) {
  const left = Math.max(0, 1 - battery.usedShare);
  return (
    <g className={left < 0.1 ? 'battery low' : 'battery'}>
      <rect className="case" x={292} y={336} width={72} height={26} rx={5} />
      <rect className="case" x={364} y={343} width={5} height={12} rx={2} />
      <rect className="charge" x={295} y={339} width={66 * left} height={20} rx={3} />
      <text className="small" x={328} y={378}>
        {battery.volts.toFixed(2)} V
      </text>
    </g>
  );
}

/** What stands at the line: a narrow place, a leak, a tip that has moved. */
function Trouble({ line }: { readonly line: View['line'] }) {
  return (
    <g className="trouble">
      {line.open < 1 && (
        <g>
          <circle cx={560} cy={380} r={22} />
          <path d="M 548 368 L 572 392 M 572 368 L 548 392" />
          <text x={560} y={426}>
            {line.open === 0 ? 'blocked' : `open to ${figure(line.open * 100)} %`}
          </text>
        </g>
      )}
      {line.leak > 0 && (
        <g>
          <path d="M 424 290 q -8 14 0 20 q 8 -6 0 -20 M 440 306 q -8 14 0 20 q 8 -6 0 -20" />
          <text x={446} y={346}>
            leak
          </text>
        </g>
      )}
      {line.astray > 0 && (
        <text x={700} y={30}>
          tip outside the canal
        </text>
      )}
    </g>
  );
}

/** A pump, its catheter and the spine in cross-section, as they are at one moment. */
export function Stage({ view, words }: { readonly view: View; readonly words: Words }) {
  const full = strengthOf(view.reservoir.holds);
  const scanned = view.faults.some((name) => name.includes('mri'));
  const moving = view.flow.trueMlPerDay > 0;
  return (
    <figure className="stage">
      <svg viewBox="40 10 800 470" role="img" aria-label={words.stage}>
        <title>{words.stage}</title>
        <Spine />
        {scanned && (
          <g className="field">
            {[70, 110, 150, 190, 230].map((r) => (
              <ellipse key={r} cx={240} cy={262} rx={r * 1.3} ry={r} />
            ))}
          </g>
        )}
        <circle className="titanium" cx={236} cy={262} r={172} />
        <Reservoir reservoir={view.reservoir} />
        <path className="inner" d="M 260 330 C 300 330 280 306 300 300 M 374 262 L 392 262" />
        <Rotor turned={view.strokes.turned} held={view.rotorHeld} moving={moving} />
        <Battery battery={view.battery} />
        <path className="tube" d={WAY} />
        <Slugs line={view.line} full={full} />
        {moving && <circle className="tip" cx={716} cy={104} r={9} />}
        <Trouble line={view.line} />
        <text className="small left" x={470} y={250}>
          {figure(view.line.pressureKpa)} kPa
        </text>
        <text className="flow left" x={470} y={228}>
          {figure(view.flow.trueMlPerDay)} mL/day
        </text>
      </svg>
    </figure>
  );
}
