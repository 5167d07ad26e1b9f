import type { View } from '../../show/index.js';
import { figure } from '../amounts/figure.js';
import { useWords } from '../words/words.js';
import { Trouble } from './trouble.js';
import { useShown } from './use-shown.js';

/** Way of the catheter from the outlet of the pump to its tip in the canal. */
const WAY = 'M 458 318 C 540 318 548 446 640 446 C 742 446 790 438 812 360 C 824 316 822 220 822 132';
/** Marks that move with the fluid: how many stand along the whole line. */
const MARKS = 18;

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
        strokeOpacity={depth}
      />
    );
  });
}

/** Marks that go along with the fluid, as fast as it does: what passes the rotor passes the line. */
function Marks({ view, playing }: { readonly view: View; readonly playing: boolean }) {
  const { line, strokes } = view;
  const lines = line.volumeMl > 0 ? (strokes.turned * strokes.volumeMl) / line.volumeMl : 0;
  const { place } = useShown(lines * MARKS, 0.4, 1, playing);
  if (line.open === 0 || view.flow.trueMlPerDay === 0) return null;
  return <path className="marks" d={WAY} pathLength={MARKS} strokeDasharray="0.07 0.93" strokeDashoffset={-place} />;
}

/** The line from the pump to the tip: what is in it, how fast it moves, how hard it presses. */
export function Line({ view, playing }: { readonly view: View; readonly playing: boolean }) {
  const { stage } = useWords();
  const full = strengthOf(view.reservoir.holds);
  const { flow, line } = view;
  const gives = flow.trueMlPerDay > 0 && line.open > 0;
  return (
    <g className="line">
      <defs>
        <radialGradient id="cloud">
          <stop className="dense" offset="0" />
          <stop className="thin" offset="1" />
        </radialGradient>
      </defs>
      {gives && <ellipse className="cloud" cx={824} cy={112} rx={26} ry={58} fill="url(#cloud)" />}
      <g data-place="line">
        <path className="tube" d={WAY} />
        <path className="bore" d={WAY} />
        <Slugs line={line} full={full} />
        <Marks view={view} playing={playing} />
      </g>
      <circle className={gives ? 'tip gives' : 'tip'} cx={822} cy={128} r={8} data-place="tip" />
      <Trouble line={line} />
      <text className="flow left" x={486} y={272} data-place="flow">
        {figure(flow.trueMlPerDay)} mL/day
      </text>
      <text className="small left" x={486} y={300} data-place="pressure">
        {figure(line.pressureKpa)} kPa {stage.atOutlet}
      </text>
    </g>
  );
}
