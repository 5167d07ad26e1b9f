import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../src/controller/clinician/rules/figures.js';
import { PROFILES } from '../../../../src/profile/index.js';
import type { Command, Program, Status } from '../../../../src/protocol/index.js';
import { calcBridge, calcPrime, calcRefillDate } from '../../../../src/therapy/index.js';
import { formatDuration, formatMass, formatVolume, hours, MS_PER_DAY } from '../../../../src/units/index.js';
import { behind } from '../../../support/caller.js';
import { bridged, flex, MINIMUM_RATE, PATIENT, prime, program, refill, simple } from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';

const PROFILE = PROFILES['peristaltic-40-sensing'];
const LENGTH = 80 as never;

function status(): Status {
  const reply = behind(runningPump()).order({ type: 'command.interrogate' }, 30_000 as never);
  if (reply?.accepted !== true || reply.status === undefined) throw new Error('no status');
  return reply.status;
}
/** A pump of the profile, so that both ways of working it out speak of the same line. */
const STATUS: Status = {
  ...status(),
  therapy: {
    ...status().therapy,
    line: { tubing: PROFILE.line.tubing.value, volumePerCm: PROFILE.line.volumePerCm.value, length: LENGTH },
  },
};
const figures = (command: Command, of: Partial<Status> = {}): readonly string[] =>
  figuresOf(command, { ...STATUS, ...of }, PROFILE).map(({ what, value }) => `${what}: ${value}`);
const holding = (wanted: Program): Partial<Status> => ({ therapy: { ...STATUS.therapy, program: wanted } });
const REFILL_BY = 'refill at the latest in, if every bolus is used';

function got<T>(answer: { ok: true; value: T } | { ok: false }): T {
  if (!answer.ok) throw new Error('no answer');
  return answer.value;
}

describe('what follows from an order', () => {
  it.each(['full-system', 'catheter-only'] as const)('of a prime is what its own calculation says: %s', (extent) => {
    const concentration = 20_000 as never;
    const prime1 = got(calcPrime({ profile: PROFILE, catheterLength: LENGTH, concentration, extent }));
    const value = `${formatVolume(prime1.volume)}, which holds ${formatMass(prime1.drugMoved)}, in ${formatDuration(prime1.duration)}`;
    expect(figures(prime(extent))).toEqual([`prime: ${value}`]);
  });

  it('of a bridge is what its own calculation says', () => {
    const dose = { oldDose: 3_000 as never, newDose: 3_000 as never, newConcentration: 10_000 as never };
    const calc = got(
      calcBridge({ profile: PROFILE, catheterLength: LENGTH, oldConcentration: 20_000 as never, ...dose }),
    );
    expect(calc.rate).toBe(150_000_000);
    const command = bridged(simple(0.3), 0.15, calc.volume / 1e6);
    expect(figures(command)[0]).toBe(`bridge: ${formatVolume(calc.volume)} in ${formatDuration(calc.duration)}`);
  });

  it('of a bridge without a flow is nothing: the pump refuses it', () => {
    expect(figures(bridged(simple(0.3), 0))).toHaveLength(1);
  });

  it('of a program is when it must be filled again if every bolus is used, as its own calculation says', () => {
    const common = { fill: STATUS.reservoir_computed_pl as never, lowAlarm: PROFILE.reservoir.lowAlarm.value };
    const date = (dose: number, maxPerDay: number): string => {
      const boluses = maxPerDay === 0 ? null : { dose: 200 as never, maxPerDay };
      const calc = got(calcRefillDate({ ...common, dose: dose as never, concentration: 20_000 as never, boluses }));
      return `${REFILL_BY}: ${formatDuration(Math.ceil(calc.shownDays * MS_PER_DAY))}`;
    };
    expect(figures(program(simple(0.15)))).toEqual([date(3_000, 0)]);
    expect(figures(program(simple(0.15, { patient: PATIENT })))).toEqual([date(3_000, 4)]);
    expect(figures(program(simple(0.15, { patient: { ...PATIENT, maxCount: 2, countWindow: hours(12) } })))).toEqual([
      date(3_000, 4),
    ]);
    // Twelve hours of each: the mean counts, not the highest step.
    const halves = [0, 1, 2, 3, 4, 5, 6].flatMap(
      (day) =>
        [
          [24 * day, 0.1],
          [24 * day + 12, 0.2],
        ] as const,
    );
    expect(figures(program(flex(halves)))).toEqual([date(3_000, 0)]);
    expect(figures(program(MINIMUM_RATE))).toEqual([date(120, 0)]);
  });

  it('of a program is nothing where the alarm is there already', () => {
    const at = PROFILE.reservoir.lowAlarm.value;
    expect(figures(program(simple(0.15)), { reservoir_computed_pl: at })).toEqual([]);
    expect(figures(program(simple(0.15)), { reservoir_computed_pl: at + 1 })).toHaveLength(1);
  });

  it('of a refill is what the pump counts from then on, whatever is left over, and the date with its program', () => {
    const [count, date] = figures(refill(38, { withdrawn: 39 }), holding(simple(0.15)));
    expect(count).toBe('the pump will count: 38 mL');
    const days = (38e9 - PROFILE.reservoir.lowAlarm.value) / 150_000_000;
    expect(date).toBe(`${REFILL_BY}: ${formatDuration(Math.ceil(days * MS_PER_DAY))}`);
    expect(figures(refill(38, { withdrawn: 39 }))).toEqual(['the pump will count: 38 mL']);
  });

  it('of a refill with another fluid is no date: the program ends with it', () => {
    for (const other of [{ concentration: 10_000 }, { drug: 'hydromorphone' }])
      expect(figures(refill(38, { withdrawn: 39, ...other }), holding(simple(0.15)))).toEqual([
        'the pump will count: 38 mL',
      ]);
  });

  it('of a refill that does not fit is that the pump asks', () => {
    const asks = 'the pump will ask about: 30 mL withdrawn where it counts 40 mL';
    expect(figures(refill(38, { withdrawn: 30 }), { reservoir_computed_pl: 40e9 })).toEqual([asks]);
    expect(figures(refill(38, { withdrawn: 38 }), { reservoir_computed_pl: 40e9 })).toEqual([
      'the pump will count: 38 mL',
    ]);
    expect(figures(refill(38, { withdrawn: 39 }), { reservoir_computed_pl: 41.0001e9 })).toHaveLength(1);
  });

  it('of anything else is nothing', () => {
    expect(figures({ type: 'command.stop' })).toEqual([]);
  });
});
