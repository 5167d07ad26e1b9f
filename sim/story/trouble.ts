import { MS_PER_MINUTE, PL_PER_UL } from '../../src/units/index.js';
import { FAULTS, type FaultKind, type ParameterDescriptor } from '../fault/index.js';
import type { Random } from '../random/index.js';
import { formatParameter } from '../scenario/index.js';
import { mostlySmall, oneOf, round3 } from './draw.js';
import type { Setting } from './setting.js';

/** Bursts and postures are kept few, so that a story stays short. */
const MOST_COUNT = 6;
const SPANS = ['1min', '45min', '6h', '2d', '10d'];

const lasting = (random: Random): string => (random.chance(0.8) ? `, for: ${random.choose(SPANS)}` : '');

/** A value of a parameter within its range, rounded as people would write it. */
function drawValue(random: Random, descriptor: ParameterDescriptor): number | string {
  const { unit, words, min = 0, max = 1 } = descriptor;
  if (words !== undefined) return random.choose(words);
  const grain = { duration: MS_PER_MINUTE, volume: PL_PER_UL, count: 1 }[unit as string] ?? null;
  const most = unit === 'count' ? Math.min(max, Math.max(min, MOST_COUNT)) : max;
  const drawn = mostlySmall(random, min, most);
  const rounded = grain === null ? round3(drawn) : Math.round(drawn / grain) * grain;
  return rounded < min || rounded > most ? min : rounded;
}

function parametersOf(random: Random, { parameters }: FaultKind): string {
  return Object.entries(parameters)
    .filter(([, descriptor]) => descriptor.required === true || random.chance(0.4))
    .map(([name, descriptor]) => `, ${name}: ${formatParameter(descriptor, drawValue(random, descriptor))}`)
    .join('');
}

/** The faults that a story is about: a few of those that its device can have. */
export function drawFaults(random: Random, { profile }: Setting): readonly FaultKind[] {
  const able = Object.values(FAULTS).filter((kind) => kind.supports(profile) === null);
  return Array.from({ length: random.whole(1, 5) }, () => random.choose(able));
}

/** Draws a fault in words of a file. */
export function drawFault(random: Random, kind: FaultKind): string {
  const chance = random.chance(0.1) ? ', probability: 0.5' : '';
  return `fault: { kind: ${kind.kind}${parametersOf(random, kind)}${lasting(random)}${chance} }`;
}

/** Draws a change of the surroundings, of the air among them. */
export function drawChange(random: Random): string {
  const span = lasting(random);
  return oneOf<string>(random, [
    [2, () => `world: { mri: { field: ${random.choose(['1.5 T', '3 T', '10 mT'])}${span} } }`],
    [2, () => `world: { temperature: { to: ${random.whole(20, 45)} °C${span} } }`],
    [1, () => `world: { ambient: { pressure: ${random.whole(30, 400)} kPa${span} } }`],
    [1, () => `world: { radio: { loss: ${random.choose([0.1, 0.3, 0.6])}, corruption: 0.1, jitter: 150ms${span} } }`],
    [1, () => `world: { jam: { for: ${random.choose(['1min', '10min', '6h'])} } }`],
  ]);
}

/** Keys that somebody presses who may be wrong about what the programmer shows. */
function drawKeys(random: Random): string {
  const order = random.choose(['stop', 'resume', 'cancel-bolus', 'pause-audio', 'bolus', 'interrogate']);
  const dialogue = ['connect', `order:${order}`, 'approve', 'confirm', 'ok', 'disconnect'];
  const pressed = dialogue.filter(() => random.chance(0.85));
  return `clinician: { keys: [${(pressed.length === 0 ? dialogue : pressed).join(', ')}] }`;
}

/** Draws what people and strangers are like. */
export function drawPeople(random: Random): string {
  const time = (): string => `"${String(random.whole(0, 23)).padStart(2, '0')}:${random.choose(['00', '30'])}"`;
  return oneOf<string>(random, [
    [3, () => `person: { asks-for-bolus: { at: [${time()}], presses: ${random.whole(1, 3)} } }`],
    [2, () => `person: { in-pain: { every: ${random.choose(['6h', '3h', '1d'])} } }`],
    [1, () => `person: { forgets-to-confirm: { for: ${random.choose(['10min', '1h'])} } }`],
    [1, () => `person: { walks-away: { for: ${random.choose(['2min', '10min'])} } }`],
    [1, () => drawKeys(random)],
    [1, () => 'stranger: listens'],
    [1, () => `stranger: { plays-back: { frames: ${random.whole(5, 40)}, over: 5min } }`],
  ]);
}
