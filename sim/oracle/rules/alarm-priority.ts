import { type AlarmPriority, alarmEntry, ofClass } from '../../../src/protocol/index.js';
import type { Rule } from '../rule.js';

/** Alarms that were escalated, until they are raised anew. */
type Memory = { escalated: Partial<Record<string, true>> };

const ONE_UP: Readonly<Record<AlarmPriority, AlarmPriority>> = { low: 'medium', medium: 'high', high: 'high' };

/** An alarm is as urgent as the dictionary says for the drug that is in the reservoir now, one step more once it was escalated. */
export const alarmPriority: Rule<Memory> = {
  name: 'alarm-priority',
  requirement: 'SR-037',
  text: 'an alarm has the priority that the dictionary gives it for the class of the drug in the reservoir, one step up once it was escalated',
  kinds: ['alarm'],
  start: () => ({ escalated: {} }),
  see(memory, record, court) {
    if (record.kind !== 'alarm') return;
    const { alarm, phase, priority } = record;
    if (phase === 'raised') delete memory.escalated[alarm];
    if (phase === 'escalated') memory.escalated[alarm] = true;
    court.judged();
    const { drugClass } = court.view;
    const usual = ofClass(alarmEntry(alarm).priority, drugClass);
    const due = memory.escalated[alarm] === true ? ONE_UP[usual] : usual;
    if (priority !== due) {
      const once = due === usual ? '' : ', escalated';
      court.found(`${alarm} was ${phase} with ${priority} priority; it has ${due}${once} for a ${drugClass} drug`);
    }
  },
};
