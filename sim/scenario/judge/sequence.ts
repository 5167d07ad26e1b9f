import { formatDuration, type Instant } from '../../../src/units/index.js';
import type { TraceRecord } from '../../trace/index.js';
import { describeHappening } from '../describe-expectation.js';
import type { Expectation, Happening } from '../scenario.js';
import { happeningOf, isHappening } from './happening.js';
import { IDLE, type Watch } from './watch.js';

type Sequence = Extract<Expectation, { kind: 'sequence' }>;
type Memory = {
  next: number;
  difference: { readonly at: Instant; readonly found: string } | null;
  last: Instant | null;
};

/** What a sequence tells apart: alarms by phase, replies, states by region. */
const sortOf = (happening: Happening): string => {
  if (happening.happening === 'alarm') return `alarm ${happening.phase}`;
  return happening.happening === 'state' ? `state ${happening.region}` : 'reply';
};

function differenceOf({ items }: Sequence, memory: Memory, record: TraceRecord, seen: Happening): string | null {
  const item = items[memory.next];
  const said = `${describeHappening(seen)} at ${formatDuration(record.t)}`;
  if (item === undefined) return `one more: ${said}`;
  if (!isHappening(item.happening, record))
    return `${said} in place ${memory.next + 1}, where ${describeHappening(item.happening)} was expected`;
  const off = item.at === null ? 0 : record.t - item.at;
  if (Math.abs(off) <= item.tolerance) return null;
  return `${said}, ${formatDuration(Math.abs(off))} too ${off < 0 ? 'early' : 'late'}`;
}

/**
 * Follows `sequence`: of the sorts of happenings it names (say, alarms that are raised) exactly these come, in this order and
 * at these times. The first difference is reported.
 */
export function watchSequence(expectation: Sequence): Watch {
  const memory: Memory = { next: 0, difference: null, last: null };
  const sorts = new Set(expectation.items.map((item) => sortOf(item.happening)));
  const count = expectation.items.length;
  return {
    ...IDLE,
    memory,
    see: (record) => {
      if (memory.difference !== null) return;
      const seen = happeningOf(record);
      if (seen === null || !sorts.has(sortOf(seen))) return;
      const found = differenceOf(expectation, memory, record, seen);
      if (found !== null) memory.difference = { at: record.t, found };
      else memory.last = record.t;
      memory.next += 1;
    },
    outcome: () => {
      if (memory.difference !== null) return { held: false, ...memory.difference };
      const missing = expectation.items[memory.next];
      if (missing === undefined) return { held: true, found: `all ${count} in order`, at: memory.last };
      return {
        held: false,
        found: `${memory.next} of ${count}: ${describeHappening(missing.happening)} never came`,
        at: null,
      };
    },
  };
}
