import type { FirmwareContext, FirmwareInput } from '../../../src/firmware/index.js';
import { wallAt } from '../../../src/firmware/rules/clock.js';
import { type AlarmId, evenSamples } from '../../../src/protocol/index.js';
import {
  type Concentration,
  type Instant,
  MS_PER_WEEK,
  microlitres,
  minutes,
  type Volume,
  type WeekTime,
  weekTimeOf,
} from '../../../src/units/index.js';
import type { Untimed } from '../inputs.js';
import { BRIDGE, byTheClock, GRID, MINIMUM, TINY, TINY_FILL, WITH_PATIENT } from './tiny.js';

/** Name of a way into the firmware. */
export type InputType = FirmwareInput['type'];

type Of<T extends InputType> = Untimed<Extract<FirmwareInput, { readonly type: T }>>;
type Letters = { readonly [T in InputType]: (c: FirmwareContext, now: Instant) => readonly Of<T>[] };

const fill = (strokes: number): Volume => (TINY_FILL.volume + strokes * 250_000) as Volume;
/** As much drawn out as fits the count of the small pump at any time. */
const FITS = fill(-9);
/** What the small pump is filled with. */
const FLUID = {
  drug: TINY_FILL.drug,
  drugClass: TINY_FILL.drugClass,
  concentration: TINY_FILL.concentration,
};
const listed = (c: FirmwareContext): readonly AlarmId[] => c.alarm.active.map((a) => a.alarm);

/** On the shelf nothing happens to a pump that the search is for, but in a purge. */
const isAsleep = (c: FirmwareContext): boolean => c.power.implantedAt === null && c.infusion.purge === null;

/**
 * What the search says to the pump in a given memory, one row for each way in: a command as people may give it at any time, good
 * and bad, and a report only while the pump has armed for it. `clock.deadline` is sent by the search itself at its moment.
 */
