import { nextDeadline } from '../../../src/firmware/deadlines.js';
import { TableExecutor } from '../../../src/firmware/executor/table.js';
import type { FirmwareInput } from '../../../src/firmware/index.js';
import { evenSamples, type MemoryPart, type Program } from '../../../src/protocol/index.js';
import {
  type Concentration,
  type Flow,
  microlitres,
  minutes,
  type Temperature,
  type Volume,
} from '../../../src/units/index.js';
import type { Untimed } from '../inputs.js';
import type { Wanted } from '../pump.js';
import { type Found, minuteLater, stepped } from './search.js';
import { BEGIN, BRIDGE, byTheClock, MINIMUM, TINY_FILL, tinyContext, WITH_PATIENT } from './tiny.js';
import { UNWATCHED, watched } from './watch.js';

/** One turn of a way to a starting point: something said at once, a wait for the next deadline, or a minute. */
type Turn = Untimed<FirmwareInput> | 'deadline' | 'minute';

/** Turns from the shelf, or those of a pump that was made otherwise. */
type Way = readonly Turn[] | { readonly wanted: Wanted; readonly turns: readonly Turn[] };

const DEADLINE = 'deadline';
const program: Turn = { type: 'command.program', program: WITH_PATIENT };
const flex: Turn = { type: 'command.program', program: byTheClock(BEGIN) };
/** Programs that have run to their end within two minutes. */
const short = (wanted: Program): Turn => ({ type: 'command.program', program: { ...wanted, lasts: minutes(2) } });
const implant: Turn = { type: 'power.implanted' };
const bolus: Turn = { type: 'command.patient-bolus' };
const square: Turn = { type: 'command.square-bolus', volume: microlitres(0.5), duration: minutes(4) };
const therapy: readonly Turn[] = [implant, program];
/** Programmed, and the lockout after programming is over. */
const ready: readonly Turn[] = [...therapy, DEADLINE];
const refilled: Turn = {
  type: 'command.refill',
  withdrawn: TINY_FILL.volume,
  filled: TINY_FILL.volume,
  drug: TINY_FILL.drug,
  drugClass: TINY_FILL.drugClass,
  concentration: 10_000 as Concentration,
};
const bridging: readonly Turn[] = [
  implant,
  { type: 'command.prime', extent: 'full-system' },
  DEADLINE,
  refilled,
  { type: 'command.program', program: WITH_PATIENT, bridge: BRIDGE },
];
const suspend: Turn = { type: 'command.suspend', span: minutes(8) };
const used: readonly Turn[] = [...ready, bolus, DEADLINE, DEADLINE, bolus, DEADLINE, DEADLINE];
const paused: Turn = { type: 'command.pause-audio' };
const flip = (part: MemoryPart): Turn => ({ type: 'memory.upset', part, cell: 0, bit: 0, copy: 'first' });
const failed: readonly Turn[] = [
  ...ready,
  { type: 'command.self-test' },
  { type: 'sensor.self-test-failed', part: 'rom' },
  DEADLINE,
];
const blocked: Turn = { type: 'sensor.pressure-above', level: tinyContext().config.occlusionAt };
const open: Turn = { type: 'sensor.pressure-below', level: tinyContext().config.releasedBelow };
const warm = (level: number): Turn => ({ type: 'sensor.temperature-above', level: level as Temperature });
/** A share of what the program gives, as the flow sensor tells it. */
const share = (percent: number): Flow =>
  ((WITH_PATIENT.basal.mode === 'simple' ? WITH_PATIENT.basal.flow : 0) * (percent / 100)) as Flow;
const above = (percent: number): Turn => ({ type: 'sensor.flow-above', level: share(percent) });
const below: Turn = { type: 'sensor.flow-below', level: share(90) };
const back: Turn = { type: 'sensor.flow-reverse', volume: tinyContext().config.stroke as Volume };
const SENSED = { flowSensor: true } as const;
const missed = (strokes: number): Turn => ({ type: 'sensor.rotor-missed', strokes });

/**
 * Where searches begin, each with the way that leads there from the shelf. Add one for a state that the search does not reach
 * within its depth from those that are here.
 */
