import fc from 'fast-check';
import type { FirmwareInput } from '../../src/firmware/index.js';
import { evenSamples, MEMORY_PARTS, type Program } from '../../src/protocol/index.js';
import {
  durationOf,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  microlitres,
  millilitres,
  millilitresPerDay,
  weekTimeOf,
} from '../../src/units/index.js';

const flow = fc.integer({ min: 30, max: 900 }).map((n) => millilitresPerDay(n / 1000));
const patient = fc.record({
  bolus: fc.integer({ min: 2, max: 60 }).map((n) => microlitres(n)),
  duration: fc.integer({ min: 1, max: 30 }).map((n) => durationOf(n * MS_PER_MINUTE)),
  lockout: fc.integer({ min: 1, max: 300 }).map((n) => durationOf(n * MS_PER_MINUTE)),
  maxCount: fc.integer({ min: 1, max: 6 }),
  countWindow: fc.constantFrom(durationOf(24 * MS_PER_HOUR), durationOf(4 * MS_PER_HOUR)),
});
const window = fc.record({
  window: fc.constantFrom(durationOf(24 * MS_PER_HOUR), durationOf(6 * MS_PER_HOUR), durationOf(MS_PER_HOUR)),
  limit: fc.integer({ min: 20, max: 2000 }).map((n) => microlitres(n)),
});
const simple = fc.record({ mode: fc.constant('simple' as const), flow });
const flex = fc
  .array(fc.record({ hour: fc.integer({ min: 0, max: 167 }), flow }), { minLength: 1, maxLength: 20 })
  .map((steps) => ({
    mode: 'flex' as const,
    week: [...new Map(steps.map((s) => [s.hour, s])).values()]
      .sort((a, b) => a.hour - b.hour)
      .map((s) => ({ at: weekTimeOf(s.hour * MS_PER_HOUR), flow: s.flow })),
  }));

/** Programs of all modes, some of which the pump must refuse. */
export const programs: fc.Arbitrary<Program> = fc.record({
  basal: fc.oneof(
    { weight: 4, arbitrary: simple },
    { weight: 4, arbitrary: flex },
    { weight: 1, arbitrary: fc.constant({ mode: 'minimum-rate' as const }) },
  ),
  patient: fc.option(patient, { nil: null, freq: 3 }),
  windows: fc.uniqueArray(window, { maxLength: 2, selector: (w) => w.window }),
});

/** An input without its moment; a command also without its number. */
export type Untimed<I> = I extends { at: unknown } ? Omit<I, 'at' | 'id'> : never;