const LETTERS: Letters = {
  'clock.deadline': () => [],
  'clock.jumped': () => [{ type: 'clock.jumped', by: -4 * GRID }],
  'power.implanted': (c) => (c.power.implantedAt === null ? [{ type: 'power.implanted' }] : []),
  'command.program': (c, now) => [
    { type: 'command.program', program: WITH_PATIENT },
    { type: 'command.program', program: byTheClock(wallAt(c, now)) },
    { type: 'command.program', program: MINIMUM },
    ...(c.oldFluid === null ? [] : [{ type: 'command.program', program: WITH_PATIENT, bridge: BRIDGE } as const]),
    { type: 'command.program', program: { ...WITH_PATIENT, basal: { mode: 'flex', week: [] } } },
  ],
  'command.prime': () => [
    { type: 'command.prime', extent: 'full-system' },
    { type: 'command.prime', extent: 'full-system', repeats: 1 },
  ],
  'command.purge': () => [{ type: 'command.purge' }],
  'command.clinician-bolus': () => [
    { type: 'command.clinician-bolus', volume: microlitres(0.5), duration: minutes(2) },
    { type: 'command.clinician-bolus', volume: microlitres(5), duration: minutes(10) },
  ],
  'command.square-bolus': () => [
    { type: 'command.square-bolus', volume: microlitres(0.5), duration: minutes(4) },
    { type: 'command.square-bolus', volume: microlitres(5), duration: minutes(10) },
  ],
  'command.patient-bolus': () => [{ type: 'command.patient-bolus' }],
  'command.cancel-bolus': () => [{ type: 'command.cancel-bolus' }],
  'command.stop': () => [{ type: 'command.stop' }],
  'command.suspend': () => [
    { type: 'command.suspend', span: minutes(2) },
    { type: 'command.suspend', span: null },
  ],
  'command.resume': () => [{ type: 'command.resume' }],
  'command.refill': () => [
    {
      type: 'command.refill',
      withdrawn: 0 as Volume,
      filled: fill(0),
      ...FLUID,
    },
    {
      type: 'command.refill',
      withdrawn: FITS,
      filled: fill(0),
      ...FLUID,
    },
    {
      type: 'command.refill',
      withdrawn: FITS,
      filled: fill(0),
      ...FLUID,
      concentration: 10_000 as Concentration,
    },
    {
      type: 'command.refill',
      withdrawn: FITS,
      filled: 0 as Volume,
      ...FLUID,
    },
  ],
  'command.low-alarm': () => [
    { type: 'command.low-alarm', level: fill(-2) },
    { type: 'command.low-alarm', level: TINY.emptyAt },
    { type: 'command.low-alarm', level: 0 as Volume },
  ],
  'command.pause-audio': () => [{ type: 'command.pause-audio' }],
  'command.acknowledge': (c) => {
    const alarms = listed(c);
    return (alarms.length === 0 ? (['motor-stall'] as const) : alarms).map((alarm) => ({
      type: 'command.acknowledge',
      alarm,
    }));
  },
  'command.set-clock': (c, now) => [
    { type: 'command.set-clock', to: weekTimeOf(wallAt(c, now) + 4 * GRID) },
    { type: 'command.set-clock', to: weekTimeOf(wallAt(c, now)) },
    { type: 'command.set-clock', to: MS_PER_WEEK as WeekTime },
  ],
  'command.interrogate': () => [{ type: 'command.interrogate' }],
  'command.read-log': () => [
    { type: 'command.read-log', from: 1, count: 2 },
    { type: 'command.read-log', from: 0, count: 2 },
  ],
  // Strokes that were missed before a standstill count on, so more may come than was asked for.
  'sensor.rotor-missed': ({ armed }) =>
    armed.rotorMissed === null
      ? []
      : [...new Set([armed.rotorMissed, 2])].map((strokes) => ({ type: 'sensor.rotor-missed', strokes })),
  'sensor.rotor-turned': ({ armed }) => (armed.rotorTurned ? [{ type: 'sensor.rotor-turned' }] : []),
  'sensor.count-differs': ({ armed }) =>
    armed.countDiffers === null
      ? []
      : [armed.countDiffers, -armed.countDiffers].map((strokes) => ({ type: 'sensor.count-differs', strokes })),
  'sensor.pressure-above': ({ armed, config }) =>
    armed.pressureAbove === null
      ? []
      : [...new Set([armed.pressureAbove, config.occlusionAt])].map((level) => ({
          type: 'sensor.pressure-above',
          level,
        })),
  'sensor.pressure-below': ({ armed }) =>
    armed.pressureBelow === null ? [] : [{ type: 'sensor.pressure-below', level: armed.pressureBelow }],
  'sensor.battery-below': ({ armed }) =>
    armed.batteryBelow === null
      ? []
      : [evenSamples(armed.batteryBelow), [0, ...evenSamples(armed.batteryBelow + 0.1).slice(1)]].map((samples) => ({
          type: 'sensor.battery-below',
          samples,
        })),
  'sensor.temperature-above': ({ armed }) =>
    armed.temperatureAbove === null ? [] : [{ type: 'sensor.temperature-above', level: armed.temperatureAbove }],
  'sensor.temperature-below': ({ armed }) =>
    armed.temperatureBelow === null ? [] : [{ type: 'sensor.temperature-below', level: armed.temperatureBelow }],
  'sensor.flow-above': ({ armed: { flow } }) =>
    flow === undefined || flow.above === null ? [] : [{ type: 'sensor.flow-above', level: flow.above }],
  'sensor.flow-below': ({ armed: { flow } }) =>
    flow === undefined || flow.below === null ? [] : [{ type: 'sensor.flow-below', level: flow.below }],
  'sensor.flow-reverse': ({ armed: { flow } }) =>
    flow === undefined || flow.reverse === null ? [] : [{ type: 'sensor.flow-reverse', volume: flow.reverse }],
  'command.self-test': () => [{ type: 'command.self-test' }],
  'sensor.self-test-failed': ({ armed }) => (armed.selfTest ? [{ type: 'sensor.self-test-failed', part: 'rom' }] : []),
  // One that decides a dose and one that does not.
  'memory.upset': (c) =>
    (isAsleep(c) ? [] : (['infusion', 'temperature'] as const)).map((part) => ({
      type: 'memory.upset',
      part,
      cell: 0,
      bit: 0,
      copy: 'first',
    })),
  'sensor.brown-out': (c) =>
    isAsleep(c)
      ? []
      : [{ type: 'sensor.brown-out' }, { type: 'sensor.brown-out', update: { program: WITH_PATIENT, bytes: 40 } }],
  'sensor.watchdog-reset': (c) => (isAsleep(c) ? [] : [{ type: 'sensor.watchdog-reset', heldOff: 0 as never }]),
};

/** The names of all ways in; the type checker holds the list complete. */
export const INPUT_TYPES = Object.keys(LETTERS) as readonly InputType[];

/** Everything that may be said now to a pump with this memory, but for the clock. */
export const lettersFor = (c: FirmwareContext, now: Instant, only = INPUT_TYPES): readonly Untimed<FirmwareInput>[] =>
  only.flatMap((type) => LETTERS[type](c, now) as readonly Untimed<FirmwareInput>[]);
