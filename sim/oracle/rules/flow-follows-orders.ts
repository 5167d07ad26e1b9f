import type { Command } from '../../../src/protocol/index.js';
import { formatDuration, formatFlow } from '../../../src/units/index.js';
import type { BolusRecord, TraceRecord, TrainRecord } from '../../trace/index.js';
import {
  basalOrdered,
  bolusFlow,
  isBookedNow,
  isOtherFluid,
  type Ordered,
  overlaysOrdered,
  STOPPED,
  UNKNOWN,
  UNPROGRAMMED,
  withinWeek,
} from '../orders.js';
import { takesTherapyAway } from '../resets.js';
import type { Court, Rule } from '../rule.js';
import { forgetSteps, type Steps, setStep, stepsOver } from '../steps.js';
import { touchingFlow, type View } from '../view.js';

/** `offset`: what the pump clock would have shown at the start, had it always gone as it goes now; ms since Monday, within a week. */
type Due = {
  readonly ordered: Ordered;
  readonly boluses: number;
  readonly bridge: number | null;
  readonly offset: number;
};
type Memory = {
  ordered: Ordered;
  /** what holds again when the prime or purge under way is complete; null while none is */
  afterPrime: Ordered | null;
  /** end of a pause of a set span, and what goes on then */
  pause: { readonly until: number; readonly next: Ordered } | null;
  /** what a pause of no set span will go back to */
  paused: Ordered;
  /** when the program in force has run to its end; null for never */
  end: number | null;
  boluses: Partial<Record<BolusRecord['what'], number>>;
  /** flow that takes the place of basal, from its beginning to its booking */
  bridge: { readonly from: number; readonly flow: number } | null;
  fluid: { drug: string; concentration: number };
  /** of the pump clock as it goes now, see {@link Due} */
  offset: number;
  due: Steps<Due>;
  trains: TrainRecord[];
};

/** States in which the pump holds its flow for a reason of its own; other rules judge those. */
const isHeld = (view: View): boolean => {
  const { power, line, reservoir } = view.states;
  return power !== 'running' || line === 'occluded' || reservoir === 'empty' || touchingFlow(view).length > 0;
};

function update(memory: Memory, court: Court): void {
  const stands = memory.ordered.does === 'stands';
  const ordered = memory.afterPrime !== null || (!stands && isHeld(court.view)) ? UNKNOWN : memory.ordered;
  const boluses = overlaysOrdered(memory.boluses);
  setStep(memory.due, court.view.now, { ordered, boluses, bridge: memory.bridge?.flow ?? null, offset: memory.offset });
}

/** A pause of a set span ends by itself. */
function endPause(memory: Memory, now: number, court: Court): void {
  const { pause } = memory;
  if (pause === null || now < pause.until) return;
  memory.ordered = pause.next;
  memory.pause = null;
  const held = isHeld(court.view);
  const { offset } = memory;
  const bridge = memory.bridge?.flow ?? null;
  setStep(memory.due, pause.until, { ordered: held ? UNKNOWN : pause.next, boluses: 0, bridge, offset });
}

/** A program that has run to its end leaves the minimum rate: at once, or after the pause or prime under way. */
function endProgram(memory: Memory, now: number, court: Court): void {
  const { end, offset } = memory;
  if (end === null || now < end) return;
  const left: Ordered = { does: 'gives', basal: { mode: 'minimum-rate' } };
  memory.end = null;
  memory.bridge = null;
  for (const what of ['patient-bolus', 'clinician-bolus', 'square-bolus'] as const) delete memory.boluses[what];
  if (memory.afterPrime !== null) memory.afterPrime = left;
  else if (memory.ordered.does !== 'stands') memory.ordered = left;
  memory.paused = left;
  if (memory.pause !== null) memory.pause = { until: memory.pause.until, next: left };
  const known = memory.afterPrime === null && !(memory.ordered.does !== 'stands' && isHeld(court.view));
  setStep(memory.due, end, { ordered: known ? memory.ordered : UNKNOWN, boluses: 0, bridge: null, offset });
}

/** What ends by itself up to `now`, in the order in which it does. */
function passTime(memory: Memory, now: number, court: Court): void {
  const isPauseFirst = memory.pause !== null && memory.pause.until <= (memory.end ?? memory.pause.until);
  if (isPauseFirst) endPause(memory, now, court);
  endProgram(memory, now, court);
  endPause(memory, now, court);
}

const isStopped = (ordered: Ordered): boolean => ordered.does === 'stands' && ordered.by === 'person';

function order(memory: Memory, ordered: Ordered): void {
  memory.ordered = ordered;
  memory.afterPrime = null;
  memory.pause = null;
}

function obey(memory: Memory, command: Command, court: Court): void {
  const { now, program } = court.view;
  switch (command.type) {
    case 'command.program':
      order(memory, { does: 'gives', basal: command.program.basal });
      memory.end = command.program.lasts === undefined ? null : now + command.program.lasts;
      memory.bridge = command.bridge === undefined ? null : { from: now, flow: command.bridge.flow };
      break;
    case 'command.stop':
      order(memory, STOPPED);
      memory.end = null;
      break;
    case 'command.suspend':
      memory.paused = memory.ordered;
      order(memory, STOPPED);
      if (command.span !== null) memory.pause = { until: now + command.span, next: memory.paused };
      break;
    case 'command.resume':
      order(memory, memory.paused);
      break;
    case 'command.purge':
    case 'command.prime':
      memory.afterPrime = memory.ordered;
      break;
    case 'command.refill':
      if (isOtherFluid(command, memory.fluid)) {
        order(memory, isStopped(memory.ordered) ? STOPPED : UNPROGRAMMED);
        memory.end = null;
      }
      memory.fluid = { drug: command.drug, concentration: command.concentration };
      break;
    case 'command.clinician-bolus':
      memory.boluses['clinician-bolus'] = bolusFlow(command.volume, command.duration);
      break;
    case 'command.square-bolus':
      memory.boluses['square-bolus'] = bolusFlow(command.volume, command.duration);
      break;
    case 'command.patient-bolus':
      if (program?.patient != null)
        memory.boluses['patient-bolus'] = bolusFlow(program.patient.bolus, program.patient.duration);
      break;
    case 'command.set-clock':
      memory.offset = withinWeek(command.to - now);
      break;
    default:
      return;
  }
  update(memory, court);
}