const commands = fc.oneof(
  { weight: 4, arbitrary: programs.map((program) => ({ type: 'command.program', program })) },
  { weight: 12, arbitrary: fc.constant({ type: 'command.patient-bolus' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('command.clinician-bolus'),
      volume: fc.integer({ min: 1, max: 80 }).map((n) => microlitres(n)),
      duration: fc.integer({ min: 1, max: 60 }).map((n) => durationOf(n * MS_PER_MINUTE)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('command.square-bolus'),
      volume: fc.integer({ min: 1, max: 80 }).map((n) => microlitres(n)),
      duration: fc.integer({ min: 1, max: 400 }).map((n) => durationOf(n * MS_PER_MINUTE)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom({ extent: 'full-system' }, { extent: 'catheter-only' }, { extent: 'catheter-only', repeats: 1 })
      .map((prime) => ({ type: 'command.prime', ...prime })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        'command.stop',
        'command.resume',
        'command.cancel-bolus',
        'command.interrogate',
        'command.self-test',
        'command.pause-audio',
        'command.purge',
      )
      .map((type) => ({ type })),
  },
  {
    weight: 1,
    arbitrary: fc
      .option(fc.integer({ min: 1, max: 400 }), { nil: null })
      .map((m) => ({ type: 'command.suspend', span: m === null ? null : durationOf(m * MS_PER_MINUTE) })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('command.refill'),
      withdrawn: fc.constantFrom(millilitres(39), millilitres(39), millilitres(1)),
      filled: fc.constantFrom(millilitres(40), millilitres(3), millilitres(2.001)),
      drug: fc.constantFrom('morphine', 'morphine', 'hydromorphone'),
      drugClass: fc.constantFrom('withdrawal-risk', 'withdrawal-risk', 'comfort'),
      concentration: fc.constantFrom(20_000, 20_000, 10_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('command.read-log'),
      from: fc.constantFrom(1, 20, 0, 1_000_000),
      count: fc.constantFrom(100, 3, 101, Number.NaN),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        'motor-stall',
        'occlusion',
        'low-battery-reset',
        'watchdog-reset',
        'temperature',
        'temperature-limit',
        'alert-stop-start',
        'over-delivery',
        'refill-mismatch',
      )
      .map((alarm) => ({ type: 'command.acknowledge', alarm })),
  },
);
const DAY = 24 * MS_PER_HOUR;
/** A clock that is set or jumps, to good moments and bad ones. */
export const clockMoves = fc.oneof(
  fc
    .oneof(fc.integer({ min: 0, max: 167 }), fc.constantFrom(168, -1, 0.3, Number.NaN))
    .map((hour) => ({ type: 'command.set-clock', to: hour * MS_PER_HOUR })),
  fc
    .constantFrom(MS_PER_HOUR, -MS_PER_HOUR, 1, -1, 40 * DAY, -(2 ** 32), 0, 2 ** 53)
    .map((by) => ({ type: 'clock.jumped', by })),
) as fc.Arbitrary<Untimed<FirmwareInput>>;
const reports = fc.oneof(
  fc.constantFrom(5, 10, 200).map((strokes) => ({ type: 'sensor.rotor-missed', strokes })),
  fc.constantFrom('sensor.rotor-turned', 'sensor.brown-out').map((type) => ({ type })),
  fc.record({
    type: fc.constant('sensor.brown-out'),
    update: fc.record({ program: programs, bytes: fc.nat({ max: 300 }) }),
  }),
  fc.constantFrom(0, 60_000, -1, 1e18).map((heldOff) => ({ type: 'sensor.watchdog-reset', heldOff })),
  fc.constantFrom(20, -20, 3).map((strokes) => ({ type: 'sensor.count-differs', strokes })),
  fc.constantFrom(35, 69).map((level) => ({ type: 'sensor.pressure-above', level })),
  fc.constant({ type: 'sensor.pressure-below', level: 10 }),
  fc.constantFrom(35.5, 39, 42, 42.5, 45).map((level) => ({ type: 'sensor.temperature-above', level })),
  fc.constantFrom(35, 38.5, 41).map((level) => ({ type: 'sensor.temperature-below', level })),
  fc
    .constantFrom(evenSamples(2.4), [0, ...evenSamples(3).slice(1)])
    .map((samples) => ({ type: 'sensor.battery-below', samples })),
  fc.constantFrom(-1, 0, 33_000_000, 200_000_000, 1_000_000_000).map((level) => ({ type: 'sensor.flow-above', level })),
  fc.constantFrom(0, 27_000_000, 500_000_000).map((level) => ({ type: 'sensor.flow-below', level })),
  fc.constant({ type: 'sensor.flow-reverse', volume: 250_000 }),
  fc.constantFrom('rom', 'sounder').map((part) => ({ type: 'sensor.self-test-failed', part })),
);

const upsets = fc.record({
  type: fc.constant('memory.upset'),
  part: fc.constantFrom(...MEMORY_PARTS),
  cell: fc.nat({ max: 200 }),
  bit: fc.nat({ max: 63 }),
  copy: fc.constantFrom('first', 'second'),
});

/** Anything the firmware can be told. */
export const untimedInputs = fc.oneof(
  { weight: 20, arbitrary: commands },
  { weight: 4, arbitrary: reports },
  { weight: 2, arbitrary: clockMoves },
  { weight: 1, arbitrary: upsets },
) as fc.Arbitrary<Untimed<FirmwareInput>>;

/** Anything the firmware can be told, with the wait before it, ms. */
export const histories = fc.array(
  fc.record({
    wait: fc.oneof(fc.integer({ min: 0, max: 10 * MS_PER_MINUTE }), fc.integer({ min: 0, max: 30 * MS_PER_HOUR })),
    input: untimedInputs,
  }),
  { maxLength: 40 },
);
