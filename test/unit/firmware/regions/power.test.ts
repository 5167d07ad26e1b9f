import { describe, expect, it } from 'vitest';
import { bootFirmware } from '../../../../src/firmware/index.js';
import { SELF_TEST_PARTS, type SelfTestPart } from '../../../../src/protocol/index.js';
import { days } from '../../../../src/units/index.js';
import { clinicianBolus, PATIENT_BOLUS, prime, program, simple } from '../../../support/orders.js';
import { at, CONFIG, FILL, runningPump } from '../../../support/pump.js';
import { tell } from '../../../support/story.js';

const BROWN_OUT = { type: 'sensor.brown-out' } as const;
const SELF_TEST = { type: 'command.self-test' } as const;
const failed = (part: SelfTestPart) => ({ type: 'sensor.self-test-failed', part }) as const;

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

  it('SR-027 holds the flow while it tests itself by order, then goes on as before', () => {
    const pump = runningPump();
    const story = tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', SELF_TEST],
        ['2h 5s', SELF_TEST],
      ],
      '3h',
    );
    expect(story).toBe(
      '1h yes program, drive 0.15 | 2h yes self-test, drive 0 | 2h 5s no self-test: self-test-running | 2h 10s drive 0.15',
    );
  });

  it('SR-027 refuses to test itself under a bolus, on the shelf and at its end', () => {
    const pump = runningPump();
    const story = tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', clinicianBolus(10)],
        ['2h', SELF_TEST],
      ],
      '2h',
      ['drive', 'yes'],
    );
    expect(story).toBe('2h no self-test: bolus-running');
    expect(tell(bootFirmware(CONFIG, FILL), [['0s', SELF_TEST]], '0s')).toBe('0s no self-test: pump-not-running');
  });

  it.each(SELF_TEST_PARTS)('SR-027 stays off with a latched alarm when the %s fails the test', (part) => {
    for (const cause of [BROWN_OUT, SELF_TEST]) {
      const pump = runningPump();
      tell(
        pump,
        [
          ['1h', program(simple(0.15))],
          ['2h', cause],
        ],
        '2h',
      );
      const { outputs } = pump.handle({ ...failed(part), at: at(7_200_000) });
      expect(outputs).toContainEqual(
        expect.objectContaining({ alarm: 'self-test-failure', phase: 'raised', detail: part }),
      );
      const later = tell(
        pump,
        [
          ['3h', program(simple(0.15))],
          ['3h', PATIENT_BOLUS],
          ['3h', prime()],
          ['3h', { type: 'command.acknowledge', alarm: 'self-test-failure' }],
        ],
        '4h',
        ['tone'],
      );
      expect(later).toBe(
        '3h no program: self-test-failed, no patient-bolus: not-enabled, no prime: self-test-failed, no acknowledge: condition-persists',
      );
      expect(pump.states()).toMatchObject({ power: 'failed', infusion: 'stopped' });
      expect(pump.memory().motor.train.flow).toBe(0);
    }
  });

  it('SR-027 SR-034 comes back by a self-test that is passed, and starts nothing by itself', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', SELF_TEST],
        ['2h', failed('rom')],
      ],
      '3h',
    );
    const story = tell(
      pump,
      [
        ['3h', SELF_TEST],
        ['4h', { type: 'command.acknowledge', alarm: 'self-test-failure' }],
        ['5h', program(simple(0.15))],
      ],
      '6h',
      ['tone', 'silent'],
    );
    expect(story).toBe(
      '3h yes self-test | 3h 10s ~self-test-failure | 4h xself-test-failure, yes acknowledge | 5h yes program, drive 0.15',
    );
  });

  it('SR-027 takes no notice of a part that answers when nobody has asked', () => {
    const pump = runningPump();
    const story = tell(
      pump,
      [
        ['1h', program(simple(0.15))],
        ['2h', failed('rom')],
      ],
      '3h',
    );
    expect(story).toBe('1h yes program, drive 0.15');
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
