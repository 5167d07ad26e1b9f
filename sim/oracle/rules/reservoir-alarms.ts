import { formatVolume } from '../../../src/units/index.js';
import type { Rule } from '../rule.js';
import { isSignalled } from '../view.js';

type Memory = { lowAt: number | null; computed: { pl: number; t: number; seq: number } | null };

/** What the firmware counts down to its alarm levels has sounded by the moment the count is told. */
export const reservoirAlarms: Rule<Memory> = {
  name: 'reservoir-alarms',
  requirement: 'SR-018',
  text: 'a computed reservoir at the low level has a low or empty alarm, one at nothing an empty alarm',
  kinds: ['delivery'],
  start: () => ({ lowAt: null, computed: null }),
  see(memory, record) {
    if (record.kind !== 'delivery' || record.what !== 'train') return;
    memory.computed = { pl: record.computed_pl, t: record.t, seq: record.seq };
  },
  accepted(memory, command) {
    if (command.type === 'command.low-alarm') memory.lowAt = command.level;
    if (command.type === 'command.refill') memory.computed = null;
  },
  momentOver(memory, court) {
    const { computed } = memory;
    if (computed === null) return;
    memory.computed = null;
    court.judged();
    const low = memory.lowAt ?? court.view.limits?.low_alarm_pl ?? 0;
    const empty = court.view.limits?.empty_at_pl ?? 0;
    if (computed.pl > Math.max(low, empty)) return;
    const isEmpty = isSignalled(court.view, 'empty-reservoir');
    const found = `${formatVolume(computed.pl)} computed`;
    if (computed.pl <= empty && !isEmpty) {
      court.found(`${found}; at ${formatVolume(empty)} the empty-reservoir alarm must sound`, computed);
    } else if (computed.pl <= low && !isEmpty && !isSignalled(court.view, 'low-reservoir')) {
      court.found(`${found}; at ${formatVolume(low)} the low-reservoir alarm must sound`, computed);
    }
  },
};
