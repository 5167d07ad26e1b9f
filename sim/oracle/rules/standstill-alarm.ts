import { formatDuration } from '../../../src/units/index.js';
import type { TraceRecord } from '../../trace/index.js';
import type { Court, Rule } from '../rule.js';
import { isSignalled } from '../view.js';

type Memory = {
  /** since when the drive stands; null while it runs or the pump is not in service */
  since: number | null;
  told: boolean;
  /** it stood when the firmware stalled, which tells nothing; the span begins anew when it runs */
  stood: boolean;
};

const OUT_OF_SERVICE: readonly string[] = ['shelf', 'end-of-service'];

function judge(memory: Memory, court: Court): void {
  const { limits, now } = court.view;
  if (memory.since === null || memory.told || limits === null) return;
  const due = memory.since + limits.stopped_too_long_ms;
  if (now < due) return;
  memory.told = true;
  court.judged();
  const late = now > due && court.view.raisedNow.includes('pump-stopped');
  if (isSignalled(court.view, 'pump-stopped') && !late) return;
  court.found(`the drive has stood for ${formatDuration(now - memory.since)}, and no alarm came when it was due`);
}

function followStall(memory: Memory, { event, t }: Extract<TraceRecord, { kind: 'plant' }>): void {
  if (event === 'loop-stalled') {
    memory.stood = memory.since !== null;
    memory.since = null;
  } else if (event === 'loop-runs' && memory.stood) {
    memory.since = t;
    memory.told = false;
  }
}

/** A drive that stands too long sounds the alarm at that moment; on the shelf and at the end of service it may stand. */
export const standstillAlarm: Rule<Memory> = {
  name: 'standstill-alarm',
  requirement: 'SR-002',
  text: 'a drive that was told to stand for the stated span has raised the alarm at its end',
  kinds: ['output', 'state', 'plant'],
  watchesTime: true,
  start: () => ({ since: null, told: false, stood: false }),
  see(memory, record, court) {
    if (record.kind === 'state' && record.region === 'power') {
      if (OUT_OF_SERVICE.includes(record.to)) memory.since = null;
      else if (record.from === 'shelf') memory.since = record.t;
    }
    if (record.kind === 'plant') followStall(memory, record);
    if (record.kind !== 'output' || record.order.type !== 'motor.drive') return;
    const stands = record.order.flow === 0 && !OUT_OF_SERVICE.includes(court.view.states.power ?? 'shelf');
    memory.since = stands ? (memory.since ?? record.t) : null;
    memory.told = false;
  },
  momentOver: judge,
  end: judge,
};
