import type { View } from '../../show/index.js';
import { figure } from '../amounts/figure.js';
import { useWords } from '../words/words.js';

/** Way of the catheter from the outlet of the pump to its tip in the canal. */
const WAY = 'M 392 262 C 470 262 470 380 560 380 C 660 380 690 330 706 262 C 716 214 716 160 716 112';

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

/** What stands at the line: a narrow place, a leak, a tip that has moved. */
function Trouble({ line }: { readonly line: View['line'] }) {
  const { stage } = useWords();
  return (
    <g className="trouble">
      {line.open < 1 && (
        <g>
          <circle cx={560} cy={380} r={22} />
          <path d="M 548 368 L 572 392 M 572 368 L 548 392" />
          <text x={560} y={426}>
            {line.open === 0 ? stage.blocked : `${stage.openTo} ${figure(line.open * 100)} %`}
          </text>
        </g>
      )}
      {line.leak > 0 && (
        <g>
          <path d="M 424 290 q -8 14 0 20 q 8 -6 0 -20 M 440 306 q -8 14 0 20 q 8 -6 0 -20" />
          <text x={446} y={346}>
            {stage.leak}
          </text>
        </g>
      )}
      {line.astray > 0 && (
        <text x={640} y={30}>
          {stage.astray}
        </text>
      )}
    </g>
  );
}

/** The line from the pump to the tip: what is in it, how fast it moves, how hard it presses. */
export function Line({ view }: { readonly view: View }) {
  const full = strengthOf(view.reservoir.holds);
  const { flow, line } = view;
  return (
    <g data-place="line">
      <path className="tube" d={WAY} />
      <Slugs line={line} full={full} />
      {flow.trueMlPerDay > 0 && <circle className="tip" cx={716} cy={104} r={9} data-place="tip" />}
      <Trouble line={line} />
      <text className="flow left" x={470} y={228} data-place="flow">
        {figure(flow.trueMlPerDay)} mL/day
      </text>
      <text className="small left" x={470} y={252} data-place="pressure">
        {figure(line.pressureKpa)} kPa
      </text>
    </g>
  );
}
