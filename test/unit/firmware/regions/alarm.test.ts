import { describe, expect, it } from 'vitest';
import { type AlarmId, evenSamples } from '../../../../src/protocol/index.js';
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
          ['2h 5min', STALL],
          ['2h 10min', TURNS],
          ['2h 15min', acknowledge('motor-stall')],
          ['2h 20min', COOL],
        ],
        '2h 25min',
      ),
    ).toBe(
      '2h +temperature, tone non-critical | 2h 5min +motor-stall, tone critical | 2h 10min ~motor-stall | ' +
        '2h 15min xmotor-stall, tone non-critical | 2h 20min -temperature, silent',
    );
  });

  it('SR-038 does not sound again for a lower condition that begins meanwhile', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['2h 5min', HOT],
          ['2h 10min', COOL],
        ],
        '2h 10min',
      ),
    ).toBe('2h +motor-stall, tone critical | 2h 5min +temperature | 2h 10min -temperature');
  });

  it('SR-039 refuses to take a signal away while its condition holds, and takes away exactly one', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['2h', BLOCKED],
          ['2h 5min', acknowledge('motor-stall')],
          ['2h 10min', OPEN],
          ['2h 15min', acknowledge('occlusion')],
          ['2h 15min', acknowledge('occlusion')],
          ['2h 20min', TURNS],
          ['2h 25min', acknowledge('motor-stall')],
        ],
        '2h 30min',
      ),
    ).toBe(
      '2h +motor-stall, tone critical, +occlusion | 2h 5min no acknowledge: condition-persists | 2h 10min ~occlusion | ' +
        '2h 15min xocclusion, no acknowledge: alarm-not-active | 2h 20min ~motor-stall | 2h 25min xmotor-stall, silent',
    );
  });

  it('SR-039 signals a latched condition anew when it comes back', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['2h 5min', TURNS],
          ['2h 10min', STALL],
          ['2h 15min', acknowledge('motor-stall')],
        ],
        '2h 15min',
      ),
    ).toBe(
      '2h +motor-stall, tone critical | 2h 5min ~motor-stall | 2h 10min +motor-stall | 2h 15min no acknowledge: condition-persists',
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
          ['2h 5min', PAUSE],
          ['2h 6min 59s', PAUSE],
        ],
        '2h 10min',
      ),
    ).toBe(
      '2h +motor-stall, tone critical | 2h 5min silent | 2h 6min 59s no pause-audio: audio-paused | 2h 7min tone critical',
    );
  });

  it('SR-040 ends the pause at once for a new equal or higher condition, not for a lower one', () => {
    expect(
      story(
        [
          ['2h', HOT],
          ['2h 5min', PAUSE],
          ['2h 6min', STALL],
        ],
        '2h 10min',
      ),
    ).toBe('2h +temperature, tone non-critical | 2h 5min silent | 2h 6min +motor-stall, tone critical');
    expect(
      story(
        [
          ['2h', HOT],
          ['2h 5min', PAUSE],
          ['2h 6min', { type: 'sensor.battery-below', samples: evenSamples(2.4) }],
        ],
        '2h 10min',
      ),
    ).toBe('2h +temperature, tone non-critical | 2h 5min silent | 2h 6min +replacement-due, tone non-critical');
    expect(
      story(
        [
          ['2h', STALL],
          ['2h 5min', PAUSE],
          ['2h 6min', BLOCKED],
        ],
        '2h 10min',
      ),
    ).toBe('2h +motor-stall, tone critical | 2h 5min silent | 2h 6min +occlusion, tone critical');
    expect(
      story(
        [
          ['2h', STALL],
          ['2h 5min', PAUSE],
          ['2h 6min', HOT],
        ],
        '2h 10min',
      ),
    ).toBe('2h +motor-stall, tone critical | 2h 5min silent | 2h 6min +temperature | 2h 7min tone critical');
  });

  it('SR-041 sounds after a pause although the first condition has ended meanwhile', () => {
    expect(
      story(
        [
          ['2h', HOT],
          ['2h', STALL],
          ['2h 5min', PAUSE],
          ['2h 6min', TURNS],
          ['2h 6min', acknowledge('motor-stall')],
        ],
        '2h 10min',
      ),
    ).toBe(
      '2h +temperature, tone non-critical, +motor-stall, tone critical | 2h 5min silent | ' +
        '2h 6min ~motor-stall, xmotor-stall | 2h 7min tone non-critical',
    );
  });

  it('is quiet when the last condition ends in a pause, and the next one sounds', () => {
    expect(
      story(
        [
          ['2h', HOT],
          ['2h 5min', PAUSE],
          ['2h 6min', COOL],
          ['2h 6min 30s', HOT],
        ],
        '2h 10min',
      ),
    ).toBe(
      '2h +temperature, tone non-critical | 2h 5min silent | 2h 6min -temperature | 2h 6min 30s +temperature, tone non-critical',
    );
  });

  it('refuses a pause when nothing sounds', () => {
    expect(story([['2h', PAUSE]], '2h 5min')).toBe('2h no pause-audio: nothing-sounds');
  });

  it('SR-034 keeps the signal of a reset until the pump is programmed and a clinician takes it away', () => {
    const reset = { type: 'sensor.brown-out' } as const;
    expect(
      story(
        [
          ['2h', reset],
          ['2h 5min', acknowledge('low-battery-reset')],
          ['2h 10min', reset],
          ['2h 15min', program(simple(0.15))],
          ['2h 20min', acknowledge('low-battery-reset')],
          ['2h 25min', reset],
        ],
        '2h 30min',
      ),
    ).toBe(
      '2h +low-battery-reset, tone critical | 2h 5min no acknowledge: condition-persists | 2h 15min ~low-battery-reset | ' +
        '2h 20min xlow-battery-reset, silent | 2h 25min +low-battery-reset, tone critical',
    );
  });

  it('SR-036 ends service after the indicator at the latest, once', () => {
    const battery = { hardEnd: days(10), replacementToEnd: days(2) };
    expect(story([['3d', { type: 'sensor.battery-below', samples: evenSamples(2.4) }]], '20d', battery)).toBe(
      '3d +replacement-due, tone non-critical | 5d +end-of-service, ~replacement-due, tone critical',
    );
    expect(story([], `${hours(240) / 3_600_000}h`, battery)).toContain('10d +end-of-service');
  });
});
