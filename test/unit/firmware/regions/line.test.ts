import { describe, expect, it } from 'vitest';
import type { Pressure } from '../../../../src/units/index.js';
import { clinicianBolus, limit, program, simple } from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';
import { tell } from '../../../support/story.js';

const above = (level: number) => ({ type: 'sensor.pressure-above', level: level as Pressure }) as const;
const BELOW = { type: 'sensor.pressure-below', level: 10 as Pressure } as const;
const QUIET = ['yes', 'tone', 'silent'];

describe('line', () => {
  it('SR-022 only warns of a suspicion, and holds at the occlusion level', () => {
    const pump = runningPump();
    const story = tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', above(35)],
        ['3h', above(69)],
        ['4h', BELOW],
      ],
      '5h',
      QUIET,
    );
    expect(story).toBe(
      '1h drive 0.15 | 2h +occlusion-suspected | 3h drive 0, +occlusion, -occlusion-suspected | ' +
        '4h released 11.8, drive 0.15, ~occlusion',
    );
    expect(pump.states().line).toBe('released');
  });

  it('goes back from a suspicion without booking anything', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.15))],
        ['2h', above(35)],
        ['3h', BELOW],
      ],
      '3h',
      QUIET,
    );
    expect(story).toBe('1h drive 0.15 | 2h +occlusion-suspected | 3h -occlusion-suspected');
  });

  it('holds at once when the first report is at the occlusion level', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.15))],
        ['2h', above(69)],
      ],
      '2h',
      QUIET,
    );
    expect(story).toBe('1h drive 0.15 | 2h drive 0, +occlusion');
  });

  it('SR-023 books each release as delivered, and it takes room from later boluses', () => {
    const therapy = program(simple(0.048, { windows: [limit(70)] }));
    const room = 70 - 48 - 0.25 - 11.8;
    const story = (ul: number) =>
      tell(
        runningPump(),
        [
          ['1h', therapy],
          ['2h', above(69)],
          ['3h', BELOW],
          ['4h', clinicianBolus(ul)],
        ],
        '4h',
        ['drive', '+', '~', 'tone', 'released'],
      );
    expect(story(room)).toContain('4h yes clinician-bolus');
    expect(story(room + 0.001)).toContain('4h no clinician-bolus: dose-window until 1d 3h');
  });

  it('SR-023 makes nothing up after a hold: basal goes on at the step in force', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.24))],
        ['2h', above(69)],
        ['12h', BELOW],
      ],
      '12h',
    );
    expect(pump.computedVolume(46_800_000 as never)).toBe(40e9 - 80 * 250_000);
  });

  it('is clear once the release was acknowledged, and can be suspected anew', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', above(69)],
        ['3h', BELOW],
        ['4h', { type: 'command.acknowledge', alarm: 'occlusion' }],
      ],
      '4h',
    );
    expect(pump.states().line).toBe('clear');
    tell(
      pump,
      [
        ['5h', above(69)],
        ['6h', BELOW],
        ['7h', above(35)],
      ],
      '7h',
    );
    expect(pump.states().line).toBe('occlusion-suspected');
  });
});