/** A prime leaves the therapy that ran before it, also when it was cut short: what stops that too is an order or a reset of its own. */
function endBolus(memory: Memory, record: BolusRecord): void {
  if (record.what === 'bridge' && isBookedNow(record, memory.bridge)) memory.bridge = null;
  delete memory.boluses[record.what];
  if ((record.what !== 'prime' && record.what !== 'purge') || memory.afterPrime === null) return;
  memory.ordered = memory.afterPrime;
  memory.afterPrime = null;
}

/** Whether the supply gave way while a program was written: nobody has answered, and only the pump knows whether it is in force. */
const cutsUpdate = (record: TraceRecord): boolean =>
  record.kind === 'sensor' && record.report.type === 'sensor.brown-out' && record.report.update !== undefined;

/** What a person has stopped stays so over a reset; what ran does not come back by itself. */
function reset(memory: Memory, record: TraceRecord): void {
  const before = memory.afterPrime ?? memory.ordered;
  const stands = isStopped(before) || (before.does === 'stands' && !cutsUpdate(record));
  order(memory, stands ? before : UNKNOWN);
  memory.paused = UNKNOWN;
  memory.end = null;
  memory.bridge = null;
}

function follow(memory: Memory, record: TraceRecord, court: Court): void {
  if (record.kind === 'header') {
    const { drug, concentration_ug_per_ml: concentration, start_week_ms: offset } = record.options;
    memory.fluid = { drug, concentration };
    memory.offset = offset;
  } else if (record.kind === 'clock') {
    if (record.what === 'told') return;
    memory.offset = withinWeek(memory.offset + record.by_ms);
  } else if (record.kind === 'sensor' || record.kind === 'state') {
    if (takesTherapyAway(record)) reset(memory, record);
    else if (record.kind === 'sensor') return;
  } else if (record.kind === 'delivery') {
    if (record.what === 'train') memory.trains.push(record);
    if (record.what === 'train' || record.what === 'released') return;
    endBolus(memory, record);
  }
  update(memory, court);
}

/** The first span of a train at another flow than was ordered. */
function judge(memory: Memory, train: TrainRecord, court: Court): void {
  const minimum = court.view.limits?.minimum_rate_pl_per_day ?? 0;
  for (const { from, to, value } of stepsOver(memory.due, train.from, train.t)) {
    const { ordered, boluses, bridge, offset } = value;
    if (ordered.does === 'unknown') continue;
    court.judged();
    for (let at = from; at < to; ) {
      const { flow, until } =
        ordered.does === 'gives'
          ? basalOrdered(ordered.basal, offset, at, minimum)
          : { flow: 0, until: Number.POSITIVE_INFINITY };
      const due = ordered.does === 'gives' ? (bridge ?? flow) + boluses : 0;
      if (train.flow_pl_per_day !== due) {
        const span = formatDuration(Math.min(to, until) - at);
        const asked = `${formatFlow(train.flow_pl_per_day)} commanded for ${span}; ordered was ${formatFlow(due)}`;
        court.found(asked, train, ordered.does === 'gives' ? 'SR-016' : undefined);
        return;
      }
      at = until;
    }
  }
}

/**
 * The drive gives what people have ordered, worked out anew from their orders: the step of the day now in force, or the bridge in its place, plus the
 * boluses under way; the minimum rate once the program has run to its end; nothing before a program, after a stop, in a pause and after a refill with another fluid. The day is that
 * of the pump clock, which follows how it was set and how it truly jumped, whatever the pump tells of it. Where the
 * pump holds by itself, after a reset and in a prime or purge it says nothing.
 */
export const flowFollowsOrders: Rule<Memory> = {
  name: 'flow-follows-orders',
  requirement: 'SR-002',
  text: 'the commanded flow is the step of the program now in force plus the boluses under way, and nothing where a person has stopped it',
  kinds: ['header', 'sensor', 'state', 'delivery', 'alarm', 'clock'],
  watchesTime: true,
  start: () => ({
    ordered: UNPROGRAMMED,
    afterPrime: null,
    pause: null,
    paused: UNKNOWN,
    end: null,
    boluses: {},
    bridge: null,
    fluid: { drug: '', concentration: 0 },
    offset: 0,
    due: [],
    trains: [],
  }),
  see(memory, record, court) {
    passTime(memory, record.t, court);
    follow(memory, record, court);
  },
  accepted(memory, command, court) {
    passTime(memory, court.view.now, court);
    obey(memory, command, court);
  },
  momentOver(memory, court) {
    passTime(memory, court.view.now, court);
    for (const train of memory.trains) {
      judge(memory, train, court);
      forgetSteps(memory.due, train.t);
    }
    memory.trains = [];
  },
};
