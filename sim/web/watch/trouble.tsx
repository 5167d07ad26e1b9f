import type { View } from '../../show/index.js';
import { figure } from '../amounts/figure.js';
import { useWords } from '../words/words.js';

/** What stands at the line: a narrow place, a leak, a tip that has moved. */
export function Trouble({ line }: { readonly line: View['line'] }) {
  const { stage } = useWords();
  return (
    <g className="trouble">
      {line.open < 1 && (
        <g>
          <circle cx={640} cy={446} r={24} />
          <path d="M 627 433 L 653 459 M 653 433 L 627 459" />
          <text x={640} y={496}>
            {line.open === 0 ? stage.blocked : `${stage.openTo} ${figure(line.open * 100)} %`}
          </text>
        </g>
      )}
      {line.leak > 0 && (
        <g>
          <path d="M 478 348 q -9 16 0 24 q 9 -8 0 -24 M 498 366 q -9 16 0 24 q 9 -8 0 -24" />
          <text x={492} y={414}>
            {stage.leak}
          </text>
        </g>
      )}
      {line.dish && (
        <text className="left" x={478} y={356}>
          {stage.dish}
        </text>
      )}
      {line.astray > 0 && (
        <text x={700} y={44}>
          {stage.astray}
        </text>
      )}
    </g>
  );
}
