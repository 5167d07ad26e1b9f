import fc from 'fast-check';
import type { FirmwareInput } from '../../src/firmware/index.js';
import type { Command, Program } from '../../src/protocol/index.js';
import {
  durationOf,
  type Flow,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  microlitres,
  picolitresPerDay,
  type Volume,
  weekTimeOf,
} from '../../src/units/index.js';
import { clockMoves, type Untimed, untimedInputs } from './inputs.js';
import { FIRST_FLUID, refill } from './orders.js';

/**
 * What happens next and when: after a wait in ms, or aimed at the moment that the pump told with its last refusal (`told`),
 * one ms before it (`early`), or at the next deadline of the pump (`deadline`).
 */
export type Turn = { readonly wait: number | 'told' | 'early' | 'deadline'; readonly input: Untimed<FirmwareInput> };

/** A clinician's program and what follows. */
export type Life = readonly Turn[];

const flow = fc.integer({ min: 50_000, max: 900_000 }).map((n) => picolitresPerDay(n * 1000 + (n % 7)));
const basal = fc.oneof(
  { weight: 3, arbitrary: fc.record({ mode: fc.constant('simple' as const), flow }) },
  {
    weight: 2,
    arbitrary: fc
      .uniqueArray(fc.record({ hour: fc.integer({ min: 0, max: 167 }), flow }), {
        minLength: 1,
        maxLength: 12,
        selector: (s) => s.hour,
      })
      .map((steps) => ({
        mode: 'flex' as const,
        week: [...steps]
          .sort((a, b) => a.hour - b.hour)
          .map((s) => ({ at: weekTimeOf(s.hour * MS_PER_HOUR), flow: s.flow })),
      })),
  },
);
const highest = (of: Program['basal']): number => {
  if (of.mode === 'flex') return Math.max(...of.week.map((s) => s.flow));
  return of.mode === 'simple' ? of.flow : 0;
};

const span = (most: number, unit: number) => fc.integer({ min: 1, max: most }).map((n) => durationOf(n * unit));
const patient = fc.record({
  bolus: fc.integer({ min: 300, max: 40_000 }).map((n) => microlitres(n / 1000)),
  duration: span(60, MS_PER_MINUTE),
  lockout: span(180, MS_PER_MINUTE),
  maxCount: fc.integer({ min: 1, max: 5 }),
  countWindow: fc.constantFrom(durationOf(24 * MS_PER_HOUR), durationOf(5 * MS_PER_HOUR)),
});

/** A limit that is near what basal and a few boluses need, often to the picolitre. */
const windowFor = (flowMost: number, bolus: number) =>
  fc
    .record({
      hours: fc.constantFrom(1, 6, 24, 24),
      boluses: fc.integer({ min: 0, max: 4 }),
      slack: fc.constantFrom(0, 1, 249_999, 250_000, 250_001, 3_000_000),
    })
    .map(({ hours, boluses, slack }) => ({
      window: durationOf(hours * MS_PER_HOUR),
      limit: (Math.ceil((flowMost * hours) / 24) + boluses * bolus + slack) as Volume,
    }));

/** Most programs have no end. */
const ends = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 * MS_PER_DAY }).map(durationOf) },
);

/** Programs that a pump may accept, with dose limits worth testing. */
export const therapies: fc.Arbitrary<Program> = fc
  .record({ basal, patient: fc.option(patient, { nil: null, freq: 6 }) })
  .chain((therapy) =>
    fc
      .tuple(
        fc.uniqueArray(windowFor(highest(therapy.basal), therapy.patient?.bolus ?? 5_000_000), {
          maxLength: 2,
          selector: (w) => w.window,
        }),
        ends,
      )
      .map(([windows, lasts]) => (lasts === null ? { ...therapy, windows } : { ...therapy, windows, lasts })),
  );

const order = (command: Command): Untimed<FirmwareInput> => command as Untimed<FirmwareInput>;
const patientAsks = fc.constant(order({ type: 'command.patient-bolus' }));
const clinicianAsks = fc
  .record({ ul: fc.integer({ min: 250, max: 60_000 }), duration: span(90, MS_PER_MINUTE) })
  .map(({ ul, duration }) => order({ type: 'command.clinician-bolus', volume: microlitres(ul / 1000), duration }));
const squareAsks = fc
  .record({ ul: fc.integer({ min: 250, max: 60_000 }), duration: span(600, MS_PER_MINUTE) })
  .map(({ ul, duration }) => order({ type: 'command.square-bolus', volume: microlitres(ul / 1000), duration }));
const refills = fc.constant(order(refill()));
const programs = therapies.map((program) => order({ type: 'command.program', program }));
const waits = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 20 * MS_PER_MINUTE }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 7 * MS_PER_HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 * MS_PER_DAY }) },
  { weight: 5, arbitrary: fc.constantFrom('told' as const, 'told' as const, 'early' as const, 'deadline' as const) },
);

