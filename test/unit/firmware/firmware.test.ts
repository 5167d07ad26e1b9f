import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../../src/base/index.js';
import { bootFirmware, restoreFirmware } from '../../../src/firmware/index.js';
import { PATIENT, program, simple } from '../../support/orders.js';
import { at, CONFIG, FILL, runningPump } from '../../support/pump.js';
import { tell } from '../../support/story.js';

describe('the firmware', () => {
  it('is on the shelf, asks for nothing and drives nothing', () => {
    const pump = bootFirmware(CONFIG, FILL);
    expect(pump.nextDeadline()).toBe(null);
    expect(pump.states()).toMatchObject({ power: 'shelf', infusion: 'stopped', motor: 'idle', alarm: 'quiet' });
    expect(tell(pump, [['1h', program(simple(0.15))]], '9d')).toBe('1h no program: pump-not-running');
  });

  it('stops the run for an input from the past, and for nothing else about time', () => {
    const pump = runningPump();
    pump.handle({ type: 'clock.deadline', at: at(20_000) });
    pump.handle({ type: 'clock.deadline', at: at(20_000) });
    expect(() => pump.handle({ type: 'clock.deadline', at: at(19_999) })).toThrow(InvariantError);
  });

  it('SR-034 runs a deadline that passed while it was not woken as soon as it is', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15, { patient: PATIENT }))],
        ['3h', { type: 'command.patient-bolus' }],
      ],
      '3h',
    );
    const late = restoreFirmware(JSON.parse(JSON.stringify(pump.snapshot())));
    const { outputs } = late.handle({ type: 'clock.deadline', at: at(20 * 3_600_000) });
    expect(outputs).toContainEqual(expect.objectContaining({ type: 'ledger.bolus', outcome: 'complete' }));
    expect(late.states()).toMatchObject({ bolus: 'none', 'patient-control': 'lockout' });
    expect(late.memory().patient.lockoutUntil).toBe(21 * 3_600_000);
  });

  it('refuses to go on from a snapshot with a state that it does not know', () => {
    const snapshot = runningPump().snapshot();
    const wrong = { ...snapshot, states: { ...snapshot.states, motor: 'flying' } };
    expect(() => restoreFirmware(wrong)).toThrow(InvariantError);
  });

  it('a snapshot is not changed by what comes after it', () => {
    const pump = runningPump();
    const snapshot = pump.snapshot();
    const text = JSON.stringify(snapshot);
    tell(pump, [['1h', program(simple(0.15))]], '3d');
    expect(JSON.stringify(snapshot)).toBe(text);
  });

  it('tells what it believes at any moment from its last input on', () => {
    const pump = runningPump();
    tell(pump, [['1h', program(simple(0.24))]], '1h');
    expect(pump.computedVolume(at(2 * 3_600_000))).toBe(40e9 - 40 * 250_000);
  });
});