const WAYS = {
  shelf: [],
  'purge stalled': [{ type: 'command.purge' }, missed(2)],
  'far too much flows, in a purge': {
    wanted: SENSED,
    turns: [
      { type: 'command.purge' },
      { type: 'sensor.flow-above', level: (1.2 * tinyContext().config.primeFlow) as Flow },
    ],
  },
  'flow measured, in a purge': { wanted: SENSED, turns: [{ type: 'command.purge' }] },
  'in lockout': [...therapy, 'minute'],
  'in therapy': ready,
  'by the clock': [implant, flex],
  'primed once': [implant, { type: 'command.prime', extent: 'full-system' }, DEADLINE, program, DEADLINE],
  'bolus under way': [...ready, bolus, 'minute'],
  'square bolus under way': [...ready, square, 'minute'],
  'square bolus held up': [...ready, square, 'minute', bolus, 'minute'],
  'one bolus given': [...ready, bolus, DEADLINE, DEADLINE],
  'count used up': used,
  'count nearly free': [...used, 'minute', 'minute', 'minute'],
  'paused too long': [...ready, suspend, DEADLINE],
  'bridge under way': [...bridging, 'minute'],
  'bridge held up': [...bridging, 'minute', suspend],
  'reservoir low': [implant, flex, DEADLINE, DEADLINE],
  'reservoir empty': [implant, flex, DEADLINE, DEADLINE, DEADLINE],
  'stall suspected': [...ready, missed(1)],
  stalled: [...ready, missed(2)],
  'stalled and escalated': [...ready, missed(2), DEADLINE, DEADLINE],
  'line suspected': [...ready, { type: 'sensor.pressure-above', level: tinyContext().config.occlusionSuspectedAt }],
  'line blocked again': [...ready, blocked, open, 'minute', blocked],
  'paused under an alarm': [...ready, missed(2), suspend],
  'too many restarts': [...ready, blocked, open, blocked, open, blocked, open],
  'line open again, without a program': [...ready, blocked, refilled, open],
  'line blocked': [...ready, { type: 'sensor.pressure-above', level: tinyContext().config.occlusionAt }],
  'after a reset': [...ready, { type: 'sensor.brown-out' }, DEADLINE],
  'far too warm': [...ready, warm(39), warm(42)],
  'far too warm, a drug of comfort': {
    wanted: { drugClass: 'comfort' },
    turns: [...ready, warm(39), warm(42)],
  },
  'warm and suspected, a drug of comfort': {
    wanted: { drugClass: 'comfort' },
    turns: [...ready, warm(39), missed(1)],
  },
  'too much counted': [...ready, { type: 'sensor.count-differs', strokes: 2 }],
  'too little counted': [...ready, { type: 'sensor.count-differs', strokes: -2 }],
  'too cold': [...ready, { type: 'sensor.temperature-below', level: tinyContext().config.temperatureLow }],
  'battery due': [...ready, { type: 'sensor.battery-below', samples: evenSamples(2.4) }],
  'end of service': [...ready, { type: 'sensor.battery-below', samples: evenSamples(2.4) }, DEADLINE],
  'flow measured': { wanted: SENSED, turns: ready },
  'flow measured, in a prime': {
    wanted: SENSED,
    turns: [implant, { type: 'command.prime', extent: 'full-system' }],
  },
  'flow measured, bolus under way': { wanted: SENSED, turns: [...ready, bolus, 'minute'] },
  'flow measured, stalled': { wanted: SENSED, turns: [...ready, missed(2)] },
  'flow measured, square bolus held up': { wanted: SENSED, turns: [...ready, square, 'minute', bolus, 'minute'] },
  'flow measured, too many restarts': {
    wanted: SENSED,
    turns: [...ready, blocked, open, blocked, open, blocked, open],
  },
  'too much flows': { wanted: SENSED, turns: [...ready, above(110), 'minute'] },
  'too much flows for long': { wanted: { ...SENSED, drugClass: 'comfort' }, turns: [...ready, above(110), DEADLINE] },
  'far too much flows': { wanted: SENSED, turns: [...ready, above(110), above(120)] },
  'too little flows': { wanted: SENSED, turns: [...ready, below, 'minute'] },
  'too little flows for long': { wanted: SENSED, turns: [...ready, below, DEADLINE] },
  'fluid runs back': { wanted: SENSED, turns: [...ready, below, back] },
  'a drug of comfort': { wanted: { drugClass: 'comfort' }, turns: [...ready] },
  'near its greatest age': { wanted: { hardEnd: minutes(8) }, turns: [...ready] },
  'simple, near its end': [implant, short({ ...WITH_PATIENT, patient: null })],
  'flex, near its end': [implant, short(byTheClock(BEGIN))],
  'minimum rate, near its end': [implant, short(MINIMUM)],
  'ends in a pause': [implant, short(MINIMUM), suspend],
  'ends in a prime': [implant, short(MINIMUM), 'minute', { type: 'command.prime', extent: 'full-system' }],
  'program complete': [implant, short(MINIMUM), DEADLINE],
  'at the minimum rate': [implant, { type: 'command.program', program: MINIMUM }],
  'memory damaged': [...ready, flip('temperature')],
  'dose damaged': [...ready, flip('infusion'), DEADLINE],
  'tests itself': [...ready, flip('temperature'), { type: 'command.self-test' }],
  'test failed': failed,
  'test passed after all': [...failed, { type: 'command.self-test' }, DEADLINE],
  'sound paused': [...ready, { type: 'sensor.battery-below', samples: evenSamples(2.4) }, paused],
  'warm, sound paused': [
    ...ready,
    { type: 'sensor.temperature-above', level: tinyContext().config.temperatureHigh },
    paused,
  ],
  'never driven, sound paused': [implant, DEADLINE, paused],
} as const satisfies Readonly<Record<string, Way>>;

/** Name of a starting point. */
export type StartName = keyof typeof WAYS;

function shelf(wanted: Wanted): Found {
  const executor = new TableExecutor(tinyContext(wanted));
  const rest = { states: executor.values(), context: executor.context, now: BEGIN };
  return { rest, seen: UNWATCHED, from: null, by: null, depth: 0 };
}

function turned(found: Found, turn: Turn): Found {
  const { rest } = found;
  if (turn === 'minute') {
    const later = minuteLater(rest);
    if (later === null) throw new Error('something is due within the minute');
    return { rest: later, seen: found.seen, from: found, by: null, depth: 0 };
  }
  const due = turn === DEADLINE ? nextDeadline(rest.context, rest.now) : rest.now;
  const input = turn === DEADLINE ? { type: 'clock.deadline', at: due } : { ...turn, at: rest.now, id: 1 };
  const edge = stepped(rest, input as FirmwareInput);
  return { rest: edge.after, seen: watched(found.seen, edge), from: found, by: edge, depth: 0 };
}

/** A starting point, with the way to it from the shelf. */
export function startAt(name: StartName): Found {
  const way: Way = WAYS[name];
  return 'wanted' in way ? way.turns.reduce(turned, shelf(way.wanted)) : way.reduce(turned, shelf({}));
}

/** Every starting point. */
export const START_NAMES = Object.keys(WAYS) as readonly StartName[];