const turn = fc.record({
  wait: waits,
  input: fc.oneof(
    { weight: 10, arbitrary: patientAsks },
    { weight: 3, arbitrary: clinicianAsks },
    { weight: 3, arbitrary: squareAsks },
    { weight: 2, arbitrary: programs },
    { weight: 3, arbitrary: untimedInputs },
  ),
});

/** Lives of a pump: a program, then an insistent patient, a busy clinician and whatever else may come. */
export const lives: fc.Arbitrary<Life> = fc
  .tuple(programs, fc.array(turn, { maxLength: 30 }))
  .map(([first, turns]) => [{ wait: MS_PER_MINUTE, input: first }, ...turns]);

/** Lives that begin with another fluid behind a full line and a program with a bridge, whole, late, of the wrong length or of another fluid; then anything. */
export const bridgeLives: fc.Arbitrary<Life> = fc
  .record({
    before: therapies,
    drug: fc.constantFrom('morphine', 'morphine', 'hydromorphone'),
    concentration: fc.constantFrom(10_000, 40_000, 5_000),
    after: therapies,
    unlimited: fc.boolean(),
    bridge: fc.record({
      flow,
      ul: fc.constantFrom(316, 316, 316, 315.8, 300),
      fluid: fc.oneof(
        { arbitrary: fc.constant(FIRST_FLUID), weight: 9 },
        fc.constant({ drug: 'morphine', concentration: 10_000 as never }),
      ),
    }),
    late: fc.constantFrom(0, 0, MS_PER_HOUR),
    turns: fc.array(turn, { maxLength: 20 }),
  })
  .map(({ before, drug, concentration, after, unlimited, bridge, late, turns }) => {
    const program = unlimited ? { ...after, windows: [] } : after;
    const bridged = { flow: bridge.flow, volume: microlitres(bridge.ul), fluid: bridge.fluid };
    return [
      { wait: MS_PER_MINUTE, input: order({ type: 'command.prime', extent: 'full-system' }) },
      { wait: MS_PER_HOUR, input: order({ type: 'command.program', program: before }) },
      { wait: 3 * MS_PER_HOUR, input: order(refill(40, { drug, concentration })) },
      { wait: late, input: order({ type: 'command.program', program, bridge: bridged }) },
      ...turns,
    ];
  });

/** Lives of a pump whose line basal has filled for hours or days before it is primed for the first time. */
export const latePrimeLives: fc.Arbitrary<Life> = fc
  .record({
    program: programs,
    wait: fc.integer({ min: MS_PER_HOUR, max: 8 * MS_PER_DAY }),
    extent: fc.constantFrom('full-system' as const, 'catheter-only' as const),
    turns: fc.array(turn, { maxLength: 10 }),
  })
  .map(({ program, wait, extent, turns }) => [
    { wait: MS_PER_MINUTE, input: program },
    { wait, input: order({ type: 'command.prime', extent }) },
    ...turns,
  ]);

/** Lives in which nothing fails: one program, people who ask for boluses, a refill now and then. */
export const calmLives: fc.Arbitrary<Life> = fc
  .tuple(
    programs,
    fc.array(
      fc.record({
        wait: waits,
        input: fc.oneof(
          { weight: 12, arbitrary: patientAsks },
          { weight: 2, arbitrary: clinicianAsks },
          { weight: 3, arbitrary: squareAsks },
          refills,
        ),
      }),
      {
        minLength: 4,
        maxLength: 30,
      },
    ),
  )
  .map(([first, turns]) => [{ wait: MS_PER_MINUTE, input: first }, ...turns]);

const isClock = ({ input }: Turn): boolean => input.type === 'clock.jumped' || input.type === 'command.set-clock';

/** The same life of a pump whose clock is never moved. */
export const withoutClock = (life: Life): Life => life.filter((turn) => !isClock(turn));

/** Lives in which people set the clock and the clock jumps, before what the life tells anyway and at the same moments. */
export const restlessLives = (life: fc.Arbitrary<Life>): fc.Arbitrary<Life> =>
  fc.tuple(life, fc.array(fc.option(clockMoves, { freq: 2 }), { minLength: 1, maxLength: 12 })).map(([turns, moves]) =>
    withoutClock(turns).flatMap((turn, n) => {
      const input = moves[n % moves.length] ?? null;
      return input === null
        ? [turn]
        : [
            { ...turn, input },
            { wait: 0, input: turn.input },
          ];
    }),
  );

/** A flow of any value that a pump may be driven at. */
export const anyFlow: fc.Arbitrary<Flow> = fc.integer({ min: 0, max: 24_000_000_000 }).map(picolitresPerDay);
