import { describe, expect, it } from 'vitest';
import type { Flow, Volume } from '../../../../src/units/index.js';
import { clinicianBolus, limit, MINIMUM_RATE, prime, program, simple, suspend } from '../../../support/orders.js';
import { runningPump, type Wanted } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

/** 2.4 mL/day is a stroke in 9 s, so that 15 min are more than 20 strokes. */
const GIVEN = 2.4;
const share = (percent: number): Flow => (percent * 24_000_000) as Flow;
const above = (percent: number) => ({ type: 'sensor.flow-above', level: share(percent) }) as const;
const below = (percent: number) => ({ type: 'sensor.flow-below', level: share(percent) }) as const;
const back = { type: 'sensor.flow-reverse', volume: 250_000 as Volume } as const;
const forwards = { type: 'sensor.flow-above', level: -1 as Flow } as const;
const missed = (strokes: number) => ({ type: 'sensor.rotor-missed', strokes }) as const;
const TURNS = { type: 'sensor.rotor-turned' } as const;
const PROGRAM = program(simple(GIVEN, { windows: [limit(9000)] }));

const story = (happenings: readonly Happening[], until: string, wanted: Wanted = {}) => {
  const pump = runningPump({ flowSensor: true, ...wanted });
  const told = tell(pump, [['1h', PROGRAM], ...happenings], until, ['tone', 'silent', 'yes']);
  return { pump, told: told.replace('1h drive 2.4 | ', '').replace('1h drive 2.4', '') };
};

describe('more than is commanded', () => {
  it.each([
    ['withdrawal-risk', 'drive 0.006'],
    ['comfort', 'drive 0'],
  ] as const)('SR-007 SR-037 stops a drug of class %s after 15 min, to %s', (drugClass, drive) => {
    const { pump, told } = story([['2h', above(110)]], '4h', { drugClass });
    expect(told).toBe(`2h 15min ${drive}, +high-flow`);
    expect(pump.states()['measured-flow']).toBe('too-high');
    expect(pump.memory().armed.flow).toEqual({ above: null, below: null, reverse: null });
  });

  it('SR-007 waits for its strokes at a low flow', () => {
    const low = program(simple(0.15));
    const level = (0.165 * 1e9) as Flow;
    const { told } = story(
      [
        ['1h 30min', low],
        ['2h', { type: 'sensor.flow-above', level }],
      ],
      '4h',
    );
    // 20 strokes of 144 s after the 12th of 30 min, which came at 1h 58min 48s
    expect(told).toBe('1h 30min drive 0.15 | 2h 46min 48s drive 0.006, +high-flow');
  });

  it('SR-007 stops at once above 120 %', () => {
    const { told } = story(
      [
        ['2h', above(110)],
        ['2h 3min', above(120)],
      ],
      '4h',
    );
    expect(told).toBe('2h 3min drive 0.006, +high-flow');
  });

  it('SR-007 stops at once on any flow that nobody commanded', () => {
    const { told } = story(
      [
        ['2h', { type: 'command.stop' }],
        ['3h', { type: 'sensor.flow-above', level: 0 as Flow }],
      ],
      '4h',
    );
    expect(told).toBe('2h drive 0 | 3h +high-flow');
  });

  it('SR-007 is silent where it comes back within 15 min, and counts anew', () => {
    const { told, pump } = story(
      [
        ['2h', above(110)],
        ['2h 14min 59s', below(108)],
        ['2h 20min', above(110)],
        ['2h 34min', below(108)],
      ],
      '4h',
    );
    expect(told).toBe('');
    expect(pump.states()['measured-flow']).toBe('as-commanded');
  });

  it('SR-007 lasts until the pump is programmed again, and comes again if nothing was mended', () => {
    const { told } = story(
      [
        ['2h', above(110)],
        ['2h 20min', { type: 'command.acknowledge', alarm: 'high-flow' }],
        ['2h 30min', clinicianBolus(5)],
        ['3h', PROGRAM],
        ['3h', above(110)],
        ['3h 5min', { type: 'command.acknowledge', alarm: 'high-flow' }],
      ],
      '4h',
      { drugClass: 'comfort' },
    );
    expect(told).toBe(
      '2h 15min drive 0, +high-flow | 2h 20min no acknowledge: condition-persists | 2h 30min no clinician-bolus: pump-on-hold | ' +
        '3h drive 2.4, ~high-flow | 3h 5min xhigh-flow | 3h 15min drive 0, +high-flow',
    );
  });

  it('SR-007 SR-034 outlives a reset', () => {
    const { told } = story(
      [
        ['2h', above(110)],
        ['3h', { type: 'sensor.brown-out' }],
      ],
      '4h',
      { drugClass: 'comfort' },
    );
    expect(told).toBe('2h 15min drive 0, +high-flow | 3h +low-battery-reset');
  });

  it('SR-007 SR-015 cuts a bolus and a prime', () => {
    const cut = story(
      [
        ['2h', clinicianBolus(100, 60)],
        ['2h 1min', { type: 'sensor.flow-above', level: (5.28 * 1e9) as Flow }],
        ['2h 1min', { type: 'sensor.flow-above', level: (5.76 * 1e9) as Flow }],
      ],
      '4h',
    );
    expect(cut.told).toMatch(/2h 1min clinician-bolus [\d.]+ of 100 \(high-flow\), drive 0.006, \+high-flow$/);
    const primed = story(
      [
        ['2h', prime()],
        ['2h 1min', { type: 'sensor.flow-above', level: (26.4 * 1e9) as Flow }],
        ['2h 1min', { type: 'sensor.flow-above', level: (28.8 * 1e9) as Flow }],
      ],
      '4h',
    );
    expect(primed.told).toBe('2h drive 24 | 2h 1min prime 16.666666 of 316 (interrupted), drive 0.006, +high-flow');
  });

  it('SR-007 forgets what it was told when the drive stops before its time', () => {
    const { told } = story(
      [
        ['2h', above(110)],
        ['2h 10min', suspend()],
        ['2h 12min', { type: 'command.resume' }],
      ],
      '4h',
    );
    expect(told).toBe('2h 10min drive 0 | 2h 12min drive 2.4');
  });
});

