import { formatFlow } from '../../../src/units/index.js';
import type { Rule } from '../rule.js';

/** Basal plus boluses never exceeds what the pump may deliver. */
export const pumpMaximum: Rule<object> = {
  name: 'pump-maximum',
  requirement: 'SR-009',
  text: 'the commanded flow never exceeds the pump maximum',
  kinds: ['delivery', 'output'],
  judgesDrift: true,
  start: () => ({}),
  see(_memory, record, court) {
    const most = court.view.limits?.flow_max_pl_per_day;
    if (most === undefined) return;
    let flow: number | null = null;
    if (record.kind === 'delivery' && record.what === 'train') flow = record.flow_pl_per_day;
    if (record.kind === 'output' && record.order.type === 'motor.drive') flow = record.order.flow;
    if (flow === null) return;
    court.judged();
    if (flow > most) court.found(`${formatFlow(flow)} commanded; the pump maximum is ${formatFlow(most)}`);
  },
};
