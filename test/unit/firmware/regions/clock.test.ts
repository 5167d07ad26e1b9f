import { describe, expect, it } from 'vitest';
import { logEntries, verifyLog } from '../../../../src/firmware/rules/event-log.js';
import { evenSamples } from '../../../../src/protocol/index.js';
import { MS_PER_HOUR, MS_PER_WEEK, weekTimeOf } from '../../../../src/units/index.js';
import {
  clinicianBolus,
  flex,
  limit,
  PATIENT,
  PATIENT_BOLUS,
  program,
  simple,
  suspend,
} from '../../../support/orders.js';
import { at, runningPump } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const jump = (hours: number) => ({ type: 'clock.jumped', by: Math.round(hours * MS_PER_HOUR) }) as const;
const setTo = (hours: number) => ({ type: 'command.set-clock', to: weekTimeOf(hours * MS_PER_HOUR) }) as const;
/** Steps at 00:00, 06:00 and 20:00 each day; the pump starts on Monday at 08:00. */
const days = [0, 24, 48, 72, 96, 120, 144].flatMap((day) => [
  [day, 0.1] as const,
  [day + 6, 0.2] as const,
  [day + 20, 0.3] as const,
]);
const told = (happenings: readonly Happening[], until: string, wanted = flex(days)) =>
  tell(runningPump(), [['1h', program(wanted)], ...happenings], until, ['yes program']);

describe('a program that goes by the clock', () => {
  it('SR-047 gives the step of the new time from the moment on at which the clock is set, and the next one when it shows it', () => {
    // east by nine hours at 16:00: it is 01:00
    expect(told([['8h', setTo(25)]], '1d')).toBe(
      '1h drive 0.2 | 8h clock set by 9h, skips Mon 20:00, yes set-clock, drive 0.1 | 13h drive 0.2',
    );
  });

  it('SR-047 gives a step again that comes again, and tells it', () => {
    expect(told([['13h', setTo(19)]], '18h')).toBe(
      '1h drive 0.2 | 12h drive 0.3 | 13h clock set by -2h, repeats Mon 20:00, yes set-clock, drive 0.2 | 14h drive 0.3 | 18h drive 0.1',
    );
  });

  it('SR-047 follows a clock that jumps by itself in the same way', () => {
    expect(told([['13h', jump(-2)]], '14h')).toBe(
      '1h drive 0.2 | 12h drive 0.3 | 13h clock jumped by -2h, repeats Mon 20:00, drive 0.2 | 14h drive 0.3',
    );
    // the counter of the clock begins anew after 2^32 ms: seven weeks and seventeen hours back
    expect(told([['13h', { type: 'clock.jumped', by: -(2 ** 32) }]], '13h')).toMatch(
      /13h clock jumped by -49d 17h 2min 47s 296ms, repeats Mon 00:00 .* Sun 20:00, drive 0.1$/,
    );
  });

  it('SR-047 goes on in a pause, in a hold and in a prime, and is at its place when they are over', () => {
    expect(
      told(
        [
          ['13h', suspend()],
          ['14h', setTo(26)],
          ['15h', { type: 'command.resume' }],
        ],
        '19h',
      ),
    ).toBe(
      '1h drive 0.2 | 12h drive 0.3 | 13h yes suspend, drive 0 | 14h clock set by 4h, yes set-clock | 15h yes resume, drive 0.1 | 18h drive 0.2',
    );
    const blocked: Happening = ['13h', { type: 'sensor.pressure-above', level: 69 as never }];
    const open: Happening = ['15h', { type: 'sensor.pressure-below', level: 10 as never }];
    expect(told([blocked, ['14h', setTo(26)], open], '15h')).toMatch(
      /14h clock set by 4h, yes set-clock \| 15h .*drive 0.1, ~occlusion$/,
    );
  });

  it('SR-047 leaves a program of one flow alone', () => {
    const story = told(
      [
        ['8h', setTo(25)],
        ['9h', jump(-50)],
      ],
      '30d',
      simple(0.15),
    );
    expect(story).toBe('1h drive 0.15 | 8h clock set by 9h, yes set-clock | 9h clock jumped by -2d 2h');
  });
});

