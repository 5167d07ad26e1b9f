import { type AlarmId, alarmEntry } from '../../../src/protocol/index.js';
import { formatDuration } from '../../../src/units/index.js';
import type { TraceRecord } from '../../trace/index.js';
import { isHardReset } from '../resets.js';
import type { Court, Rule } from '../rule.js';
import { touchingFlow, type View } from '../view.js';

/**
 * Restarts counted twice: `sure` only where nothing else can have been the cause, `most` where anything may have been. The
 * alarm must come by the first count, and may come only by the second.
 */
type Memory = {
  flow: number;
  /** flow before the present moment, and the most within it */
  before: number;
  peak: number;
  /** whether alarms have let go of the flow within the present moment; one may take hold of it again at once */
  letGo: boolean;
  /** whether a program began the count anew within the present moment, perhaps after a start had been one too many */
  programmed: boolean;
  /** what has stopped flow at the present moment */
  stop: { sure: boolean; most: boolean };
  /** a stop under an alarm after which flow has not yet gone on */
  pending: { sure: boolean; most: boolean };
  starts: { sure: number[]; most: number[] };
  moment: number;
};

const RUNNING: readonly (string | undefined)[] = ['simple', 'flex', 'minimum-rate'];

const OWN = 'alert-stop-start';
/** After a reset the minimum rate flows, so that other alarms may stop it, and it may go on. */
const AFTER_RESET: readonly AlarmId[] = ['low-battery-reset', 'watchdog-reset'];
const heldByOthers = (view: View, but: readonly AlarmId[] = []): boolean =>
  touchingFlow(view).some((alarm) => alarm !== OWN && !but.includes(alarm));
const soundsCritical = (view: View): boolean => view.signals.some((alarm) => alarmEntry(alarm).tone === 'critical');

function beginMoment(memory: Memory, t: number): void {
  if (t === memory.moment) return;
  memory.moment = t;
  memory.before = memory.flow;
  memory.peak = 0;
  memory.letGo = false;
  memory.programmed = false;
  memory.stop = { sure: false, most: false };
}

function forget(memory: Memory): void {
  memory.pending = { sure: false, most: false };
  memory.stop = { sure: false, most: false };
}

function follow(memory: Memory, record: TraceRecord, court: Court): void {
  beginMoment(memory, record.t);
  if (record.kind === 'output' && record.order.type === 'motor.drive') {
    memory.flow = record.order.flow;
    memory.peak = Math.max(memory.peak, memory.flow);
  } else if (isHardReset(record)) {
    forget(memory);
  } else if (record.kind === 'alarm' && record.phase === 'raised' && record.alarm !== OWN) {
    if (!touchingFlow(court.view).includes(record.alarm)) return;
    memory.stop = { sure: memory.before > 0, most: true };
  } else if (record.kind === 'alarm' && record.phase === 'ended') {
    memory.letGo ||= !heldByOthers(court.view, AFTER_RESET);
  }
}

/** Whether the count says that this start is one too many. */
function tooMany(starts: number[], view: View): boolean {
  const { now, limits } = view;
  const window = limits?.restart_window_ms ?? 0;
  starts.push(now);
  while ((starts[0] ?? now) <= now - window) starts.shift();
  return starts.length >= (limits?.restarts_max ?? Number.POSITIVE_INFINITY);
}

function judge(memory: Memory, court: Court): void {
  const { view } = court;
  beginMoment(memory, view.now);
  const infusion = view.states.infusion;
  const goesOn = memory.peak > 0 && (memory.letGo || !heldByOthers(view, AFTER_RESET));
  const goesOnSurely = goesOn && !heldByOthers(view);
  const sure = goesOnSurely && memory.pending.sure && RUNNING.includes(infusion) && tooMany(memory.starts.sure, view);
  // Flow may be stopped and go on within one moment.
  const mayHaveStopped = memory.pending.most || memory.stop.most;
  const most = goesOn && mayHaveStopped && tooMany(memory.starts.most, view);
  const raised = view.raisedNow.includes(OWN);
  if (sure || raised) court.judged();
  const span = () => formatDuration(view.limits?.restart_window_ms ?? 0);
  if (sure && !raised && !view.present.includes(OWN))
    court.found(`flow went on ${memory.starts.sure.length} times in ${span()} after an alarm, and no ${OWN}`);
  if (raised && !most && !memory.programmed)
    court.found(`${OWN} after ${memory.starts.most.length} starts in ${span()}`);
  if (goesOn) memory.pending = { sure: false, most: false };
  const stopsSurely =
    memory.stop.sure && memory.flow < memory.before && (RUNNING.includes(infusion) || infusion === 'suspended');
  memory.pending.sure ||= stopsSurely;
  memory.pending.most ||= memory.stop.most;
}

/**
 * Flow that goes on again and again after an alarm had been the cause of the stop is an alarm of its own. A program counts
 * anew; a rotor that comes free does not count, since the drive never stopped.
 */
export const restarts: Rule<Memory> = {
  name: 'restarts',
  requirement: 'SR-044',
  text: 'the set number of starts after a stop under an alarm within a sliding window raises an alarm of its own at the last of them, and nothing else does',
  kinds: ['alarm', 'output', 'sensor'],
  start: () => ({
    flow: 0,
    before: 0,
    peak: 0,
    letGo: false,
    programmed: false,
    stop: { sure: false, most: false },
    pending: { sure: false, most: false },
    starts: { sure: [], most: [] },
    moment: -1,
  }),
  see: follow,
  accepted(memory, command, court) {
    beginMoment(memory, court.view.now);
    if (command.type === 'command.program') {
      forget(memory);
      memory.programmed = true;
      memory.starts = { sure: [], most: [] };
    } else if (command.type === 'command.stop') forget(memory);
    else if (command.type === 'command.refill') memory.pending.sure = false;
    else if (command.type === 'command.suspend' && soundsCritical(court.view))
      memory.stop = { sure: memory.before > 0, most: true };
  },
  momentOver: judge,
};
