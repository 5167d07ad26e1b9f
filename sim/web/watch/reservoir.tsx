import type { View } from '../../show/index.js';
import { useWords } from '../words/words.js';

/** The chamber in which the bellows stand: left, floor, width and height. */
const [LEFT, FLOOR, WIDE, HIGH] = [104, 388, 172, 168];
/** Folds of the bellows, and how far each goes in. */
const FOLDS = 9;
const DEPTH = 7;

/** Bellows of a height: their folds close as they empty. */
function bellows(height: number): string {
  const fold = height / FOLDS;
  const side = (x: number, into: number): readonly string[] =>
    Array.from(
      { length: FOLDS },
      (_, i) => `L ${x + into} ${FLOOR - (i + 0.5) * fold} L ${x} ${FLOOR - (i + 1) * fold}`,
    );
  const up = side(LEFT + WIDE - DEPTH, DEPTH);
  const down = Array.from(
    { length: FOLDS },
    (_, i) => `L ${LEFT} ${FLOOR - height + (i + 0.5) * fold} L ${LEFT + DEPTH} ${FLOOR - height + (i + 1) * fold}`,
  );
  return `M ${LEFT + DEPTH} ${FLOOR} L ${LEFT + WIDE - DEPTH} ${FLOOR} ${up.join(' ')} L ${LEFT + DEPTH} ${FLOOR - height} ${down.join(' ')} Z`;
}

/** The reservoir: bellows that hold what is truly there, under the pressure of a gas, and a mark at what the pump has counted. */
export function Reservoir({ reservoir }: { readonly reservoir: View['reservoir'] }) {
  const { stage } = useWords();
  const height = (ml: number): number => HIGH * Math.min(1, Math.max(0.01, ml / reservoir.capacityMl));
  const counted = FLOOR - height(reservoir.computedMl);
  return (
    <g data-place="reservoir">
      <rect className="gas" x={LEFT - 6} y={FLOOR - HIGH - 8} width={WIDE + 12} height={HIGH + 12} rx={12} />
      <path className="bellows" d={bellows(height(reservoir.trueMl))} />
      <path className="counted" d={`M ${LEFT - 12} ${counted} H ${LEFT + WIDE + 12}`} />
      <path className="pointer" d={`M ${LEFT - 14} ${counted} l -10 -7 v 14 Z`} />
      <text className="big" x={LEFT + WIDE / 2} y={FLOOR - 66}>
        {reservoir.trueMl.toFixed(1)} mL
      </text>
      <text className="small" x={LEFT + WIDE / 2} y={FLOOR + 24}>
        {stage.counted} {reservoir.computedMl.toFixed(1)} mL
      </text>
    </g>
  );
}
