import type { Rule } from '../rule.js';

/** `escalated` and `acknowledged` hold the condition as well; `latched` is a signal without its condition. */
type Phase = 'present' | 'escalated' | 'acknowledged' | 'latched';
type Memory = { phase: Partial<Record<string, Phase>> };

const HOLDS: readonly (Phase | undefined)[] = ['present', 'escalated', 'acknowledged'];

/** Raised, escalated, ended and acknowledged come in an order that makes sense, each once. */
export const alarmPhases: Rule<Memory> = {
  name: 'alarm-phases',
  requirement: 'SR-042',
  text: 'an alarm is raised once until it ends, is escalated at most once in between, ends only when raised, and is acknowledged only while it has a signal',
  kinds: ['alarm'],
  start: () => ({ phase: {} }),
  see(memory, record, court) {
    if (record.kind !== 'alarm') return;
    court.judged();
    const before = memory.phase[record.alarm];
    if (record.phase === 'raised') {
      if (HOLDS.includes(before)) court.found(`${record.alarm} was raised again while it was raised`);
      memory.phase[record.alarm] = 'present';
    } else if (record.phase === 'escalated') {
      if (before !== 'present') court.found(`${record.alarm} was escalated, but was ${before ?? 'not raised'}`);
      memory.phase[record.alarm] = 'escalated';
    } else if (record.phase === 'ended') {
      if (!HOLDS.includes(before)) court.found(`${record.alarm} ended but was not raised`);
      if (record.latched && before !== 'acknowledged') memory.phase[record.alarm] = 'latched';
      else delete memory.phase[record.alarm];
    } else {
      if (before === undefined) court.found(`${record.alarm} was acknowledged but had no signal`);
      if (before === 'present' || before === 'escalated') memory.phase[record.alarm] = 'acknowledged';
      else delete memory.phase[record.alarm];
    }
  },
};
