import { alarmEntry } from '../../../src/protocol/index.js';
import { formatDuration } from '../../../src/units/index.js';
import type { Court, Rule } from '../rule.js';

/** Conditions that wait for somebody, by alarm: the moment at which each must be escalated. */
type Memory = { due: Partial<Record<string, number>> };

function late(memory: Memory, court: Court): void {
  // A firmware that has stalled escalates nothing; what was due meanwhile is due when it runs.
  if (court.view.stalledSince !== null) return;
  for (const alarm in memory.due) {
    const due = memory.due[alarm];
    if (due === undefined || court.view.now <= due) continue;
    court.judged();
    court.found(`${alarm}: nobody has attended to it, and it was not escalated when that was due`);
    delete memory.due[alarm];
  }
}

/**
 * A condition that lasts and that nobody has seen (the pump was not interrogated, the sound not paused) is escalated when the
 * time that the dictionary sets is over, and no other is.
 */
export const escalation: Rule<Memory> = {
  name: 'escalation',
  requirement: 'SR-042',
  text: 'a condition that nobody attends to is escalated at its set time, and only then',
  kinds: ['alarm', 'plant'],
  watchesTime: true,
  start: () => ({ due: {} }),
  see(memory, record, court) {
    if (record.kind === 'plant' && record.event === 'loop-runs') {
      for (const [alarm, due] of Object.entries(memory.due)) memory.due[alarm] = Math.max(due ?? 0, record.t);
    }
    if (record.kind !== 'alarm') return;
    const { alarm, phase } = record;
    const due = memory.due[alarm];
    delete memory.due[alarm];
    if (phase === 'raised') {
      const { escalatesAfter } = alarmEntry(alarm);
      if (escalatesAfter !== null) memory.due[alarm] = record.t + escalatesAfter;
    } else if (phase === 'escalated') {
      court.judged();
      if (due === undefined) court.found(`${alarm} was escalated although nothing was due`);
      else if (due !== record.t) {
        const off = formatDuration(Math.abs(record.t - due));
        court.found(`${alarm} was escalated ${off} ${record.t < due ? 'too early' : 'too late'}`);
      }
    } else if (due !== undefined && due < record.t) {
      court.found(`${alarm} was ${phase}; it should have been escalated before`);
    }
  },
  accepted(memory, command) {
    if (command.type === 'command.interrogate' || command.type === 'command.pause-audio') memory.due = {};
  },
  momentOver: late,
  end: late,
};
