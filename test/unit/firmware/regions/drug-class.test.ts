import { describe, expect, it } from 'vitest';
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
  it.each([
    ['that may stop', COMFORT, {}, 'drive 0'],
    ['that must not stop', RISK, { drugClass: 'comfort' }, 'drive 0.006'],
  ] as const)('SR-037 %s brings its own stop rule', (_, fill, wanted, drive) => {
    const told = story(
      [
        ['2h', fill],
        ['3h', program(simple(0.12))],
        ['4h', above(39)],
        ['4h', above(42)],
      ],
      '5h',
      wanted,
    );
    expect(told).toContain(`4h +temperature, ${drive}, +temperature-limit`);
  });

  it('SR-037 takes effect while a condition already lasts', () => {
    const told = story(
      [
        ['2h', above(39)],
        ['2h', above(42)],
        ['3h', COMFORT],
        ['4h', program(simple(0.12))],
        ['5h', below(41)],
      ],
      '6h',
    );
    expect(told).toContain('2h +temperature, drive 0.006, +temperature-limit');
    expect(told).not.toMatch(/(3|4)h drive 0\.[01]/);
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
