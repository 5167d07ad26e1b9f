import { formatDuration, formatFlow } from '../../../src/units/index.js';
import type { Rule } from '../rule.js';
import { isSignalled } from '../view.js';

type Memory = { due: number | null; told: boolean };

/** Service ends no later than the stated span after the replacement indicator: alarm, and no flow from then on. */
export const endOfService: Rule<Memory> = {
  name: 'end-of-service',
  requirement: 'SR-036',
  text: 'no later than the stated days after the replacement indicator the end-of-service alarm sounds and flow is over',
  kinds: ['alarm', 'delivery', 'plant'],
  watchesTime: true,
  start: () => ({ due: null, told: false }),
  see(memory, record, court) {
    const limits = court.view.limits;
    if (limits === null) return;
    if (record.kind === 'alarm' && record.alarm === 'replacement-due' && record.phase === 'raised') {
      memory.due ??= record.t + limits.replacement_to_end_ms;
    }
    // A firmware that has stalled ends nothing; what was due meanwhile is due when it runs.
    if (record.kind === 'plant' && record.event === 'loop-runs' && memory.due !== null && !memory.told)
      memory.due = Math.max(memory.due, record.t);
    if (record.kind !== 'delivery' || record.what !== 'train' || memory.due === null) return;
    if (record.t <= memory.due || record.flow_pl_per_day === 0) return;
    court.found(
      `${formatFlow(record.flow_pl_per_day)} commanded until ${formatDuration(record.t - memory.due)} after the end of service`,
    );
  },
  momentOver(memory, court) {
    const { now } = court.view;
    if (memory.due === null || memory.told || now < memory.due || court.view.stalledSince !== null) return;
    memory.told = true;
    court.judged();
    const inTime =
      isSignalled(court.view, 'end-of-service') &&
      !(now > memory.due && court.view.raisedNow.includes('end-of-service'));
    if (!inTime) court.found('the end-of-service alarm did not come when it was due');
  },
};
