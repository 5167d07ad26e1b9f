import { formatDuration } from '../../../src/units/index.js';
import { isHardReset } from '../resets.js';
import type { Court, Rule } from '../rule.js';
import { isSignalled } from '../view.js';

type Memory = {
  /** moment of the first report of missed turns since the rotor last turned */
  first: number | null;
  /** latest moment at which the alarm must have sounded */
  due: { at: number; t: number; seq: number; strokes: number } | null;
};

/** Says so when the alarm was due before `now` and has not come. */
function judgeLate({ due }: Memory, now: number, court: Court): void {
  if (due === null || now <= due.at) return;
  court.judged();
  const late = formatDuration(now - due.at);
  court.found(`${due.strokes} turns missed, and no stall alarm ${late} after it was due`, due);
}

function clear(memory: Memory, court: Court): void {
  judgeLate(memory, court.view.now, court);
  memory.first = null;
  memory.due = null;
}

/**
 * A report of enough missed turns sounds the stall alarm at once, or when the least span of a stall is over. That span is
 * counted from the first report, which is later than the stall: the rule never asks too much.
 */
export const stallReport: Rule<Memory> = {
  name: 'stall-report',
  requirement: 'SR-031',
  text: 'when as many turns were missed as make a stall, the alarm comes at that moment or when the least span is over',
  kinds: ['sensor', 'output', 'state', 'plant'],
  watchesTime: true,
  start: () => ({ first: null, due: null }),
  see(memory, record, court) {
    const limits = court.view.limits;
    if (limits === null) return;
    if (record.kind === 'output') {
      if (record.order.type === 'motor.drive' && record.order.flow === 0) clear(memory, court);
    } else if (record.kind === 'state') {
      if (record.region === 'power') clear(memory, court);
    } else if (record.kind === 'plant') {
      // A firmware that has stalled declares nothing; it counts anew when it runs.
      if (record.event === 'loop-stalled') clear(memory, court);
    } else if (record.kind === 'sensor') {
      const { report } = record;
      if (report.type === 'sensor.rotor-turned' || isHardReset(record)) clear(memory, court);
      if (report.type !== 'sensor.rotor-missed') return;
      memory.first ??= record.t;
      if (report.strokes < limits.stall_strokes || memory.due !== null) return;
      const at = Math.max(record.t, memory.first + limits.stall_at_least_ms);
      memory.due = { at, t: record.t, seq: record.seq, strokes: report.strokes };
    }
  },
  momentOver(memory, court) {
    const { due } = memory;
    if (due === null || (court.view.now < due.at && !isSignalled(court.view, 'motor-stall'))) return;
    const onTime = isSignalled(court.view, 'motor-stall') && court.view.now <= due.at;
    if (onTime) court.judged();
    else judgeLate(memory, court.view.now + 1, court);
    memory.first = null;
    memory.due = null;
  },
  end(memory, court) {
    judgeLate(memory, court.view.now, court);
  },
};
