import { describe, expect, it } from 'vitest';
import type { FirmwareOutput } from '../../../../src/firmware/index.js';
import {
  type Duration,
  hours,
  microlitres,
  millilitresPerDay,
  minutes,
  type Volume,
} from '../../../../src/units/index.js';
import {
  clinicianBolus,
  flex,
  limit,
  PATIENT,
  PATIENT_BOLUS,
  prime,
  program,
  refill,
  simple,
  squareBolus,
  suspend,
} from '../../../support/orders.js';
import { at, CONFIG, give, runningPump, runTo } from '../../../support/pump.js';
import { tell } from '../../../support/story.js';

const QUIET = ['drive', '+', '-', '~', 'tone', 'yes', 'silent'];
const therapy = (windows = [limit(2000)]) => program(simple(0.15, { patient: PATIENT, windows }));
const entries = (outputs: readonly FirmwareOutput[]) => outputs.filter((o) => o.type === 'ledger.bolus');

describe('a bolus', () => {
  it('adds its flow to basal, and basal goes on afterwards', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', therapy()],
        ['2h', clinicianBolus(10)],
      ],
      '3h',
      ['+', 'tone'],
    );
    expect(story).toBe(
      '1h yes program, drive 0.15 | 2h yes clinician-bolus, drive 1.59 | 2h 10min clinician-bolus 10 of 10, drive 0.15',
    );
  });

  it('SR-016 leaves basal at the step in force when it ends across a step', () => {
    const week = flex([
      [0, 0.1],
      [10, 0.2],
    ]);
    const story = tell(
      runningPump(),
      [
        ['1h', program(week)],
        ['1h 55min', clinicianBolus(10)],
      ],
      '3h',
      ['+', 'yes'],
    );
    expect(story).toBe(
      '1h drive 0.1 | 1h 55min drive 1.54 | 2h drive 1.64 | 2h 5min clinician-bolus 10 of 10, drive 0.2',
    );
  });

  it.each([
    ['SR-015 an occlusion', { type: 'sensor.pressure-above', level: 69 as never }, 'occlusion'],
    ['SR-015 a stall', { type: 'sensor.rotor-missed', strokes: 400 }, 'motor stall'],
    ['SR-034 a reset', { type: 'sensor.brown-out' }, 'reset'],
    ['a stop', { type: 'command.stop' }, 'therapy stopped'],
    ['a pause', suspend(), 'therapy suspended'],
    ['a new program', program(simple(0.1)), 'reprogrammed'],
    ['SR-020 another fluid', refill(40, { concentration: 10_000 }), 'refilled with another fluid'],
    ['a cancel', { type: 'command.cancel-bolus' }, 'cancelled'],
  ] as const)('is cut short by %s and has exactly one ledger entry', (_, cause, reason) => {
    for (const [bolus, what] of [
      [clinicianBolus(10), 'clinician-bolus'],
      [PATIENT_BOLUS, 'patient-bolus'],
    ] as const) {
      const story = tell(
        runningPump(),
        [
          ['1h', therapy()],
          ['3h', bolus],
          ['3h 5min', cause],
        ],
        '1d',
        QUIET,
      );
      expect(story).toBe(`3h 5min ${what} 5 of 10 (${reason})`);
    }
  });

  it.each([
    ['SR-015 an occlusion', { type: 'sensor.pressure-above', level: 69 as never }, 'line-occluded'],
    ['SR-015 a stall', { type: 'sensor.rotor-missed', strokes: 400 }, 'motor-stalled'],
    ['SR-015 the self-test', { type: 'sensor.brown-out' }, 'pump-stopped'],
    ['a stop', { type: 'command.stop' }, 'pump-stopped'],
    ['a pause', suspend(), 'pump-stopped'],
    ['a prime', prime(), 'prime-running'],
    ['another bolus', clinicianBolus(20, 20), 'bolus-running'],
  ] as const)('does not start during %s', (_, cause, code) => {
    for (const [ask, name] of [
      [clinicianBolus(10), 'clinician-bolus'],
      [PATIENT_BOLUS, 'patient-bolus'],
    ] as const) {
      const story = tell(
        runningPump(),
        [
          ['1h', therapy()],
          ['3h 6min', cause],
          ['3h 6min 5s', ask],
        ],
        '3h 6min 5s',
        QUIET,
      );
      expect(story).toContain(`3h 6min 5s no ${name}: ${code}`);
    }
  });

  it('SR-015 does not start in the safe state after a reset, nor on an empty reservoir, nor after the end of service', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', therapy()],
        ['2h', { type: 'sensor.brown-out' }],
        ['3h', PATIENT_BOLUS],
        ['4h', clinicianBolus(10)],
      ],
      '4h',
      QUIET,
    );
    expect(story).toBe('3h no patient-bolus: pump-stopped | 4h no clinician-bolus: pump-stopped');
    const empty = tell(
      runningPump(),
      [
        ['1h', therapy()],
        ['2h', refill(1)],
        ['4h', PATIENT_BOLUS],
      ],
      '4h',
      QUIET,
    );
    expect(empty).toBe('4h no patient-bolus: reservoir-empty');
    const old = runningPump({ hardEnd: hours(10) as Duration, replacementToEnd: hours(5) });
    expect(
      tell(
        old,
        [
          ['1h', therapy()],
          ['10h', PATIENT_BOLUS],
        ],
        '10h',
        QUIET,
      ),
    ).toBe('10h no patient-bolus: end-of-service');
  });

  it('SR-009 never starts when it and the highest basal step would exceed the pump maximum', () => {
    const asked = (ul: number) =>
      tell(
        runningPump(),
        [
          [
            '1h',
            program(
              flex([
                [0, 1],
                [20, 4],
              ]),
            ),
          ],
          ['2h', clinicianBolus(ul, 1)],
        ],
        '2h',
        [...QUIET],
      );
    const most = Math.floor((20 * 1e9) / 1440) / 1e6;
    expect(asked(most)).toBe('');
    expect(asked(most + 0.001)).toBe('2h no clinician-bolus: pump-maximum');
  });

  it('SR-053 refuses volumes and times that no bolus has', () => {
    for (const volume of [
      Number.NaN,
      -1,
      0,
      249_999,
      1e6 + 0.5,
      Number.MAX_SAFE_INTEGER,
      Number.POSITIVE_INFINITY,
      CONFIG.capacity + 1,
    ]) {
      const order = { type: 'command.clinician-bolus', volume: volume as Volume, duration: minutes(1) } as const;
      expect(
        tell(
          runningPump(),
          [
            ['1h', therapy()],
            ['2h', order],
          ],
          '2h',
          QUIET,
        ),
        String(volume),
      ).toBe('2h no clinician-bolus: bolus-volume');
    }
    for (const duration of [Number.NaN, -1, 0, 59_999, 60_000.5, 86_400_001, Number.POSITIVE_INFINITY]) {
      const order = {
        type: 'command.clinician-bolus',
        volume: microlitres(1),
        duration: duration as Duration,
      } as const;
      expect(
        tell(
          runningPump(),
          [
            ['1h', therapy()],
            ['2h', order],
          ],
          '2h',
          QUIET,
        ),
        String(duration),
      ).toBe('2h no clinician-bolus: bolus-duration');
    }
  });

  it('SR-013 counts a bolus under way in the volumes of the weaker fluid that was filled in', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', therapy()],
        ['2h', clinicianBolus(40, 20)],
        ['2h 10min', refill(40, { concentration: 10_000 })],
      ],
      '3h',
    );
    expect(pump.memory().history.given).toMatchObject([{ end: 130 * 60_000, volume: 40_000_000 }]);
    expect(pump.memory().history.basals).toMatchObject([{ until: 130 * 60_000, flow: millilitresPerDay(0.3) }]);
  });

  it('SR-013 survives a refill whose concentration is beyond reason', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', therapy()],
        ['2h', clinicianBolus(40, 20)],
        ['2h 10min', refill(40, { concentration: 1e-300 })],
      ],
      '3h',
    );
    const story = tell(
      pump,
      [
        ['4h', therapy()],
        ['5h', PATIENT_BOLUS],
        ['6h', clinicianBolus(1)],
      ],
      '6h',
      QUIET,
    );
    expect(story).toBe(
      '5h no patient-bolus: old-fluid-in-line until 2d 6h 33min 12s | 6h no clinician-bolus: old-fluid-in-line until 2d 6h 33min 12s',
    );
    expect(JSON.parse(JSON.stringify(pump.snapshot()))).toEqual(pump.snapshot());
  });

  it('SR-025 SR-045 books every granted bolus once: complete exactly when all was given', () => {
    const pump = runningPump();
    const outputs = [
      ...give(pump, { ...therapy(), at: at(60_000), id: 1 } as never),
      ...give(pump, { ...clinicianBolus(7, 13), at: at(7_200_000), id: 2 } as never),
      ...runTo(pump, 9_000_000),
    ];
    expect(entries(outputs)).toEqual([
      {
        type: 'ledger.bolus',
        at: 7_980_000,
        what: 'clinician-bolus',
        from: 7_200_000,
        asked: 7_000_000,
        given: 7_000_000,
        outcome: 'complete',
        reason: '',
      },
    ]);
  });
});

