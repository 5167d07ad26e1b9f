import { describe, expect, it } from 'vitest';
import type { Temperature } from '../../../../src/units/index.js';
import { clinicianBolus, limit, program, simple } from '../../../support/orders.js';
import { at, runningPump, type Wanted } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const above = (level: number) => ({ type: 'sensor.temperature-above', level: level as Temperature }) as const;
const below = (level: number) => ({ type: 'sensor.temperature-below', level: level as Temperature }) as const;
const story = (happenings: readonly Happening[], until: string, wanted: Wanted = {}) => {
  const pump = runningPump(wanted);
  const told = tell(pump, [['1h', program(simple(0.15, { windows: [limit(900)] }))], ...happenings], until, [
    'tone',
    'silent',
    'yes',
  ]);
  return { pump, told: told.replace('1h drive 0.15 | ', '') };
};

describe('temperature', () => {
  it('SR-026 is high from one level on and normal below another', () => {
    const { pump, told } = story(
      [
        ['1h 10min', below(38.5)],
        ['2h', above(39)],
        ['3h', above(39)],
        ['4h', below(38.5)],
      ],
      '5h',
    );
    expect(told).toBe('2h +temperature | 4h -temperature');
    expect(pump.memory().armed).toMatchObject({ temperatureAbove: 39, temperatureBelow: 35 });
  });

  it('SR-026 alerts in the cold as well, and is normal again above another level', () => {
    const { pump, told } = story(
      [
        ['2h', below(35)],
        ['3h', below(35)],
        ['4h', above(35.5)],
      ],
      '5h',
    );
    expect(told).toBe('2h +temperature | 4h -temperature');
    expect(pump.states().temperature).toBe('normal');
  });

  it('SR-026 goes from cold to far too warm within a moment, level by level', () => {
    const { pump, told } = story(
      [
        ['2h', below(35)],
        ['3h', above(35.5)],
        ['3h', above(39)],
        ['3h', above(42)],
        ['3h', above(42.5)],
      ],
      '3h',
    );
    expect(told).toBe('2h +temperature | 3h -temperature, +temperature, drive 0.006, +temperature-limit, -temperature');
    expect(pump.memory().temperature.peak).toBe(42.5);
  });

  it.each([
    ['withdrawal-risk', 'drive 0.006'],
    ['comfort', 'drive 0'],
  ] as const)(
    'SR-026 SR-037 acts far above: with a %s drug it is %s until it has cooled, and nothing is made up',
    (drugClass, drive) => {
      const { told } = story(
        [
          ['2h', above(39)],
          ['2h 1min', above(42)],
          ['2h 20min', below(41)],
          ['2h 30min', below(38.5)],
          ['2h 40min', { type: 'command.acknowledge', alarm: 'temperature-limit' }],
        ],
        '3h',
        { drugClass },
      );
      expect(told).toBe(
        `2h +temperature | 2h 1min ${drive}, +temperature-limit, -temperature | ` +
          '2h 20min drive 0.15, ~temperature-limit, +temperature | 2h 30min -temperature | 2h 40min xtemperature-limit',
      );
    },
  );

  it('SR-026 cuts a bolus, and grants none until it has cooled', () => {
    const { told } = story(
      [
        ['2h', clinicianBolus(10)],
        ['2h 5min', above(39)],
        ['2h 5min', above(42)],
        ['2h 6min', clinicianBolus(10)],
      ],
      '2h 7min',
    );
    expect(told).toBe(
      '2h drive 1.59 | 2h 5min +temperature, clinician-bolus 5 of 10 (temperature-limit), drive 0.006, +temperature-limit, -temperature | ' +
        '2h 6min no clinician-bolus: pump-on-hold',
    );
  });

  it('SR-026 logs the peak to one step of the sensor, and tells it when it is asked', () => {
    const { pump } = story(
      [
        ['2h', above(39)],
        ['2h', above(42)],
        ['2h 1min', above(42.5)],
        ['2h 2min', above(43)],
        ['2h 3min', above(42.5)],
      ],
      '2h 3min',
    );
    expect(pump.memory().armed).toMatchObject({ temperatureAbove: 43.5, temperatureBelow: 41 });
    pump.handle({ ...below(41), at: at(3 * 3_600_000) });
    expect(
      pump
        .log()
        .open.filter((e) => e.code === 'temperature-peak')
        .map((e) => e.value),
    ).toEqual([4300]);
    const [reply] = pump.handle({ type: 'command.interrogate', at: at(4 * 3_600_000), id: 9 }).outputs;
    expect(reply).toMatchObject({ reply: { status: { temperature_peak: 43 } } });
  });

  it('SR-026 begins a new peak the next time, and asks for no level that the sensor does not have', () => {
    const { pump } = story(
      [
        ['2h', above(39)],
        ['2h', above(50)],
        ['3h', below(41)],
        ['4h', above(42)],
      ],
      '4h',
    );
    expect(pump.memory().temperature.peak).toBe(42);
    pump.handle({ ...above(50), at: at(5 * 3_600_000) });
    expect(pump.memory().armed.temperatureAbove).toBe(null);
  });

  it('SR-026 takes no harm from a level that no sensor can give', () => {
    const { pump, told } = story(
      [
        ['2h', above(Number.NaN)],
        ['3h', below(Number.NaN)],
      ],
      '5h',
    );
    expect(told).toBe('1h drive 0.15');
    expect(pump.states()).toMatchObject({ temperature: 'normal', infusion: 'simple' });
  });
});
