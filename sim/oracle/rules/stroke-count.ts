import type { Rule } from '../rule.js';
import { wholeStrokes } from '../strokes.js';

/** The strokes of a train are the exact whole part of what was asked; the rotor turns on no more than those. */
export const strokeCount: Rule<object> = {
  name: 'stroke-count',
  requirement: 'SR-004',
  text: 'a train holds floor((carry + flow × span) / stroke) strokes, and no more turns than strokes',
  kinds: ['delivery'],
  judgesDrift: true,
  start: () => ({}),
  see(_memory, record, court) {
    const limits = court.view.limits;
    if (record.kind !== 'delivery' || record.what !== 'train' || limits === null) return;
    court.judged();
    const due = wholeStrokes(record.carry, record.flow_pl_per_day, record.t - record.from, limits.stroke_pl);
    if (record.strokes !== due) court.found(`${record.strokes} strokes where the flow makes ${due}`);
    if (record.turned < 0 || record.turned > record.strokes) {
      court.found(`${record.turned} turns on ${record.strokes} strokes`);
    }
  },
};
