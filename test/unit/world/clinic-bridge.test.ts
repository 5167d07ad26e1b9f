import { describe, expect, it } from 'vitest';
import { DoseSums } from '../../../sim/doses/index.js';
import { type Instant, MS_PER_DAY } from '../../../src/units/index.js';
import { endOf, finish, recordsOf, worldOf } from '../../support/world.js';
import { morphine } from './morphine.js';

/** A month of 2.4 mg/day of 20 mg/mL; what follows is told by the test. */
const after = (...steps: readonly string[]) => morphine('2.4 mg/day', ...steps);
const refill = (at: string, fluid: string) =>
  `at: ${at}, direct: { refill: { fill: 40 mL, withdraw: 40 mL, ${fluid} } }`;
const bridged = (at: string, dose = '2.4 mg/day', then = '0.6 mg/day') =>
  `at: ${at}, direct: { program: { mode: simple, dose: ${then}, bridge: { dose: ${dose} } } }`;

/** What came of the bridges that were ordered: the flow that the pump was asked for, or why not. */
const bridges = (...steps: readonly string[]): readonly string[] => {
  const records = recordsOf(after(...steps));
  return records.flatMap((r) => {
    if (r.kind === 'refused-order') return [`${r.code} ${r.text}`];
    if (r.kind !== 'command' || r.command.type !== 'command.program' || r.command.bridge === undefined) return [];
    const answer = records.find((a) => a.kind === 'reply' && a.to === r.seq);
    const yes = answer?.kind === 'reply' && answer.reply.accepted ? 'accepted' : 'refused';
    return [`${r.command.bridge.flow / 1e9} mL/day ${yes}`, ...r.warnings];
  });
};

describe('the clinic orders a bridge', () => {
  it.each([
    ['one change', [refill('40d', 'concentration: 10 mg/mL')], '0.12 mL/day accepted'],
    [
      'a change typed wrong and corrected before anything of it was given',
      [refill('40d', 'concentration: 10 mg/mL'), refill('40d 1min', 'concentration: 5 mg/mL')],
      '0.12 mL/day accepted',
    ],
    [
      'a change back and forth before anything of it was given',
      [
        refill('40d', 'concentration: 10 mg/mL'),
        refill('40d 1min', 'concentration: 20 mg/mL'),
        refill('40d 1min', 'concentration: 10 mg/mL'),
      ],
      '0.12 mL/day accepted',
    ],
    [
      'a change after the line held the one before',
      [
        refill('20d', 'concentration: 10 mg/mL'),
        'at: 20d 1min, direct: { program: { mode: simple, dose: 2.4 mg/day } }',
        refill('40d', 'concentration: 5 mg/mL'),
      ],
      '0.24 mL/day accepted',
    ],
  ] as const)('SR-020 with the fluid that the line holds: %s', (_, steps, told) => {
    expect(bridges(...steps, bridged('40d 2min'))).toEqual([told]);
  });

  it('SR-009 is refused a dose above the hard limit of a day before the pump hears of it', () => {
    const [said, ...more] = bridges(refill('40d', 'concentration: 10 mg/mL'), bridged('40d 2min', '60 mg/day'));
    expect(said).toMatch(/^daily-dose-above-hard-limit .*bridge 60 mg\/day; expected at most 20 mg\/day/);
    expect(more).toEqual([]);
  });

  it('SR-009 SR-059 is told of a dose above the soft limit of a day', () => {
    const said = bridges(refill('40d', 'concentration: 10 mg/mL'), bridged('40d 2min', '16 mg/day'));
    expect(said).toEqual([
      '0.8 mL/day accepted',
      'morphine: dose of the bridge 16 mg/day passes the soft limit of 15 mg/day (A-30)',
    ]);
  });

  it('SR-009 is held to the limits of the drug that the bridge gives', () => {
    const said = bridges(refill('40d', 'drug: baclofen, concentration: 2 mg/mL'), bridged('40d 2min'));
    expect(said).toEqual(['0.12 mL/day accepted']);
  });
});

describe('what the pump was asked for while a bridge runs', () => {
  it.each(['2.4 mg/day', '1.2 mg/day'])('weighs as the fluid before, and then as the new one at %s', (then) => {
    const scenario = after(refill('40d', 'concentration: 10 mg/mL'), bridged('40d', '2.4 mg/day', then));
    const sums = new DoseSums();
    const world = worldOf(scenario, (record) => sums.take(record));
    const on = (day: number) => {
      const at = (day * MS_PER_DAY) as Instant;
      world.kernel.runUntil(at);
      return world.mass('commanded.total', at);
    };
    const daily = Number.parseFloat(then) * 1_000;
    const from = on(40);
    const [first, second, third, fourth, fifth] = [on(41), on(42), on(43), on(44), on(45)];
    // 316 µL of 20 mg/mL at 0.12 mL/day: 63.2 h.
    expect(first - from).toBeCloseTo(2_400, 6);
    expect(second - from).toBeCloseTo(4_800, 6);
    expect(fourth - third).toBeCloseTo(daily, 6);
    // Within a stroke.
    expect(Math.abs(fifth - from - 6_320 - (5 - 63.2 / 24) * daily)).toBeLessThanOrEqual(2.5);
    finish(world, scenario);
    expect(sums.commandedUg).toBeCloseTo(world.mass('commanded.total', endOf(scenario)), 3);
  });
});
