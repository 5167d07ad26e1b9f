import { formatDuration, formatFlow } from '../../../src/units/index.js';
import type { TrainRecord } from '../../trace/index.js';
import { takesTherapyAway } from '../resets.js';
import type { Rule } from '../rule.js';
import { forgetSteps, type Steps, setStep, stepsOver } from '../steps.js';

type Memory = {
  /** moment of the last reset, until a program was accepted after it */
  reset: number | null;
  /** the reset that holds flow off; null while none does, and while a prime or purge runs that was ordered after it */
  off: Steps<number | null>;
  trains: TrainRecord[];
};

/**
 * After a reset at most the profile's stated minimum flows, until somebody programs the pump. A prime or purge that is ordered
 * after the reset is no therapy that starts by itself.
 */
export const nothingStartsByItself: Rule<Memory> = {
  name: 'nothing-starts-by-itself',
  requirement: 'SR-034',
  text: 'after a reset the flow is at most the minimum rate until a program is accepted',
  kinds: ['sensor', 'state', 'delivery'],
  start: () => ({ reset: null, off: [], trains: [] }),
  see(memory, record) {
    if (takesTherapyAway(record)) {
      memory.reset = record.t;
      setStep(memory.off, record.t, record.t);
    }
    if (record.kind !== 'delivery') return;
    if (record.what === 'train') memory.trains.push(record);
    if ((record.what === 'prime' || record.what === 'purge') && memory.reset !== null)
      setStep(memory.off, record.t, memory.reset);
  },
  accepted(memory, command, court) {
    if (command.type === 'command.program') memory.reset = null;
    else if (command.type !== 'command.prime' && command.type !== 'command.purge') return;
    setStep(memory.off, court.view.now, null);
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
