import { describe, expect, it } from 'vitest';
import { evenSamples } from '../../../../src/protocol/index.js';
import { MINIMUM_RATE, program, simple } from '../../../support/orders.js';
import { runningPump, type Wanted } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const BLOCKED = { type: 'sensor.pressure-above', level: 69 as never } as const;
const OPEN = { type: 'sensor.pressure-below', level: 10 as never } as const;
const STALL = { type: 'sensor.rotor-missed', strokes: 400 } as const;
const TURNS = { type: 'sensor.rotor-turned' } as const;
const RESET = { type: 'sensor.brown-out' } as const;
const SUSPEND = { type: 'command.suspend', span: null } as const;
const RESUME = { type: 'command.resume' } as const;
const ACKNOWLEDGE = { type: 'command.acknowledge', alarm: 'alert-stop-start' } as const;

/** A blockage that comes at one moment and goes at another. */
const cycle = (from: string, to: string): readonly Happening[] => [
  [from, BLOCKED],
  [to, OPEN],
];
const TWICE = [...cycle('2h', '2h 1min'), ...cycle('2h 2min', '2h 3min')];
const story = (happenings: readonly Happening[], until: string, wanted: Wanted = {}) =>
  tell(runningPump(wanted), [['1h', program(simple(0.15))], ...happenings], until, [
    'yes',
    'released',
    'tone',
    'silent',
  ]);
const last = (happenings: readonly Happening[], until: string, wanted: Wanted = {}) =>
  story(happenings, until, wanted)
    .split(' | ')
    .slice(TWICE.length + 1)
    .join(' | ');

describe('flow that goes on again and again', () => {
  it('SR-044 is held at the third start in ten minutes, until a clinician programs the pump', () => {
    expect(
      story(
        [
          ...TWICE,
          ...cycle('2h 4min', '2h 5min'),
          ['2h 6min', ACKNOWLEDGE],
          ['2h 7min', program(simple(0.15))],
          ['2h 8min', ACKNOWLEDGE],
        ],
        '2h 9min',
      ),
    ).toBe(
      '1h drive 0.15 | 2h drive 0, +occlusion | 2h 1min drive 0.15, ~occlusion | 2h 2min drive 0, +occlusion | ' +
        '2h 3min drive 0.15, ~occlusion | 2h 4min drive 0, +occlusion | ' +
        '2h 5min drive 0.15, ~occlusion, drive 0.006, +alert-stop-start | 2h 6min no acknowledge: condition-persists | ' +
        '2h 7min drive 0.15, ~alert-stop-start | 2h 8min xalert-stop-start',
    );
  });

  it('SR-044 stands still with a comfort drug', () => {
    const told = last([...TWICE, ...cycle('2h 4min', '2h 5min')], '2h 6min', { drugClass: 'comfort' });
    expect(told).toBe('2h 4min drive 0, +occlusion | 2h 5min drive 0.15, ~occlusion, drive 0, +alert-stop-start');
  });

  it('SR-044 counts in a sliding window: one millisecond decides', () => {
    const third = (to: string) => last([...TWICE, ...cycle('2h 4min', to)], '2h 20min');
    expect(third('2h 10min 59s 999ms')).toContain('+alert-stop-start');
    expect(third('2h 11min')).not.toContain('+alert-stop-start');
  });

  it('SR-044 counts anew once a clinician has programmed the pump', () => {
    const told = story([...TWICE, ['2h 4min', program(simple(0.2))], ...cycle('2h 5min', '2h 6min')], '2h 9min');
    expect(told).not.toContain('+alert-stop-start');
  });

  it('SR-044 counts on over a reset', () => {
    const told = story([...TWICE, ['2h 4min', RESET], ...cycle('2h 5min', '2h 6min')], '2h 9min');
    expect(told).toContain('2h 6min drive 0.006, ~occlusion, +alert-stop-start');
  });

  it('SR-044 counts a pause under a critical alarm, and none under an advisory one or without any', () => {
    const pauses: readonly Happening[] = [2, 4, 6].flatMap((n): Happening[] => [
      [`2h ${n}min`, SUSPEND],
      [`2h ${n + 1}min`, RESUME],
    ]);
    const stall: readonly Happening[] = [
      ['2h', STALL],
      ['2h 1min', TURNS],
    ];
    expect(story([...stall, ...pauses], '2h 9min')).toContain('2h 7min drive 0.15, drive 0.006, +alert-stop-start');
    expect(
      story([['2h', { type: 'sensor.battery-below', samples: evenSamples(2.4) }], ...pauses], '2h 9min'),
    ).not.toContain('+alert');
    expect(story(pauses, '2h 9min')).not.toContain('+alert');
  });

  it('SR-044 does not count a rotor that comes free: the drive never stopped', () => {
    const stalls = [0, 2, 4, 6].flatMap((n): Happening[] => [
      [`2h ${n}min`, STALL],
      [`2h ${n + 1}min`, TURNS],
    ]);
    expect(story(stalls, '2h 9min')).not.toContain('+alert');
  });

  it('SR-044 does not count heat that leaves the minimum rate to a program of the minimum rate', () => {
    const heat = [0, 2, 4].flatMap((n): Happening[] => [
      [`2h ${n}min`, { type: 'sensor.temperature-above', level: 42 as never }],
      [`2h ${n + 1}min`, { type: 'sensor.temperature-below', level: 41 as never }],
    ]);
    const begun: readonly Happening[] = [
      ['1h', program(MINIMUM_RATE)],
      ['1h', { type: 'sensor.temperature-above', level: 39 as never }],
    ];
    const told = (wanted: Wanted) => tell(runningPump(wanted), [...begun, ...heat], '2h 9min');
    expect(told({ drugClass: 'withdrawal-risk' })).not.toContain('+alert');
    expect(told({ drugClass: 'comfort' })).toContain('+alert-stop-start');
  });

  it('SR-044 does not count a stop that a person has ordered', () => {
    const told = story(
      [...TWICE, ['2h 4min', BLOCKED], ['2h 5min', { type: 'command.stop' }], ['2h 6min', OPEN]],
      '2h 9min',
    );
    expect(told).not.toContain('+alert');
  });

  it('SR-044 gives no bolus while it waits for a clinician', () => {
    const told = last(
      [
        ...TWICE,
        ...cycle('2h 4min', '2h 5min'),
        ['2h 6min', { type: 'command.clinician-bolus', volume: 1e7, duration: 6e5 } as never],
      ],
      '2h 9min',
    );
    expect(told).toContain('no clinician-bolus: pump-on-hold');
  });
});
