import { describe, expect, it } from 'vitest';
import { program, refill, simple } from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';
import { tell } from '../../../support/story.js';

const missed = (strokes: number) => ({ type: 'sensor.rotor-missed', strokes }) as const;
const TURNS = { type: 'sensor.rotor-turned' } as const;
const STOP = { type: 'command.stop' } as const;
const QUIET = ['yes', 'tone', 'silent'];

describe('motor', () => {
  it('SR-031 suspects, then declares a stall at the tenth missed stroke, and alarms', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', missed(5)],
      ],
      '2h',
    );
    expect(pump.states().motor).toBe('stall-suspected');
    expect(pump.memory().armed).toMatchObject({ rotorMissed: 10, rotorTurned: true });
    expect(tell(pump, [['3h', missed(9)]], '3h', QUIET)).toBe('');
    expect(tell(pump, [['3h', missed(10)]], '3h', QUIET)).toBe('3h +motor-stall');
    expect(pump.states().motor).toBe('stalled');
    expect(pump.memory().armed).toMatchObject({ rotorMissed: null, rotorTurned: true });
  });

  it('SR-031 never declares a stall sooner than its least span, however fast the motor is driven', () => {
    const pump = runningPump();
    tell(pump, [['1h', program(simple(24))]], '1h');
    const strokes = (24e9 * 180) / 86_400 / 250_000;
    expect(tell(pump, [['2h', missed(strokes)]], '2h', QUIET)).toBe('');
    expect(tell(pump, [['2h', missed(strokes + 1)]], '2h', QUIET)).toBe('2h +motor-stall');
  });

  it('SR-032 resumes when the rotor turns, makes nothing up and does not count what was not given', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.24))],
        ['2h', missed(10)],
      ],
      '3h',
    );
    const stalled = pump.computedVolume(10_800_000 as never);
    expect(tell(pump, [['12h', TURNS]], '12h', QUIET)).toBe('12h ~motor-stall');
    expect(pump.computedVolume(43_200_000 as never)).toBe(stalled - 250_000);
    expect(pump.computedVolume(46_800_000 as never)).toBe(stalled - 250_000 * 41);
  });

  it('signals a standstill of 48 h from the stop, one millisecond before it is silent', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', STOP],
      ],
      '2h',
    );
    expect(tell(pump, [], '2d 1h 59min 59s 999ms', QUIET)).toBe('');
    expect(tell(pump, [], '3d', QUIET)).toBe('2d 2h +pump-stopped');
    expect(tell(pump, [['4d', program(simple(0.15))]], '4d', QUIET)).toBe('4d drive 0.15, -pump-stopped');
  });

  it('counts a stall as a standstill, from the moment it is known', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.15))],
        ['2h', missed(10)],
        ['4d', TURNS],
      ],
      '4d',
      QUIET,
    );
    expect(story).toBe('1h drive 0.15 | 2h +motor-stall | 2d 2h +pump-stopped | 4d ~motor-stall, -pump-stopped');
  });

  it('is idle, and a standstill goes on, when a turn is reported after the drive was stopped', () => {
    const pump = runningPump();
    const story = tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', missed(10)],
        ['3h', STOP],
        ['3h', TURNS],
      ],
      '3d',
      QUIET,
    );
    expect(story).toBe('1h drive 0.15 | 2h +motor-stall | 3h drive 0, ~motor-stall | 2d 2h +pump-stopped');
    expect(pump.states().motor).toBe('idle');
  });

  it('keeps the drive order once for a moment at which several regions act', () => {
    const pump = runningPump();
    const story = tell(
      pump,
      [
        ['1h', program(simple(24))],
        ['1h 1min', refill(1.01)],
      ],
      '2h',
      QUIET,
    );
    expect(story).toBe(
      '1h drive 24 | 1h 1min +low-reservoir | 1h 1min 35s 400ms drive 0, +empty-reservoir, -low-reservoir',
    );
  });
});
