import { formatDuration, MS_PER_DAY } from '../../../src/units/index.js';
import type { Rule } from '../rule.js';

/** Grants are remembered at least this long, for a program to come with a longer window than the present one. */
const KEEP = 8 * MS_PER_DAY;

type Memory = { granted: number[] };

/** In every sliding window at most the programmed number of boluses is granted. */
export const bolusCount: Rule<Memory> = {
  name: 'bolus-count',
  requirement: 'SR-014',
  text: 'at most the programmed number of patient boluses is granted in every sliding window',
  kinds: [],
  start: () => ({ granted: [] }),
  accepted(memory, command, court) {
    const { now, program } = court.view;
    if (command.type !== 'command.patient-bolus') return;
    memory.granted.push(now);
    const rules = program?.patient ?? null;
    const keep = Math.max(KEEP, rules?.countWindow ?? 0);
    memory.granted = memory.granted.filter((at) => at > now - keep);
    if (rules === null) return;
    court.judged();
    const inWindow = memory.granted.filter((at) => at > now - rules.countWindow).length;
    if (inWindow > rules.maxCount) {
      court.found(
        `${inWindow} patient boluses in ${formatDuration(rules.countWindow)}; at most ${rules.maxCount} may be granted`,
      );
    }
  },
};
