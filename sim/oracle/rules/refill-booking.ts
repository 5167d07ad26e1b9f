import type { Command } from '../../../src/protocol/index.js';
import { formatVolume } from '../../../src/units/index.js';
import type { Court, Rule } from '../rule.js';
import { isSignalled } from '../view.js';

/** A fill as typed, and what the pump then told of its count. */
type Fill = { readonly filled: number; readonly t: number; readonly seq: number };
type Memory = {
  /** the pump's count as it was last told */
  computed: number | null;
  /** a fill that the next count must begin from, and one that waits for an acknowledgement */
  booked: Fill | null;
  held: Fill | null;
};

type Refill = Extract<Command, { type: 'command.refill' }>;

function take(memory: Memory, refill: Refill, court: Court): void {
  const { limits, now: t, seq } = court.view;
  const fill = { filled: refill.filled, t, seq };
  const limit = limits?.refill_mismatch_pl;
  if (limit === undefined || memory.computed === null) return;
  const gap = Math.abs(memory.computed - refill.withdrawn);
  if (gap > limit) {
    memory.held = fill;
    memory.booked = null;
    return;
  }
  memory.booked = fill;
  memory.held = null;
}

/** A new count after a refill begins from the fill; while one is held the old count goes on. */
function judgeCount(memory: Memory, computed: number, court: Court): void {
  const { booked, held, computed: before } = memory;
  if (booked === null && held === null) return;
  const told = `${formatVolume(computed)} computed`;
  if (booked !== null) {
    court.judged();
    if (computed > booked.filled) court.found(`${told} after a fill of ${formatVolume(booked.filled)}`, booked);
  } else if (held !== null && before !== null) {
    court.judged();
    if (computed > before)
      court.found(`${told} where ${formatVolume(before)} were left and a fill still waits to be acknowledged`, held);
  }
}

/**
 * A refill whose withdrawal is further from the pump's own count than the limit raises its alarm at that moment, and the old count goes on
 * until somebody acknowledges it; every other refill begins the count anew at once.
 */
export const refillBooking: Rule<Memory> = {
  name: 'refill-booking',
  requirement: 'SR-019',
  text: 'a refill that does not fit the count raises the mismatch alarm and is booked only when that is acknowledged',
  kinds: ['header', 'delivery', 'alarm'],
  start: () => ({ computed: null, booked: null, held: null }),
  see(memory, record, court) {
    if (record.kind === 'header') memory.computed = record.options.fill_pl;
    else if (record.kind === 'delivery' && record.what === 'train') {
      judgeCount(memory, record.computed_pl, court);
      memory.computed = record.computed_pl;
      memory.booked = null;
    } else if (record.kind === 'alarm' && record.alarm === 'refill-mismatch' && record.phase === 'acknowledged') {
      memory.booked = memory.held;
      memory.held = null;
    }
  },
  accepted(memory, command, court) {
    if (command.type !== 'command.refill') return;
    take(memory, command, court);
    if (memory.booked !== null) memory.computed = memory.booked.filled;
  },
  momentOver(memory, court) {
    const { held } = memory;
    if (held === null || held.t !== court.view.now) return;
    court.judged();
    if (!isSignalled(court.view, 'refill-mismatch'))
      court.found('a refill does not fit the count, and no mismatch alarm came', held);
  },
};
