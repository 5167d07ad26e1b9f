import { formatDuration } from '../../../src/units/index.js';
import type { Rule } from '../rule.js';

type Memory = { since: number | null; because: string };

/** The patient waits out the lockout from the end of the last bolus, from programming and from a refill. */
export const lockout: Rule<Memory> = {
  name: 'lockout',
  requirement: 'SR-012',
  text: 'a patient bolus is granted no sooner than one lockout after the end of the last one, a program or a refill',
  kinds: ['delivery'],
  start: () => ({ since: null, because: '' }),
  see(memory, record) {
    if (record.kind !== 'delivery' || record.what !== 'patient-bolus') return;
    memory.since = record.t;
    memory.because = 'the end of the last bolus';
  },
  accepted(memory, command, court) {
    const { now, program } = court.view;
    if (command.type === 'command.program' || command.type === 'command.refill') {
      memory.since = now;
      memory.because = command.type === 'command.program' ? 'a program' : 'a refill';
    }
    if (command.type !== 'command.patient-bolus') return;
    court.judged();
    if (program === null || program.patient === null) {
      court.found('a patient bolus was granted although the program in force allows none');
    } else if (memory.since !== null && now < memory.since + program.patient.lockout) {
      court.found(
        `a patient bolus was granted ${formatDuration(now - memory.since)} after ${memory.because}; the lockout is ${formatDuration(program.patient.lockout)}`,
      );
    }
  },
};
