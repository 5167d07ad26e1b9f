import { formatDuration, formatFlow } from '../../../src/units/index.js';
import type { TraceRecord, TrainRecord } from '../../trace/index.js';
import type { Court, Rule } from '../rule.js';

type Memory = {
  /** since when the main loop has stalled; null while it runs */
  since: number | null;
  cut: boolean;
  toned: boolean;
  told: boolean;
};

const spanOf = (court: Court): number => court.view.limits?.watchdog_ms ?? Number.POSITIVE_INFINITY;

/** Drive and tone, once the span is over: both by the watchdog alone. */
function judge(memory: Memory, court: Court): void {
  const { now } = court.view;
  if (memory.since === null || memory.told || now < memory.since + spanOf(court)) return;
  memory.told = true;
  court.judged();
  const late = `the main loop stalled ${formatDuration(now - memory.since)} ago`;
  if (!memory.cut) court.found(`${late}, and the watchdog has not cut the drive`);
  if (!memory.toned) court.found(`${late}, and no tone sounds that does not need the firmware`);
}

function judgeDrift(memory: Memory, train: TrainRecord, court: Court): void {
  if (train.adrift !== true || memory.since === null || train.flow_pl_per_day === 0) return;
  court.judged();
  if (train.t <= memory.since + spanOf(court)) return;
  const span = formatDuration(train.t - memory.since);
  court.found(`${formatFlow(train.flow_pl_per_day)} until ${span} after the main loop had stalled`, train);
}

function follow(memory: Memory, record: Extract<TraceRecord, { kind: 'plant' }>, court: Court): void {
  switch (record.event) {
    case 'loop-stalled':
      Object.assign(memory, { since: record.t, cut: false, toned: false, told: false });
      return;
    case 'watchdog-cut':
      memory.cut = true;
      if (memory.since !== null && record.t !== memory.since + spanOf(court))
        court.found(`the watchdog bit ${formatDuration(record.t - memory.since)} after the main loop had stalled`);
      return;
    case 'hardware-tone':
      memory.toned = true;
      return;
    case 'loop-runs':
      if (memory.cut || record.t !== (memory.since ?? 0) + spanOf(court)) judge(memory, court);
      memory.since = null;
      return;
    default:
      return;
  }
}

/** A firmware that no longer runs is stopped by a circuit that does not need it. */
export const watchdog: Rule<Memory> = {
  name: 'watchdog',
  requirement: 'SR-029',
  text: 'when the main loop stalls, flow is over and a tone sounds no later than the span of the watchdog, without the firmware',
  kinds: ['plant', 'delivery'],
  watchesTime: true,
  judgesDrift: true,
  start: () => ({ since: null, cut: false, toned: false, told: false }),
  see(memory, record, court) {
    if (record.kind === 'plant') follow(memory, record, court);
    if (record.kind === 'delivery' && record.what === 'train') judgeDrift(memory, record, court);
  },
  momentOver: judge,
  end: judge,
};
