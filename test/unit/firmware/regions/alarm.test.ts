import { describe, expect, it } from 'vitest';
import type { AlarmId } from '../../../../src/protocol/index.js';
import { days, hours } from '../../../../src/units/index.js';
import { program, simple } from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const STALL = { type: 'sensor.rotor-missed', strokes: 400 } as const;
const TURNS = { type: 'sensor.rotor-turned' } as const;
const HOT = { type: 'sensor.temperature-above', level: 39 as never } as const;
const COOL = { type: 'sensor.temperature-below', level: 38.5 as never } as const;
const BLOCKED = { type: 'sensor.pressure-above', level: 69 as never } as const;
const OPEN = { type: 'sensor.pressure-below', level: 10 as never } as const;
const PAUSE = { type: 'command.pause-audio' } as const;
const acknowledge = (alarm: AlarmId) => ({ type: 'command.acknowledge', alarm }) as const;
const story = (happenings: readonly Happening[], until: string, config = {}) =>
  tell(runningPump(config), [['1h', program(simple(0.15))], ...happenings], until, ['drive', 'yes', 'released']);

describe('alarm', () => {
  it('SR-038 signals only the highest of several conditions', () => {
    expect(
      story(
        [
          ['2h', HOT],
          ['3h', STALL],
          ['4h', TURNS],
          ['5h', acknowledge('motor-stall')],
          ['6h', COOL],
        ],
        '7h',
      ),
    ).toBe(
      '2h +temperature, tone non-critical | 3h +motor-stall, tone critical | 4h ~motor-stall | ' +
        '5h xmotor-stall, tone non-critical | 6h -temperature, silent',
    );
  });

  it('SR-038 does not sound again for a lower condition that begins meanwhile', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['3h', HOT],
          ['4h', COOL],
        ],
        '4h',
      ),
    ).toBe('2h +motor-stall, tone critical | 3h +temperature | 4h -temperature');
  });

  it('SR-039 refuses to take a signal away while its condition holds, and takes away exactly one', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['2h', BLOCKED],
          ['3h', acknowledge('motor-stall')],
          ['4h', OPEN],
          ['5h', acknowledge('occlusion')],
          ['5h', acknowledge('occlusion')],
          ['6h', TURNS],
          ['7h', acknowledge('motor-stall')],
        ],
        '8h',
      ),
    ).toBe(
      '2h +motor-stall, tone critical, +occlusion | 3h no acknowledge: condition-persists | 4h ~occlusion | ' +
        '5h xocclusion, no acknowledge: alarm-not-active | 6h ~motor-stall | 7h xmotor-stall, silent',
    );
  });

  it('SR-039 signals a latched condition anew when it comes back', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['3h', TURNS],
          ['4h', STALL],
          ['5h', acknowledge('motor-stall')],
        ],
        '5h',
      ),
    ).toBe(
      '2h +motor-stall, tone critical | 3h ~motor-stall | 4h +motor-stall | 5h no acknowledge: condition-persists',
    );
  });

  it('SR-036 SR-039 lets nobody take the replacement indicator or the end of service away', () => {
    const battery = { hardEnd: days(10), replacementToEnd: days(2) };
    expect(
      story(
        [
          ['9d', acknowledge('replacement-due')],
          ['11d', acknowledge('replacement-due')],
          ['12d', acknowledge('end-of-service')],
        ],
        '12d',
        battery,
      ),
    ).toBe(
      '8d +replacement-due, tone non-critical | 9d no acknowledge: condition-persists | ' +
        '10d +end-of-service, ~replacement-due, tone critical | 11d no acknowledge: not-resettable | ' +
        '12d no acknowledge: condition-persists',
    );
  });

  it('SR-040 pauses the sound for its set time and no longer', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['3h', PAUSE],
          ['3h 1min 59s', PAUSE],
        ],
        '4h',
      ),
    ).toBe(
      '2h +motor-stall, tone critical | 3h silent | 3h 1min 59s no pause-audio: audio-paused | 3h 2min tone critical',
    );
  });

  it('SR-040 ends the pause at once for a new equal or higher condition, not for a lower one', () => {
    expect(
      story(
        [
          ['2h', HOT],
          ['3h', PAUSE],
          ['3h 1min', STALL],
        ],
        '4h',
      ),
    ).toBe('2h +temperature, tone non-critical | 3h silent | 3h 1min +motor-stall, tone critical');
    expect(
      story(
        [
          ['2h', HOT],
          ['3h', PAUSE],
          ['3h 1min', { type: 'sensor.battery-below', volts: 2.4 }],
        ],
        '4h',
      ),
    ).toBe('2h +temperature, tone non-critical | 3h silent | 3h 1min +replacement-due, tone non-critical');
    expect(
      story(
        [
          ['2h', STALL],
          ['3h', PAUSE],
          ['3h 1min', BLOCKED],
        ],
        '4h',
      ),
    ).toBe('2h +motor-stall, tone critical | 3h silent | 3h 1min +occlusion, tone critical');
    expect(
      story(
        [
          ['2h', STALL],
          ['3h', PAUSE],
          ['3h 1min', HOT],
        ],
        '4h',
      ),
    ).toBe('2h +motor-stall, tone critical | 3h silent | 3h 1min +temperature | 3h 2min tone critical');
  });

  it('SR-041 sounds after a pause although the first condition has ended meanwhile', () => {
    expect(
      story(
        [
          ['2h', HOT],
          ['2h', STALL],
          ['3h', PAUSE],
          ['3h 1min', TURNS],
          ['3h 1min', acknowledge('motor-stall')],
        ],
        '4h',
      ),
    ).toBe(
      '2h +temperature, tone non-critical, +motor-stall, tone critical | 3h silent | ' +
        '3h 1min ~motor-stall, xmotor-stall | 3h 2min tone non-critical',
    );
  });

  it('is quiet when the last condition ends in a pause, and the next one sounds', () => {
    expect(
      story(
        [
          ['2h', HOT],
          ['3h', PAUSE],
          ['3h 1min', COOL],
          ['3h 1min 30s', HOT],
        ],
        '4h',
      ),
    ).toBe(
      '2h +temperature, tone non-critical | 3h silent | 3h 1min -temperature | 3h 1min 30s +temperature, tone non-critical',
    );
  });

  it('refuses a pause when nothing sounds', () => {
    expect(story([['2h', PAUSE]], '3h')).toBe('2h no pause-audio: nothing-sounds');
  });

  it('SR-034 keeps the signal of a reset until the pump is programmed and a clinician takes it away', () => {
    const reset = { type: 'sensor.brown-out' } as const;
    expect(
      story(
        [
          ['2h', reset],
          ['3h', acknowledge('low-battery-reset')],
          ['4h', reset],
          ['5h', program(simple(0.15))],
          ['6h', acknowledge('low-battery-reset')],
          ['7h', reset],
        ],
        '8h',
      ),
    ).toBe(
      '2h +low-battery-reset, tone critical | 3h no acknowledge: condition-persists | 5h ~low-battery-reset | ' +
        '6h xlow-battery-reset, silent | 7h +low-battery-reset, tone critical',
    );
  });

  it('SR-036 ends service after the indicator at the latest, once', () => {
    const battery = { hardEnd: days(10), replacementToEnd: days(2) };
    expect(story([['3d', { type: 'sensor.battery-below', volts: 2.4 }]], '20d', battery)).toBe(
      '3d +replacement-due, tone non-critical | 5d +end-of-service, ~replacement-due, tone critical',
    );
    expect(story([], `${hours(240) / 3_600_000}h`, battery)).toContain('10d +end-of-service');
  });
});
