import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/protocol/index.js';
import { clinicianBolus, program, refill, simple } from '../../../support/orders.js';
import { give, runningPump, type Wanted } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const above = (level: number) => ({ type: 'sensor.temperature-above', level: level as never }) as const;
const below = (level: number) => ({ type: 'sensor.temperature-below', level: level as never }) as const;
const pressure = (side: 'above' | 'below', level: number) =>
  ({ type: `sensor.pressure-${side}`, level: level as never }) as const;
const COMFORT = refill(40, { drug: 'bupivacaine', drugClass: 'comfort' });
const RISK = refill(40, { drug: 'baclofen', drugClass: 'withdrawal-risk' });
const story = (happenings: readonly Happening[], until: string, wanted: Wanted = {}) =>
  tell(runningPump(wanted), [['1h', program(simple(0.15))], ...happenings], until, ['yes', 'tone']);

/** Priorities with which conditions are told, in order. */
function priorities(happenings: readonly (readonly [hour: number, input: object])[], wanted: Wanted = {}) {
  const pump = runningPump(wanted);
  return happenings
    .flatMap(([hour, input], id) => give(pump, { ...input, at: Math.round(hour * 3_600_000), id } as never))
    .flatMap((o) => (o.type === 'alarm' ? [`${o.phase} ${o.priority}`] : []));
}

describe('a refill with a drug of another class', () => {
  // 316 µL at 2.4 mL/day: the line holds the new drug from 6 h 9 min 36 s on.
  const heated = (fill: Command, at: string, wanted: Wanted, until: string) =>
    story(
      [
        ['2h', fill],
        ['3h', program(simple(2.4))],
        [at, above(39)],
        [at, above(42)],
      ],
      until,
      wanted,
    );

  it.each([
    ['that may stop does so once the last of the other has left the line', COMFORT, {}, '7h', 'drive 0'],
    ['that may stop waits for that', COMFORT, {}, '5h', 'drive 0.006'],
    ['that must not stop does not from the beginning', RISK, { drugClass: 'comfort' }, '5h', 'drive 0.006'],
    ['that must not stop never will', RISK, { drugClass: 'comfort' }, '7h', 'drive 0.006'],
  ] as const)('SR-037 %s', (_, fill, wanted, at, drive) => {
    expect(heated(fill, at, wanted, '8h')).toContain(`${at} +temperature, ${drive}, +temperature-limit`);
  });

  it('SR-037 stops a drug that may stop under a condition that outlasts the other one in the line', () => {
    // Four strokes are left, an hour each at the minimum rate, the one begun counted with what it had.
    const told = heated(COMFORT, '6h 9min', {}, '20h');
    expect(told).toMatch(/6h 9min \+temperature, drive 0\.006, \+temperature-limit.* \| (9|10)h [^|]*drive 0$/);
  });

  it('SR-037 takes effect while a condition already lasts', () => {
    const told = story(
      [
        ['2h', above(39)],
        ['2h', above(42)],
        ['3h', RISK],
        ['4h', program(simple(0.12))],
        ['5h', below(41)],
      ],
      '6h',
      { drugClass: 'comfort' },
    );
    expect(told).toContain('2h +temperature, drive 0, +temperature-limit');
    expect(told).toContain('4h drive 0.006');
    expect(told).toContain('5h drive 0.12');
  });

  it('SR-037 brings its own priorities', () => {
    const warmTwice = [
      [1, above(39)],
      [2, below(38)],
      [3, COMFORT],
      [4, above(39)],
    ] as const;
    expect(priorities(warmTwice)).toEqual(['raised medium', 'ended medium', 'raised low']);
    expect(priorities([...warmTwice.slice(0, 2), [3, refill(40)], [4, above(39)]])).toEqual([
      'raised medium',
      'ended medium',
      'raised medium',
    ]);
  });

  it('SR-019 SR-037 also while the fill waits for somebody to look at a mismatch', () => {
    const waits = refill(40, { drug: 'bupivacaine', drugClass: 'comfort', withdrawn: 1 });
    expect(
      priorities([
        [1, waits],
        [2, above(39)],
      ]).at(-1),
    ).toBe('raised low');
  });

  it('SR-053 that has no such class is refused, and nothing changes', () => {
    const wrong = { ...refill(40, { drug: 'baclofen' }), drugClass: 'dangerous' } as never;
    const told = story(
      [
        ['2h', wrong],
        ['3h', clinicianBolus(10)],
      ],
      '3h 1min',
    );
    expect(told).toMatch(/2h no refill: malformed.*3h drive/);
  });
});

describe('a condition that comes anew', () => {
  it('SR-042 has its usual priority again, also while the signal of the time before is still listed', () => {
    const blockedTwice = [
      [1, program(simple(0.15))],
      [2, pressure('above', 69)],
      [3, pressure('below', 10)],
      [4, pressure('above', 69)],
    ] as const;
    expect(priorities(blockedTwice, { drugClass: 'comfort' })).toEqual([
      'raised medium',
      'ended high',
      'raised medium',
    ]);
  });
});
