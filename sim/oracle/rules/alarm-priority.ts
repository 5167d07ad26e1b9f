import { type AlarmPriority, alarmEntry, type DrugClass, ofClass } from '../../../src/protocol/index.js';
import type { TraceRecord } from '../../trace/index.js';
import type { Rule } from '../rule.js';
import { drugClassOf } from '../view.js';

type AlarmRecord = Extract<TraceRecord, { kind: 'alarm' }>;
/** What an alarm was told with, by the class of the moment before. */
type Told = { readonly record: AlarmRecord; readonly escalated: boolean; readonly drugClass: DrugClass };
/** Alarms that were escalated, until they are raised anew; and what this moment has told. */
type Memory = { escalated: Partial<Record<string, true>>; told: Told[] };

const ONE_UP: Readonly<Record<AlarmPriority, AlarmPriority>> = { low: 'medium', medium: 'high', high: 'high' };

function due({ record, escalated }: Told, drugClass: DrugClass): AlarmPriority {
  const usual = ofClass(alarmEntry(record.alarm).priority, drugClass);
  return escalated ? ONE_UP[usual] : usual;
}

/** An alarm is as urgent as the dictionary says for the drug that the patient gets now, one step more once it was escalated. */
export const alarmPriority: Rule<Memory> = {
  name: 'alarm-priority',
  requirement: 'SR-037',
  text: 'an alarm has the priority that the dictionary gives it for the class of the drug in the reservoir, or in the line where that bears a stop worse, one step up once it was escalated',
  kinds: ['alarm'],
  start: () => ({ escalated: {}, told: [] }),
  see(memory, record, court) {
    if (record.kind !== 'alarm') return;
    const { alarm, phase } = record;
    if (phase === 'raised') delete memory.escalated[alarm];
    if (phase === 'escalated') memory.escalated[alarm] = true;
    court.judged();
    memory.told.push({ record, escalated: memory.escalated[alarm] === true, drugClass: drugClassOf(court.view) });
  },
  momentOver(memory, court) {
    // What the line holds is told after the alarms of its moment: one that is right before or after it is right.
    const now = drugClassOf(court.view);
    for (const told of memory.told) {
      const { alarm, phase, priority } = told.record;
      const wanted = due(told, now);
      if (priority === wanted || priority === due(told, told.drugClass)) continue;
      const once = told.escalated ? ', escalated,' : '';
      court.found(
        `${alarm} was ${phase} with ${priority} priority; it has ${wanted}${once} for a ${now} drug`,
        told.record,
      );
    }
    memory.told = [];
  },
};
