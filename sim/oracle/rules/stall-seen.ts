import { formatDuration } from '../../../src/units/index.js';
import type { TraceRecord, TrainRecord } from '../../trace/index.js';
import { isHardReset } from '../resets.js';
import type { Court, Rule } from '../rule.js';
import { wholeStrokes } from '../strokes.js';
import { isSignalled, namesRotorSensor } from '../view.js';

type Memory = { since: number | null; missed: number; trains: TrainRecord[]; told: boolean; deaf: string[] };

const reset = (memory: Memory): void => {
  memory.since = null;
  memory.missed = 0;
  memory.told = false;
};

function judge(memory: Memory, train: TrainRecord, court: Court): void {
  const limits = court.view.limits;
  if (limits === null || train.strokes === 0) return;
  if (train.turned > 0) reset(memory);
  if (train.turned > 0 || memory.deaf.length > 0) return;
  memory.since ??= train.from;
  memory.missed += train.strokes;
  const lasted = train.t - memory.since;
  const { stall_strokes, stall_at_least_ms, stroke_pl } = limits;
  // The span is told in strokes of the present flow: the stall is known with the first one that completes after it.
  const enough = Math.max(stall_strokes, wholeStrokes(0, train.flow_pl_per_day, stall_at_least_ms, stroke_pl) + 1);
  if (memory.told || memory.missed <= enough || lasted < stall_at_least_ms) return;
  court.judged();
  memory.told = true;
  if (isSignalled(court.view, 'motor-stall')) return;
  court.found(`${memory.missed} strokes in ${formatDuration(lasted)} without one turn, and no stall alarm`, train);
}

/** Without one entry of the name, or without all of them. */
function without(names: readonly string[], gone: string, all: boolean): string[] {
  const first = names.indexOf(gone);
  return names.filter((name, i) => (all ? name !== gone : i !== first));
}

/** Keeps the faults that leave the pump without word of its rotor; two of one name may act at once. */
function followFault(memory: Memory, { fault, phase, text }: Extract<TraceRecord, { kind: 'fault' }>): void {
  const before = memory.deaf.length;
  if (phase === 'begin' && namesRotorSensor({ fault, text })) memory.deaf.push(fault);
  if (phase === 'over' && text.endsWith('is over')) memory.deaf = without(memory.deaf, fault, false);
  if (phase === 'over' && text.endsWith('is cleared')) memory.deaf = without(memory.deaf, fault, true);
  if (memory.deaf.length !== before) reset(memory);
}

/**
 * A rotor that did not turn on more strokes than make a stall has raised the stall alarm. Only whole trains without one
 * turn count, so the rule asks for less than is promised; a run in which the rotor sensor itself is at fault is left out.
 */
export const stallSeen: Rule<Memory> = {
  name: 'stall-seen',
  requirement: 'SR-031',
  text: 'a rotor that truly stands still on more strokes than make a stall has raised the stall alarm',
  kinds: ['delivery', 'fault', 'sensor'],
  start: () => ({ since: null, missed: 0, trains: [], told: false, deaf: [] }),
  see(memory, record) {
    if (record.kind === 'fault') followFault(memory, record);
    if (isHardReset(record)) reset(memory);
    // What the sensor could not tell while the train ran, its repair at the end of the train does not bring back.
    if (record.kind === 'delivery' && record.what === 'train' && memory.deaf.length === 0) memory.trains.push(record);
  },
  momentOver(memory, court) {
    for (const train of memory.trains) judge(memory, train, court);
    memory.trains = [];
  },
};
