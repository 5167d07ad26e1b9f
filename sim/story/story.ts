import { ALARM_IDS } from '../../src/protocol/index.js';
import { formatConcentration, formatDuration, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../src/units/index.js';
import type { FaultKind } from '../fault/index.js';
import { createRandom, type Random } from '../random/index.js';
import { mostlySmall, oneOf, type Share } from './draw.js';
import { DRUG_NAMES, drawSetting, type Setting, strengthsOf } from './setting.js';
import { drawBolus, drawProgram } from './therapy.js';
import { drawChange, drawFault, drawFaults, drawPeople } from './trouble.js';

const MOST_STEPS = 18;
const LARGEST_SEED = 4_294_967_295;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What a story is about: how often each sort of deed comes in it, many of them never. */
type Mix = {
  readonly often: Readonly<
    Record<'program' | 'request' | 'bolus' | 'refill' | 'hold' | 'service' | 'trouble' | 'change' | 'people', number>
  >;
  /** who puts orders in: `clinician` over the air, or `direct` by hand */
  readonly through: readonly ('clinician' | 'direct')[];
  readonly faults: readonly FaultKind[];
};

/** Each sort is left out of some stories: what only shows where another sort is missing then shows as well. */
function drawMix(random: Random, setting: Setting): Mix {
  const now = (often: number, chance: number): number => (random.chance(chance) ? often : 0);
  return {
    often: {
      program: 4,
      request: now(12, 0.85),
      bolus: now(5, 0.6),
      refill: now(3, 0.5),
      hold: now(3, 0.5),
      service: now(3, 0.4),
      trouble: now(6, 0.7),
      change: now(3, 0.4),
      people: now(2, 0.4),
    },
    through: random.choose([['direct'], ['clinician'], ['direct', 'clinician']] as const),
    faults: drawFaults(random, setting),
  };
}

/** A story while it is told: its steps, how far it has come, and what is in pump and line. */
type Telling = {
  readonly steps: string[];
  /** ms */
  at: number;
  strength: number;
  /** of the fluid that the last refill has put an end to; null when none has, or a program has followed */
  before: number | null;
  drug: string;
  readonly broken: string[];
};

function drawGap(random: Random): number {
  return oneOf<number>(random, [
    [6, () => random.whole(0, 180) * MS_PER_MINUTE],
    [3, () => random.whole(0, 72) * MS_PER_HOUR],
    [1, () => Math.round(mostlySmall(random, 0, 20)) * MS_PER_DAY],
    [1, () => random.choose([0, 1, 9_999, 10_000])],
  ]);
}

const EVENTS = ['bolus-complete', 'prime-complete', 'alarm', 'stall-recovered'];

/** When the next step comes: at a moment, or now and then after a happening. */
function drawWhen(random: Random, telling: Telling): string {
  if (telling.steps.length > 0 && random.chance(0.08)) {
    const delay = random.choose([0, 10_000, MS_PER_HOUR]);
    // What comes next must not stand before the earliest moment at which this step can be.
    telling.at += delay;
    return `after: ${random.choose(EVENTS)}${delay === 0 ? '' : ` + ${formatDuration(delay)}`}`;
  }
  telling.at += drawGap(random);
  return `at: ${formatDuration(telling.at)}`;
}

function drawRefill(random: Random, telling: Telling, { profile }: Setting): string {
  const fill = random.choose([18, 18, 10, 2.05].filter((ml) => ml * 1e9 <= profile.reservoir.capacity.value));
  const withdraw = random.chance(0.8) ? '' : `withdraw: ${random.choose([0, 1, 10])} mL, `;
  if (random.chance(0.6)) return `refill: { ${withdraw}fill: ${fill} mL }`;
  telling.before = telling.strength;
  telling.drug = random.chance(0.7) ? telling.drug : random.choose(DRUG_NAMES);
  telling.strength = random.choose(strengthsOf(telling.drug));
  const fluid = `drug: ${telling.drug}, concentration: ${formatConcentration(telling.strength)}`;
  return `refill: { ${withdraw}fill: ${fill} mL, ${fluid} }`;
}

const drawHold = (random: Random): string =>
  random.choose([
    'stop',
    'suspend',
    `suspend: { for: ${random.choose(['5min', '1h', '1d'])} }`,
    'resume',
    'resume',
    'cancel-bolus',
  ]);

const drawService = (random: Random): string =>
  random.choose([
    'interrogate',
    'self-test',
    'pause-audio',
    'prime-again: catheter-only',
    'read-log: { newest: 20 }',
    `acknowledge: ${random.choose(ALARM_IDS)}`,
    `set-clock: ${random.choose(WEEKDAYS)} ${String(random.whole(0, 23)).padStart(2, '0')}:00`,
    'low-alarm: 3 mL',
  ]);

function drawTrouble(random: Random, telling: Telling, { faults }: Mix): string {
  if (telling.broken.length > 0 && random.chance(0.35)) return `clear: ${random.choose(telling.broken)}`;
  const kind = random.choose(faults);
  telling.broken.push(kind.kind);
  return drawFault(random, kind);
}

function drawDeed(random: Random, telling: Telling, mix: Mix, setting: Setting): string {
  const through = random.choose(mix.through);
  const ordered = (order: string): string => `${through}: ${/^[a-z-]+$/.test(order) ? order : `{ ${order} }`}`;
  const { often } = mix;
  const shares: readonly Share<string>[] = [
    [
      often.program,
      () => {
        const { before } = telling;
        telling.before = null;
        return ordered(drawProgram(random, telling.strength, before));
      },
    ],
    [often.request, () => (through === 'direct' ? 'direct: request-bolus' : 'patient: request-bolus')],
    [often.bolus, () => ordered(drawBolus(random, telling.strength))],
    [often.refill, () => ordered(drawRefill(random, telling, setting))],
    [often.hold, () => ordered(drawHold(random))],
    [often.service, () => ordered(drawService(random))],
    [often.trouble, () => drawTrouble(random, telling, mix)],
    [often.change, () => drawChange(random)],
    [often.people, () => drawPeople(random)],
  ];
  return oneOf(random, shares);
}

/** Most stories begin with a full line and a therapy, so that there is something to break. */
function opened(random: Random, telling: Telling, through: string): void {
  if (random.chance(0.5)) {
    telling.steps.push(`{ at: 0s, ${through}: { prime: full-system } }`);
    telling.at = 90 * MS_PER_MINUTE;
  }
  if (random.chance(0.9)) {
    const program = drawProgram(random, telling.strength, null);
    telling.steps.push(`{ at: ${formatDuration(telling.at)}, ${through}: { ${program} } }`);
  }
}

function headOf({ profile, drug, strength, fill, length, start }: Setting, seed: number): readonly string[] {
  return [
    'version: 1',
    `title: A story drawn from seed ${seed}`,
    'purpose: Found by chance; nothing that must always hold may fail in it.',
    `device: ${profile.id}`,
    `drug: { name: ${drug}, concentration: ${formatConcentration(strength)} }`,
    `implant: { fill: ${fill} mL, catheter: { length: ${length} cm } }`,
    `seed: ${seed % (LARGEST_SEED + 1)}`,
    `start: ${start}`,
  ];
}

/**
 * The text of a valid scenario that is drawn from a seed: orders over the air and by hand, requests, habits, faults of the catalogue and changes of the
 * surroundings. It expects nothing: what must always hold is the oracle's.
 *
 * The mix is drawn as well, so some stories are all boluses and others all faults. The same seed gives the same text.
 *
 * @param seed  whole number, 0 … 2^53 − 1; it is the seed of the scenario too, modulo 2^32
 * @throws {InvariantError} for anything else
 */
export function drawStory(seed: number): string {
  const random = createRandom(seed).fork('story');
  const setting = drawSetting(random.fork('setting'));
  const mix = drawMix(random.fork('mix'), setting);
  const { strength, drug } = setting;
  const telling: Telling = { steps: [], at: 0, strength, before: null, drug, broken: [] };
  opened(random, telling, mix.through[0] ?? 'direct');
  const most = telling.steps.length + random.whole(1, MOST_STEPS);
  while (telling.steps.length < most) {
    const when = drawWhen(random, telling);
    telling.steps.push(`{ ${when}, ${drawDeed(random, telling, mix, setting)} }`);
  }
  const until = telling.at + MS_PER_HOUR + Math.round(mostlySmall(random, 0, 10)) * MS_PER_DAY;
  return [
    ...headOf(setting, seed),
    `until: ${formatDuration(until)}`,
    'steps:',
    ...telling.steps.map((s) => `  - ${s}`),
    '',
  ].join('\n');
}
