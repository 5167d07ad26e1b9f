import { describe, expect, it } from 'vitest';
import type { Firmware } from '../../../../src/firmware/index.js';
import { type Instant, millilitres, type Volume } from '../../../../src/units/index.js';
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
        ['5h', refill(3, { withdrawn: 1 })],
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

  describe('a refill whose withdrawal does not fit the count', () => {
    const ACK = { type: 'command.acknowledge', alarm: 'refill-mismatch' } as const;
    const at = (pump: Firmware, hour: number) => pump.computedVolume((hour * 3_600_000) as Instant) / 1e9;

    it.each([
      [37, true],
      [36.999_999_999, false],
      [41, true],
      [41.000_000_001, false],
    ])('SR-019 of %d mL where 39 mL are computed is booked at once: %s', (withdrawn, booked) => {
      const pump = runningPump();
      const story = tell(
        pump,
        [
          ['1h', FAST],
          ['2h', refill(20, { withdrawn })],
        ],
        '2h',
        QUIET,
      );
      expect(story).toBe(booked ? '1h drive 24' : '1h drive 24 | 2h +refill-mismatch');
      expect(at(pump, 2)).toBe(booked ? 20 : 39);
    });

    it('SR-019 is booked when it is acknowledged, as of the moment of the refill; therapy goes on meanwhile', () => {
      const pump = runningPump();
      const story = tell(
        pump,
        [
          ['1h', FAST],
          ['2h', refill(20, { withdrawn: 5 })],
        ],
        '4h',
        ['tone', 'silent'],
      );
      expect(story).toBe('1h yes program, drive 24 | 2h yes refill, +refill-mismatch');
      expect(at(pump, 4)).toBe(37);
      expect(tell(pump, [['5h', ACK]], '5h', QUIET)).toBe('5h xrefill-mismatch, -refill-mismatch');
      expect(at(pump, 5)).toBe(17);
      expect(tell(pump, [['6h', ACK]], '6h', QUIET)).toBe('6h no acknowledge: alarm-not-active');
    });

    it('SR-019 lets the old count say low and empty until somebody looks', () => {
      const story = tell(
        runningPump(),
        [
          ['1h', FAST],
          ['2h', refill(4)],
          ['3h', refill(20, { withdrawn: 20 })],
          ['10h', ACK],
        ],
        '11h',
        QUIET,
      );
      expect(story).toBe(
        '1h drive 24 | 3h +refill-mismatch | 4h +low-reservoir | 5h drive 0, +empty-reservoir, -low-reservoir | ' +
          '10h xrefill-mismatch, drive 24, -empty-reservoir, -refill-mismatch',
      );
    });

    it('SR-019 is over when the volume is typed anew and fits', () => {
      const pump = runningPump();
      const story = tell(
        pump,
        [
          ['1h', FAST],
          ['2h', refill(20, { withdrawn: 3 })],
          ['3h', refill(20, { withdrawn: 38 })],
        ],
        '3h',
        QUIET,
      );
      expect(story).toBe('1h drive 24 | 2h +refill-mismatch | 3h -refill-mismatch');
      expect(at(pump, 3)).toBe(20);
    });

    it('SR-019 SR-020 ends the program of another fluid at once, and knows the fluid', () => {
      const pump = runningPump();
      const story = tell(
        pump,
        [
          ['1h', FAST],
          ['2h', refill(20, { withdrawn: 5, concentration: 10_000 })],
          ['3h', program(simple(12))],
          ['4h', ACK],
        ],
        '4h',
        QUIET,
      );
      expect(story).toBe(
        '1h drive 24 | 2h drive 0, +refill-mismatch | 3h drive 12 | 4h xrefill-mismatch, -refill-mismatch',
      );
      expect(pump.memory().reservoir).toMatchObject({ concentration: 10_000, held: null });
      expect(at(pump, 4)).toBe(19.5);
    });

    it('SR-019 SR-034 still waits after a reset', () => {
      const pump = runningPump();
      tell(
        pump,
        [
          ['1h', FAST],
          ['2h', refill(20, { withdrawn: 5 })],
          ['3h', { type: 'sensor.brown-out' }],
        ],
        '4h',
        QUIET,
      );
      expect(pump.memory().alarm.active.map((a) => a.alarm)).toContain('refill-mismatch');
      tell(pump, [['5h', ACK]], '5h', QUIET);
      expect(at(pump, 5)).toBeGreaterThan(18.9);
      expect(at(pump, 5)).toBeLessThan(20);
    });
  });
});
