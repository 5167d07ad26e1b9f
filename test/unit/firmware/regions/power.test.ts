import { describe, expect, it } from 'vitest';
import { bootFirmware } from '../../../../src/firmware/index.js';
import { days } from '../../../../src/units/index.js';
import { program, simple } from '../../../support/orders.js';
import { at, CONFIG, FILL, runningPump } from '../../../support/pump.js';
import { tell } from '../../../support/story.js';

const BROWN_OUT = { type: 'sensor.brown-out' } as const;

describe('power', () => {
  it('comes into service when it is implanted', () => {
    const pump = bootFirmware(CONFIG, FILL);
    expect(pump.states().power).toBe('shelf');
    pump.handle({ type: 'power.implanted', at: at(0) });
    expect(pump.states().power).toBe('running');
    expect(tell(pump, [['1s', program(simple(0.15))]], '1s')).toContain('yes program');
  });

  it('SR-015 SR-034 tests itself after a reset for its set time and takes no program meanwhile', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', BROWN_OUT],
      ],
      '2h 9s 999ms',
    );
    expect([pump.states().power, pump.nextDeadline()]).toEqual(['self-test', 7_210_000]);
    expect(tell(pump, [['2h 9s 999ms', program(simple(0.15))]], '2h 9s 999ms')).toContain(
      'no program: pump-not-running',
    );
    expect(tell(pump, [['2h 10s', program(simple(0.15))]], '2h 10s')).toContain('yes program');
    expect(pump.states().power).toBe('running');
  });

  it('SR-034 stays safe after a reset until a program is accepted, whatever else is asked', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', BROWN_OUT],
      ],
      '2h 10s',
    );
    expect(pump.states()).toMatchObject({ power: 'safe', infusion: 'minimum-rate' });
    tell(
      pump,
      [
        ['3h', program(simple(0.001))],
        ['3h', { type: 'command.resume' }],
        ['3h', { type: 'command.stop' }],
      ],
      '3h',
    );
    expect(pump.states()).toMatchObject({ power: 'safe', infusion: 'stopped' });
    tell(pump, [['4h', program(simple(0.15))]], '4h');
    expect(pump.states()).toMatchObject({ power: 'running', infusion: 'simple' });
  });

  it('SR-034 tests itself anew when it is reset in its self-test or in its safe state', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.15))],
        ['2h', BROWN_OUT],
        ['2h 9s', BROWN_OUT],
        ['3h', BROWN_OUT],
      ],
      '4h',
      ['yes', '+', 'tone'],
    );
    expect(story).toBe('1h drive 0.15 | 2h drive 0 | 2h 19s drive 0.006 | 3h drive 0 | 3h 10s drive 0.006');
  });

  it('SR-036 ends service for good: no flow, no program, no prime, no refill', () => {
    const pump = runningPump({ hardEnd: days(2), replacementToEnd: days(1) });
    const story = tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['3d', program(simple(0.15))],
        ['3d', { type: 'command.prime', extent: 'full-system' }],
        ['3d', BROWN_OUT],
      ],
      '9d',
      ['yes', '+', '~', 'tone'],
    );
    expect(story).toBe('1h drive 0.15 | 2d drive 0 | 3d no program: pump-not-running, no prime: pump-not-running');
    expect(pump.states().power).toBe('end-of-service');
    expect(pump.nextDeadline()).toBe(null);
  });
});
