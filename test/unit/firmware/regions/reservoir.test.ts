import { describe, expect, it } from 'vitest';
import { millilitres, type Volume } from '../../../../src/units/index.js';
import { program, refill, simple } from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';
import { tell } from '../../../support/story.js';

const lowAlarm = (level: number) => ({ type: 'command.low-alarm', level: level as Volume }) as const;
const QUIET = ['yes', 'tone', 'silent'];
/** 24 mL/day are a millilitre an hour */
const FAST = program(simple(24));

describe('reservoir', () => {
  it('SR-018 tells of low once, then holds at empty once', () => {
    const pump = runningPump();
    expect(
      tell(
        pump,
        [
          ['1h', FAST],
          ['2h', refill(4)],
        ],
        '9h',
        QUIET,
      ),
    ).toBe('1h drive 24 | 4h +low-reservoir | 5h drive 0, +empty-reservoir, -low-reservoir');
    expect(pump.states().reservoir).toBe('empty');
  });

  it('SR-018 goes on after a refill, and both are told anew at the next crossing', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', FAST],
        ['2h', refill(3)],
        ['5h', refill(3)],
      ],
      '9h',
      QUIET,
    );
    expect(story).toBe(
      '1h drive 24 | 3h +low-reservoir | 4h drive 0, +empty-reservoir, -low-reservoir | ' +
        '5h drive 24, -empty-reservoir | 6h +low-reservoir | 7h drive 0, +empty-reservoir, -low-reservoir',
    );
  });

  it('SR-018 keeps a level that was set, and looks at once when it is above what is left', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', FAST],
        ['2h', refill(10)],
        ['3h', lowAlarm(millilitres(9.5))],
        ['4h', lowAlarm(millilitres(5))],
      ],
      '8h',
      QUIET,
    );
    expect(story).toBe('1h drive 24 | 3h +low-reservoir | 4h -low-reservoir | 7h +low-reservoir');
  });

  it('SR-053 refuses a level below empty, and any level when it is empty', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', FAST],
        ['1h', lowAlarm(1)],
        ['2h', refill(1)],
        ['3h', lowAlarm(2e9)],
      ],
      '3h',
      ['drive', '+', 'tone', 'yes'],
    );
    expect(story).toBe('1h no low-alarm: low-alarm-range | 3h no low-alarm: not-now');
  });

  it('is low from the start when so little was filled in', () => {
    expect(tell(runningPump(), [['1h', refill(1.5)]], '2h', QUIET)).toBe('1h +low-reservoir');
  });

  it('does not run low in a stall', () => {
    const stall = { type: 'sensor.rotor-missed', strokes: 400 } as const;
    const turns = { type: 'sensor.rotor-turned' } as const;
    const story = tell(
      runningPump(),
      [
        ['1h', FAST],
        ['2h', refill(4)],
        ['3h', stall],
        ['13h', turns],
      ],
      '15h',
      [...QUIET, 'drive', '~'],
    );
    expect(story).toBe(
      '3h +motor-stall | 13h 59min 59s 100ms +low-reservoir | 14h 59min 59s 100ms +empty-reservoir, -low-reservoir',
    );
  });
});