describe('a square bolus', () => {
  const story = (happenings: Parameters<typeof tell>[1], until = '1d', leaveOut: readonly string[] = ['+', 'tone']) =>
    tell(
      runningPump(),
      [['1h', program(simple(0.15, { patient: PATIENT }))], ['3h', squareBolus(24, 360)], ...happenings],
      until,
      leaveOut,
    );

  it('SR-010 is held up by a patient bolus, then its rest is given at the flow it had, ending later by just that', () => {
    expect(story([['5h', PATIENT_BOLUS]])).toBe(
      '1h yes program, drive 0.15 | 3h yes square-bolus, drive 0.246 | 5h yes patient-bolus, drive 1.59 | ' +
        '5h 10min patient-bolus 10 of 10, drive 0.246 | 9h 10min square-bolus 24 of 24, held 10min, drive 0.15',
    );
  });

  it('SR-010 is held up again and again, and ends once', () => {
    expect(
      story(
        [
          ['4h', PATIENT_BOLUS],
          ['6h', PATIENT_BOLUS],
          ['8h', PATIENT_BOLUS],
        ],
        '1d',
        QUIET,
      ),
    ).toBe(
      '4h 10min patient-bolus 10 of 10 | 6h 10min patient-bolus 10 of 10 | 8h 10min patient-bolus 10 of 10 | ' +
        '9h 30min square-bolus 24 of 24, held 30min',
    );
  });

  it('SR-010 refuses a second one, and every other bolus and prime of the clinician', () => {
    expect(
      story(
        [
          ['4h', squareBolus(1)],
          ['4h 1min', clinicianBolus(1)],
          ['4h 2min', prime()],
        ],
        '4h 2min',
        QUIET,
      ),
    ).toBe(
      '4h no square-bolus: square-bolus-running until 9h | 4h 1min no clinician-bolus: square-bolus-running until 9h | ' +
        '4h 2min no prime: square-bolus-running',
    );
  });

  it.each([
    ['SR-015 an occlusion', { type: 'sensor.pressure-above', level: 69 as never }, 'occlusion'],
    ['SR-015 a stall', { type: 'sensor.rotor-missed', strokes: 4000 }, 'motor stall'],
    ['SR-034 a reset', { type: 'sensor.brown-out' }, 'reset'],
    ['a stop', { type: 'command.stop' }, 'therapy stopped'],
    ['a pause', suspend(), 'therapy suspended'],
    ['a new program', program(simple(0.1)), 'reprogrammed'],
    ['SR-020 another fluid', refill(40, { concentration: 10_000 }), 'refilled with another fluid'],
    ['a cancel', { type: 'command.cancel-bolus' }, 'cancelled'],
  ] as const)('is cut short by %s, with what was given, once', (_, cause, reason) => {
    expect(story([['5h', cause]], '2d', QUIET)).toBe(`5h square-bolus 8 of 24 (${reason})`);
    // with a patient bolus over it both end, and the rest never comes
    const both = story(
      [
        ['5h', PATIENT_BOLUS],
        ['5h 5min', cause],
      ],
      '2d',
      QUIET,
    );
    expect(both).toBe(`5h 5min patient-bolus 5 of 10 (${reason}), square-bolus 8 of 24 (${reason}), held 5min`);
  });

  it('a cancel leaves nothing but basal, also when a patient bolus holds the square bolus up', () => {
    const told = story([
      ['5h', PATIENT_BOLUS],
      ['5h 5min', { type: 'command.cancel-bolus' }],
      ['5h 6min', { type: 'command.cancel-bolus' }],
    ]);
    expect(told).toContain(
      '5h 5min patient-bolus 5 of 10 (cancelled), square-bolus 8 of 24 (cancelled), held 5min, yes cancel-bolus, ' +
        'drive 0.15 | 5h 6min no cancel-bolus: no-bolus',
    );
  });

  it('goes on over a refill with the same fluid, and over a step of the day', () => {
    const told = tell(
      runningPump(),
      [
        [
          '1h',
          program(
            flex([
              [0, 0.1],
              [12, 0.2],
            ]),
          ),
        ],
        ['3h', squareBolus(24, 360)],
        ['3h 30min', refill(40)],
      ],
      '10h',
      ['+', 'yes', 'tone'],
    );
    expect(told).toBe('1h drive 0.1 | 3h drive 0.196 | 4h drive 0.296 | 9h square-bolus 24 of 24, drive 0.2');
  });

  it('SR-012 leaves the lockout to the patient bolus', () => {
    expect(
      story(
        [
          ['5h', PATIENT_BOLUS],
          ['6h 9min', PATIENT_BOLUS],
          ['6h 10min', PATIENT_BOLUS],
        ],
        '6h 10min',
        ['drive', '+', 'tone'],
      ),
    ).toContain('6h 9min no patient-bolus: lockout until 6h 10min | 6h 10min yes patient-bolus');
  });
});