describe('whatever counts a span', () => {
  const therapy = program(simple(0.15, { patient: PATIENT, windows: [limit(900)] }));
  /** The same story with and without moves of the clock. */
  const same = (happenings: readonly Happening[], until: string, moves: readonly Happening[]): void => {
    const plain = tell(runningPump(), happenings, until, [], true);
    const hours = (text: string) => Number(/^(\d+)h/.exec(text)?.[1] ?? 0);
    const all = [...happenings, ...moves].sort(([a], [b]) => hours(a) - hours(b));
    const moved = tell(runningPump(), all, until, ['clock', 'yes set-clock'], true);
    expect(moved).toBe(plain);
  };

  it.each([
    [
      'a lockout',
      [
        ['1h', therapy],
        ['3h', PATIENT_BOLUS],
        ['4h', PATIENT_BOLUS],
      ],
      '5h',
    ],
    [
      'a count in a window',
      [['1h', therapy], ...[3, 5, 7, 9, 11].map((n): Happening => [`${n}h`, PATIENT_BOLUS]), ['27h', PATIENT_BOLUS]],
      '28h',
    ],
    [
      'a dose window',
      [
        ['1h', program(simple(0.15, { windows: [limit(200)] }))],
        ['3h', clinicianBolus(40)],
        ['20h', clinicianBolus(40)],
      ],
      '30h',
    ],
    [
      'a pause',
      [
        ['1h', therapy],
        ['3h', suspend((5 * MS_PER_HOUR) as never)],
      ],
      '9h',
    ],
    [
      'a bolus',
      [
        ['1h', therapy],
        ['3h', clinicianBolus(10, 200)],
      ],
      '9h',
    ],
    [
      'a standstill',
      [
        ['1h', therapy],
        ['2h', { type: 'command.stop' }],
      ],
      '60h',
    ],
    [
      'an escalation',
      [
        ['1h', therapy],
        ['2h', { type: 'sensor.rotor-missed', strokes: 20 }],
      ],
      '60h',
    ],
    [
      'the time to the end of service',
      [
        ['1h', therapy],
        ['2h', { type: 'sensor.battery-below', samples: evenSamples(2.4) }],
      ],
      '91d',
    ],
  ] as const)('SR-047 runs on counted time: %s', (_, happenings, until) => {
    same(happenings, until, [['3h', jump(30)]]);
    same(happenings, until, [
      ['3h', jump(-30)],
      ['4h', setTo(100)],
    ]);
  });

  it('SR-047 runs on counted time: the pause of a sound', () => {
    const warm: Happening = ['2h', { type: 'sensor.temperature-above', level: 39 as never }];
    same([['1h', therapy], warm, ['3h', { type: 'command.pause-audio' }]], '5h', [['3h', jump(30)]]);
  });
});

describe('what a clock that was moved leaves behind', () => {
  it('SR-047 SR-034 outlives a reset', () => {
    const pump = runningPump();
    const again = ['16h', program(flex(days))] as const;
    tell(pump, [['1h', program(flex(days))], ['13h', jump(-13)], ['14h', { type: 'sensor.brown-out' }], again], '16h');
    expect(pump.memory().clock).toEqual({ shift: -13 * MS_PER_HOUR });
    // it shows 11:00, not midnight
    expect(pump.memory().infusion.basal).toBe(200_000_000);
  });

  it('SR-045 SR-047 is an entry with both times, one for each step that was skipped or comes again', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(flex(days))],
        ['13h', jump(-13)],
        ['14h', setTo(20)],
      ],
      '14h',
    );
    const said = logEntries(pump.log())
      .filter(({ code }) => /clock|step/.test(code))
      .map(({ at: moment, wall, code, about, value, value2 }) => [moment, wall, code, about, value, value2]);
    const H = MS_PER_HOUR;
    expect(said).toEqual([
      [13 * H, 8 * H, 'clock-moved', 'jumped', -13 * H, 1],
      [13 * H, 8 * H, 'step-repeated', '', 20 * H, 300_000_000],
      [14 * H, 20 * H, 'clock-moved', 'set', 11 * H, 0],
    ]);
    expect(verifyLog(pump.log())).toBe(null);
  });

  it('SR-053 is nothing where the time is none', () => {
    const pump = runningPump();
    const before = pump.memory();
    for (const to of [-1, MS_PER_WEEK, 0.5, Number.NaN]) {
      const input = { type: 'command.set-clock', to: to as never, at: at(20_000), id: 1 } as const;
      expect(pump.handle(input).outputs).toMatchObject([{ reply: { refusal: { code: 'clock-time' } } }]);
    }
    for (const by of [Number.NaN, 0, 0.5, 2 ** 53, '1'])
      expect(pump.handle({ type: 'clock.jumped', by: by as number, at: at(20_000) }).outputs).toEqual([]);
    expect(pump.memory()).toBe(before);
  });
});
