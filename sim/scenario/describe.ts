import { orderInWords } from '../../src/controller/index.js';
import {
  formatConcentration,
  formatDayTime,
  formatDuration,
  formatPressure,
  formatTemperature,
  formatVolume,
  plain,
} from '../../src/units/index.js';
import { airInWords } from '../link/index.js';
import type { Narration } from './lesson.js';
import type {
  Action,
  ClinicianOrder,
  DirectOrder,
  FaultOrder,
  Habit,
  KeyPress,
  Stranger,
  WorldChange,
} from './scenario.js';

const forSpan = (span: number | null): string => (span === null ? '' : ` for ${formatDuration(span)}`);

function describeRefill(order: Extract<ClinicianOrder, { order: 'refill' }>): string {
  const drug = order.drug === null ? '' : ` of ${order.drug}`;
  const strength = order.concentration === null ? '' : ` at ${formatConcentration(order.concentration)}`;
  const out = order.withdraw === null ? '' : ` after withdrawing ${formatVolume(order.withdraw)}`;
  return `refill ${formatVolume(order.fill)}${drug}${strength}${out}`;
}

function describeOrder(order: DirectOrder): string {
  if (order.order === 'refill') return describeRefill(order);
  return order.order === 'request-bolus' ? 'asks for a bolus' : orderInWords(order);
}

function describeChange(change: WorldChange): string {
  if (change.change === 'mri') return `MRI ${plain(change.field)} T${forSpan(change.span)}`;
  if (change.change === 'temperature') return `body temperature ${formatTemperature(change.to)}${forSpan(change.span)}`;
  if (change.change === 'radio') return `radio ${airInWords(change.air)}${forSpan(change.span)}`;
  if (change.change === 'jam') return `radio jammed${forSpan(change.span)}`;
  if (change.change === 'apart') return `controller and pump out of range${forSpan(change.span)}`;
  return `ambient pressure ${formatPressure(change.to)}${forSpan(change.span)}`;
}

function describeFault(fault: FaultOrder): string {
  const name = fault.name === fault.fault ? '' : ` "${fault.name}"`;
  const chance = fault.probability === 1 ? '' : ` with probability ${plain(fault.probability)}`;
  return `fault ${fault.fault}${name}${forSpan(fault.span)}${chance}`;
}

function describeHabit(habit: Habit): string {
  if (habit.habit === 'in-pain')
    return `asks for a bolus whenever it hurts, about every ${formatDuration(habit.every)}`;
  if (habit.habit === 'forgets-to-confirm') return `answers no question of the programmer${forSpan(habit.span)}`;
  const { presses = 1 } = habit;
  const often = presses === 1 ? '' : `, and presses ${presses} times`;
  return `asks for a bolus each day at ${habit.at.map(formatDayTime).join(', ')}${often}`;
}

const describeStranger = (deed: Stranger): string =>
  deed.does === 'listens'
    ? 'listens to what goes through the air'
    : `plays back ${deed.frames} frames over ${formatDuration(deed.over)}`;

/** Keys that a line of the timeline has room for. */
const KEYS_TOLD = 10;

function describePress({ key, held, bounces }: KeyPress): string {
  const chatters = bounces === 0 ? '' : ` (bounces${bounces === 1 ? '' : ` ${bounces} times`})`;
  return held === 0 ? `${key}${chatters}` : `${key}${chatters} held for ${formatDuration(held)}`;
}

function describeKeys(presses: readonly KeyPress[]): string {
  const told = presses.slice(0, KEYS_TOLD).map(describePress).join(', ');
  const more = presses.length - KEYS_TOLD;
  return `keys ${told}${more > 0 ? `, and ${more} more` : ''}`;
}

/** Characters of a narration that a timeline shows. */
const NARRATION_SHOWN = 72;

/** The beginning of what is said, up to the end of a word. */
function describeNarration({ paragraphs }: Narration): string {
  const said = paragraphs.join(' ');
  if (said.length <= NARRATION_SHOWN) return said;
  const cut = said.lastIndexOf(' ', NARRATION_SHOWN);
  return `${said.slice(0, cut < 1 ? NARRATION_SHOWN : cut)} …`;
}

/** What a patient does who presses a button. */
const PRESSED = { bolus: 'asks for a bolus', status: 'reads the pump', silence: 'pauses the sound' } as const;

/** An action in words, for the timeline and the trace. */
export function describe(action: Action): string {
  switch (action.do) {
    case 'clinician':
      return `clinician: ${describeOrder(action.order)}`;
    case 'keys':
      return `clinician: ${describeKeys(action.presses)}`;
    case 'direct':
      return `direct: ${describeOrder(action.order)}`;
    case 'patient':
      return `patient: ${PRESSED[action.request]}`;
    case 'person':
      return `${action.direct === true ? 'direct' : 'person'}: ${describeHabit(action.habit)}`;
    case 'stranger':
      return `stranger: ${describeStranger(action.deed)}`;
    case 'world':
      return `world: ${describeChange(action.change)}`;
    case 'fault':
      return describeFault(action.fault);
    case 'clear':
      return `clear ${action.fault}`;
    case 'snapshot':
      return `snapshot "${action.name}"`;
    case 'narrate':
      return `narration: ${describeNarration(action.narration)}`;
  }
}