describe('less than is commanded', () => {
  it.each(['withdrawal-risk', 'comfort'] as const)(
    'SR-008 alarms after 15 min, and a drug of class %s goes on',
    (drugClass) => {
      const { told } = story(
        [
          ['2h', below(90)],
          ['3h', above(92)],
        ],
        '4h',
        { drugClass },
      );
      expect(told).toBe('2h 15min +low-flow | 3h -low-flow');
    },
  );

  it('SR-008 is silent where it comes back in time', () => {
    const { told } = story(
      [
        ['2h', below(90)],
        ['2h 14min', above(92)],
      ],
      '4h',
    );
    expect(told).toBe('');
  });

  it('SR-008 leaves it to the stall alarm once that is known, and asks again when the rotor turns', () => {
    const { pump, told } = story(
      [
        ['2h', below(90)],
        ['2h 10min', missed(60)],
        ['3h', TURNS],
        ['3h 5min', below(90)],
      ],
      '4h',
    );
    expect(told).toBe('2h 10min +motor-stall | 3h ~motor-stall | 3h 20min +low-flow');
    expect(pump.memory().armed.flow?.above).toBe(share(92));
  });

  it('SR-008 ends when a stall that is found later explains it', () => {
    const { told } = story(
      [
        ['2h', below(90)],
        ['2h 30min', missed(60)],
      ],
      '4h',
    );
    expect(told).toBe('2h 15min +low-flow | 2h 30min +motor-stall, -low-flow');
  });

  it('SR-008 ends with the flow that was too little, and waits again when it goes on', () => {
    const { told } = story(
      [
        ['2h', below(90)],
        ['3h', suspend()],
        ['4h', { type: 'command.resume' }],
        ['4h', below(90)],
      ],
      '5h',
    );
    expect(told).toBe('2h 15min +low-flow | 3h drive 0, -low-flow | 4h drive 2.4 | 4h 15min +low-flow');
  });

  it('SR-008 leaves it to the occlusion alarm', () => {
    const { told } = story(
      [
        ['2h', below(90)],
        ['2h 10min', { type: 'sensor.pressure-above', level: 69 as never }],
      ],
      '4h',
    );
    expect(told).toBe('2h 10min drive 0, +occlusion');
  });
});

describe('fluid that runs back', () => {
  it.each(['withdrawal-risk', 'comfort'] as const)('SR-024 holds a drug of class %s while it lasts', (drugClass) => {
    const { told, pump } = story(
      [
        ['2h', below(90)],
        ['2h', back],
        ['3h', forwards],
        ['4h', { type: 'command.acknowledge', alarm: 'reverse-flow' }],
      ],
      '5h',
      { drugClass },
    );
    expect(told).toBe('2h drive 0, +reverse-flow | 3h drive 2.4, ~reverse-flow | 4h xreverse-flow');
    expect(pump.memory().armed.flow?.reverse).toBe(250_000);
  });

  it('SR-024 is told in a pump that stands, and starts nothing when it is over', () => {
    const { told } = story(
      [
        ['2h', { type: 'command.stop' }],
        ['3h', back],
        ['4h', forwards],
      ],
      '5h',
    );
    expect(told).toBe('2h drive 0 | 3h +reverse-flow | 4h ~reverse-flow');
  });

  it('SR-024 ends an alarm for too little, which it explains', () => {
    const { told } = story(
      [
        ['2h', below(90)],
        ['2h 20min', back],
      ],
      '3h',
    );
    expect(told).toBe('2h 15min +low-flow | 2h 20min drive 0, +reverse-flow, -low-flow');
  });
});

it.each([above(110), above(150), below(0), back, { type: 'sensor.flow-above', level: 0 as Flow } as const])(
  'a pump without the sensor hears nothing of it: %o',
  (report) => {
    const { told, pump } = story([['2h', report]], '5h', { flowSensor: false });
    expect(told).toBe('');
    expect(pump.states()['measured-flow']).toBe('as-commanded');
    expect(pump.memory().armed).not.toHaveProperty('flow');
  },
);

it('SR-007 leaves a program of the minimum rate as it is, and says so', () => {
  const { told } = story(
    [
      ['1h 30min', program(MINIMUM_RATE)],
      ['2h', { type: 'sensor.flow-above', level: 6_600_000 as Flow }],
      ['2h', { type: 'sensor.flow-above', level: 7_200_000 as Flow }],
    ],
    '3h',
  );
  expect(told).toBe('1h 30min drive 0.006 | 2h +high-flow');
});
