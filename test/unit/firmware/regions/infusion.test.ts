import { describe, expect, it } from 'vitest';
import { type Duration, hours, microlitres } from '../../../../src/units/index.js';
import {
  flex,
  limit,
  MINIMUM_RATE,
  PATIENT_BOLUS,
  prime,
  program,
  refill,
  simple,
  suspend,
} from '../../../support/orders.js';
import { CONFIG, runningPump } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const QUIET = ['+', '-', '~', 'tone', 'yes', 'silent'];
const BROWN_OUT = { type: 'sensor.brown-out' } as const;
const STALL = { type: 'sensor.rotor-missed', strokes: 400 } as const;
const TURNS = { type: 'sensor.rotor-turned' } as const;
const BLOCKED = { type: 'sensor.pressure-above', level: 69 as never } as const;
const OPEN = { type: 'sensor.pressure-below', level: 10 as never } as const;

describe('infusion', () => {
  it('SR-002 does not drive the motor before a program, after a stop and in a pause', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.15))],
        ['2h', suspend()],
        ['3h', { type: 'command.resume' }],
        ['4h', { type: 'command.stop' }],
        ['5h', { type: 'command.resume' }],
      ],
      '1d',
      QUIET,
    );
    expect(story).toBe('1h drive 0.15 | 2h drive 0 | 3h drive 0.15 | 4h drive 0 | 5h no resume: nothing-suspended');
  });

  it('ends a pause of a set span by itself, with the step then in force', () => {
    // the pump's clock is 8 h ahead of the run
    const story = tell(
      runningPump(),
      [
        [
          '1h',
          program(
            flex([
              [0, 0.1],
              [10, 0.2],
              [12, 0.3],
            ]),
          ),
        ],
        ['1h 30min', suspend(hours(3))],
      ],
      '7d',
      QUIET,
    );
    expect(story).toBe('1h drive 0.1 | 1h 30min drive 0 | 4h 30min drive 0.3 | 6d 16h drive 0.1');
  });

  it('SR-053 refuses a pause without a whole span above zero', () => {
    for (const span of [0, -1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY]) {
      const story = tell(
        runningPump(),
        [
          ['1h', program(simple(0.15))],
          ['2h', suspend(span as Duration)],
        ],
        '3h',
        QUIET,
      );
      expect(story, String(span)).toBe('1h drive 0.15 | 2h no suspend: suspend-span');
    }
  });

  it('SR-016 goes on with the step in force when a prime crosses a step', () => {
    const story = tell(
      runningPump(),
      [
        [
          '1h 55min',
          program(
            flex([
              [0, 0.1],
              [10, 0.2],
            ]),
          ),
        ],
        ['1h 58min', prime()],
      ],
      '3h',
      QUIET,
    );
    expect(story).toBe('1h 55min drive 0.1 | 1h 58min drive 24 | 2h 16min 57s 600ms prime 316 of 316, drive 0.2');
  });

  it('SR-006 refuses a second prime without dose limits and gives one that fits them', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', prime()],
        ['2h', prime('catheter-only')],
        ['3h', program(simple(0.048, { windows: [limit(400)] }))],
        ['4h', prime('catheter-only', 1)],
        ['5h', prime('catheter-only', 2)],
      ],
      '5h',
      QUIET,
    );
    expect(story).toBe(
      '1h drive 24 | 1h 18min 57s 600ms prime 316 of 316, drive 0 | 2h no prime: prime-twice | 3h drive 0.048 | ' +
        '4h drive 24 | 4h 10min 33s 600ms prime 176 of 176, drive 0.048 | ' +
        '5h no prime: dose-window until 1d 4h 10min 33s 600ms',
    );
  });

  it('SR-006 takes each repeat only with a confirmation of its own, also after a reset', () => {
    const limited = program(simple(0.048, { windows: [limit(2000)] }));
    const story = tell(
      runningPump(),
      [
        ['1h', prime()],
        ['2h', limited],
        ['3h', prime()],
        ['3h', prime('full-system', 2)],
        ['3h', prime('full-system', 1)],
        ['4h', prime('full-system', 1)],
        ['5h', { type: 'sensor.brown-out' }],
        ['6h', limited],
        ['7h', prime('full-system', 1)],
        ['7h', prime('full-system', 2)],
      ],
      '7h',
      ['drive', 'yes program', '+', '~', 'tone', 'silent'],
    );
    expect(story).toBe(
      '1h yes prime | 1h 18min 57s 600ms prime 316 of 316 | ' +
        '3h no prime: prime-unconfirmed, no prime: prime-unconfirmed, yes prime | 3h 18min 57s 600ms prime 316 of 316 | ' +
        '4h no prime: prime-unconfirmed | 7h no prime: prime-unconfirmed, yes prime',
    );
  });

  it('SR-006 counts a repeated prime as what the drive was ordered to move', () => {
    const pump = runningPump({ line: { ...CONFIG.line, volumePerCm: microlitres(2.20001) } });
    tell(
      pump,
      [
        ['1h', prime()],
        ['3h', program(simple(0.048, { windows: [limit(400)] }))],
        ['4h', prime('catheter-only', 1)],
      ],
      '5h',
    );
    const dose = pump.memory().history.given.at(-1)?.volume ?? 0;
    const { flow } = { flow: CONFIG.primeFlow };
    const span = Math.ceil((80 * 2_200_010 * 86_400_000) / flow);
    expect(dose).toBe(Math.ceil((flow * span) / 86_400_000));
    expect(dose).toBeGreaterThan(80 * 2_200_010);
  });

  it('does not begin a prime in a pause, so that the pause is not ended by it', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.15))],
        ['2h', suspend()],
        ['3h', prime()],
      ],
      '1d',
      QUIET,
    );
    expect(story).toBe('1h drive 0.15 | 2h drive 0 | 3h no prime: therapy-suspended');
  });

  it('SR-013 remembers the basal flow before a prime that was cut short', () => {
    const pump = runningPump();
    const story = tell(
      pump,
      [
        ['1d', program(simple(0.9))],
        ['1d 1h', prime()],
        ['1d 1h 10min', STALL],
        ['1d 1h 11min', program(simple(0.048, { windows: [limit(120)] }))],
        ['1d 1h 15min', TURNS],
        ['1d 2h', { type: 'command.clinician-bolus', volume: microlitres(30), duration: hours(1) }],
        ['2d 1h 11min', { type: 'command.clinician-bolus', volume: microlitres(30), duration: hours(1) }],
      ],
      '2d 1h 11min',
      QUIET,
    );
    expect(story).toContain('1d 2h no clinician-bolus: dose-window until 2d 1h 11min |');
  });

  it.each([
    ['a stall', STALL, TURNS, 'drive 0.048'],
    ['a blocked line', BLOCKED, OPEN, 'drive 0 | 3h 20min released 11.8, drive 0.048'],
  ])(
    'SR-032 cuts a prime at %s, and leaves the therapy that ran before it to its own stop rule',
    (_, cause, end, goesOn) => {
      const story = tell(
        runningPump(),
        [
          ['1h', prime()],
          ['2h', program(simple(0.048, { windows: [limit(700)] }))],
          ['3h', prime('full-system', 1)],
          ['3h 10min', cause],
          ['3h 20min', end],
        ],
        '9h',
        QUIET,
      );
      expect(story).toBe(
        `1h drive 24 | 1h 18min 57s 600ms prime 316 of 316, drive 0 | 2h drive 0.048 | 3h drive 24 | 3h 10min prime 166.666666 of 316 (interrupted), ${goesOn}`,
      );
    },
  );

  it.each([
    // Monday 08:00 at 0 h; the step of 11:00 begins 3 h after.
    [
      'the step of the day then in force',
      {
        ...flex([
          [0, 0.1],
          [11, 0.2],
        ]),
        windows: [limit(900)],
      },
      'drive 0.2',
    ],
    ['the minimum rate', { ...MINIMUM_RATE, windows: [limit(900)] }, 'drive 0.006'],
  ])('SR-032 SR-016 goes on with %s after a prime that was cut', (_, wanted, goesOn) => {
    const before: readonly Happening[] = [
      ['1h', prime()],
      ['2h', program(wanted)],
      ['2h 55min', prime('full-system', 1)],
      ['3h 5min', STALL],
    ];
    const told = tell(runningPump(), before, '9h', QUIET);
    expect(told).toMatch(new RegExp(`3h 5min prime [0-9.]+ of 316 \\(interrupted\\), ${goesOn}$`));
  });

  it('SR-032 leaves nothing behind a first prime that was cut: no therapy ran before it', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', prime()],
        ['1h 10min', STALL],
        ['1h 20min', TURNS],
      ],
      '9h',
      QUIET,
    );
    expect(story).toBe('1h drive 24 | 1h 10min prime 166.666666 of 316 (interrupted), drive 0');
  });

  it('SR-013 takes a first prime into a line that basal has filled as a dose, and counts it', () => {
    const bolus = { type: 'command.clinician-bolus', volume: microlitres(10), duration: hours(1) } as const;
    const first = (most: number, at: string, again: string) =>
      tell(
        runningPump(),
        [
          ['1h', program(simple(0.048, { windows: [limit(most)] }))],
          [at, prime()],
          [again, bolus],
        ],
        again,
        QUIET,
      );
    expect(first(200, '15d', '15d 1h')).toMatch(/^1h drive 0.048 \| 15d no prime: dose-window \| 15d 1h drive \S+$/);
    expect(first(370, '15d', '15d 1h')).toMatch(/prime 316 of 316.* 15d 1h no clinician-bolus: dose-window until 16d/);
    expect(first(378, '15d', '15d 1h')).toMatch(/prime 316 of 316.* 15d 1h drive/);
    // by then the line holds 144 µL of its 316
    expect(first(48 + 144, '3d 1h', '3d 2h')).toBe('1h drive 0.048 | 3d 1h no prime: dose-window | 3d 2h drive 0.288');
    expect(first(48 + 144.25, '3d 1h', '3d 2h')).toMatch(/prime 316 of 316.* 3d 2h no clinician-bolus: dose-window/);
  });

  it('SR-013 remembers the higher step that a pause has ended', () => {
    const story = tell(
      runningPump(),
      [
        [
          '1h',
          program(
            flex([
              [0, 0.9],
              [10, 0.06],
            ]),
          ),
        ],
        ['1h 50min', suspend(hours(1))],
        ['3h', program(simple(0.048, { windows: [limit(120)] }))],
        ['4h', { type: 'command.clinician-bolus', volume: microlitres(30), duration: hours(1) }],
      ],
      '4h',
      QUIET,
    );
    expect(story).toContain('4h no clinician-bolus: dose-window until 1d 2h 50min');
  });

  it('SR-034 runs at the stated minimum rate after a reset until a program is accepted, and at nothing else', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.15))],
        ['2h', BROWN_OUT],
        ['3h', { type: 'command.resume' }],
        ['4h', suspend()],
        ['5h', PATIENT_BOLUS],
        ['6h', program(simple(0.15))],
      ],
      '7h',
      QUIET,
    );
    expect(story).toBe(
      '1h drive 0.15 | 2h drive 0 | 2h 10s drive 0.006 | 3h no resume: nothing-suspended | ' +
        '4h no suspend: nothing-to-suspend | 5h no patient-bolus: not-enabled | 6h drive 0.15',
    );
  });

  it('SR-034 stays at no flow after a reset when the family names no minimum rate', () => {
    const pump = runningPump({ minimumRate: 0 as typeof CONFIG.minimumRate });
    expect(
      tell(
        pump,
        [
          ['1h', program(simple(0.15))],
          ['2h', BROWN_OUT],
        ],
        '1d',
        QUIET,
      ),
    ).toBe('1h drive 0.15 | 2h drive 0');
    expect(pump.states()).toMatchObject({ power: 'safe', infusion: 'stopped' });
  });

  it.each<[string, Parameters<typeof tell>[1], string]>([
    ['stopped', [['2h', { type: 'command.stop' }]], '1h drive 0.15 | 2h drive 0'],
    ['paused', [['2h', suspend()]], '1h drive 0.15 | 2h drive 0'],
    [
      'paused for a span that is over before the program comes',
      [['2h', suspend(hours(2))]],
      '1h drive 0.15 | 2h drive 0',
    ],
    [
      'stopped in the middle of the self-test',
      [
        ['2h 59min 55s', BROWN_OUT],
        ['2h 59min 58s', { type: 'command.stop' }],
      ],
      '1h drive 0.15 | 2h 59min 55s drive 0',
    ],
    [
      'stopped in the safe state, then reset again',
      [
        ['2h', BROWN_OUT],
        ['2h 30min', { type: 'command.stop' }],
      ],
      '1h drive 0.15 | 2h drive 0 | 2h 10s drive 0.006 | 2h 30min drive 0',
    ],
  ])('SR-034 starts nothing after a reset of a pump that a person had %s', (_, orders, told) => {
    const story = tell(
      runningPump(),
      [['1h', program(simple(0.15))], ...orders, ['3h', BROWN_OUT], ['4h', BROWN_OUT], ['1d', program(simple(0.3))]],
      '2d',
      QUIET,
    );
    expect(story).toBe(`${told} | 1d drive 0.3`);
  });

  it('SR-020 SR-034 gives no flow after a reset when no program was confirmed for the fluid', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.15))],
        ['2h', refill(40, { concentration: 10_000 })],
        ['3h', BROWN_OUT],
        ['1d', program(simple(0.3))],
      ],
      '2d',
      QUIET,
    );
    expect(story).toBe('1h drive 0.15 | 2h drive 0 | 1d drive 0.3');
  });

  it('SR-020 ends therapy, prime and bolus at a refill with another fluid', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', prime()],
        ['1h 10min', refill(40, { drug: 'hydromorphone' })],
        ['2h', program(MINIMUM_RATE)],
        ['3h', refill(40, { drug: 'morphine' })],
      ],
      '2d',
      QUIET,
    );
    expect(story).toBe(
      '1h drive 24 | 1h 10min prime 166.666666 of 316 (interrupted), drive 0 | 2h drive 0.006 | 3h drive 0',
    );
  });

  it('SR-013 always lets a therapy be lowered', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.048, { windows: [limit(400)] }))],
        ['2h', { type: 'command.clinician-bolus', volume: microlitres(300), duration: hours(1) }],
        ['4h', program(simple(0.048, { windows: [limit(150)] }))],
        ['5h', program(simple(0.048, { windows: [limit(140)] }))],
        ['6h', program(simple(0.06, { windows: [limit(140)] }))],
      ],
      '6h',
      ['drive', '+', 'tone', 'clinician'],
    );
    expect(story).toBe(
      '1h yes program | 2h yes clinician-bolus | 4h yes program | 5h yes program | 6h no program: dose-window',
    );
  });
});
