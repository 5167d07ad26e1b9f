import { formatDuration, formatFlow } from '../../../src/units/index.js';
import type { TrainRecord } from '../../trace/index.js';
import type { Rule } from '../rule.js';
import { forgetSteps, type Steps, setStep, stepsOver } from '../steps.js';

/** The moment of the reset that still holds therapy off; null when none does. */
type Memory = { off: Steps<number | null>; trains: TrainRecord[] };

/** After a reset at most the profile's stated minimum flows, until somebody programs the pump. */
export const nothingStartsByItself: Rule<Memory> = {
  name: 'nothing-starts-by-itself',
  requirement: 'SR-034',
  text: 'after a reset the flow is at most the minimum rate until a program is accepted',
  kinds: ['sensor', 'delivery'],
  start: () => ({ off: [], trains: [] }),
  see(memory, record) {
    if (record.kind === 'sensor' && record.report.type === 'sensor.brown-out') setStep(memory.off, record.t, record.t);
    if (record.kind === 'delivery' && record.what === 'train') memory.trains.push(record);
  },
  accepted(memory, command, court) {
    if (command.type === 'command.program') setStep(memory.off, court.view.now, null);
  },
  momentOver(memory, court) {
    const most = court.view.limits?.minimum_rate_pl_per_day ?? 0;
    for (const train of memory.trains) {
      for (const part of stepsOver(memory.off, train.from, train.t)) {
        if (part.value === null) continue;
        court.judged();
        if (train.flow_pl_per_day <= most) continue;
        const since = formatDuration(part.from - part.value);
        court.found(
          `${formatFlow(train.flow_pl_per_day)} commanded ${since} after a reset; at most ${formatFlow(most)} is allowed`,
          train,
        );
      }
      forgetSteps(memory.off, train.t);
    }
    memory.trains = [];
  },
};
