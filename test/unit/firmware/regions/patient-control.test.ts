import { describe, expect, it } from 'vitest';
import type { FirmwareInput } from '../../../../src/firmware/index.js';
import { hours, minutes } from '../../../../src/units/index.js';
import { flex, limit, PATIENT, PATIENT_BOLUS, program, refill, simple } from '../../../support/orders.js';
import { at, give, runningPump } from '../../../support/pump.js';
import { tell } from '../../../support/story.js';

const MIN = 60_000;
const QUIET = ['drive', '+', '-', '~', 'tone'];
const pumpWith = (patient = PATIENT) => {
  const pump = runningPump();
  give(pump, { ...program(simple(0.15, { patient })), at: at(MIN), id: 0 } as FirmwareInput);
  return pump;
};

describe('patient control', () => {
  it('SR-012 refuses one millisecond before the lockout after programming ends and grants when it ends', () => {
    expect(tell(pumpWith(), [['1h 59s 999ms', PATIENT_BOLUS]], '1h 59s 999ms', QUIET)).toBe(
      '1h 59s 999ms no patient-bolus: lockout until 1h 1min',
    );
    expect(tell(pumpWith(), [['1h 1min', PATIENT_BOLUS]], '2h', QUIET)).toBe(
      '1h 1min yes patient-bolus | 1h 11min patient-bolus 10 of 10',
    );
  });

  it('SR-012 counts the lockout from the end of a bolus, not from its start', () => {
    const story = tell(
      pumpWith(),
      [
        ['2h', PATIENT_BOLUS],
        ['3h', PATIENT_BOLUS],
        ['3h 9min 59s 999ms', PATIENT_BOLUS],
        ['3h 10min', PATIENT_BOLUS],
      ],
      '3h 10min',
      QUIET,
    );
    expect(story).toBe(
      '2h yes patient-bolus | 2h 10min patient-bolus 10 of 10 | 3h no patient-bolus: lockout until 3h 10min | ' +
        '3h 9min 59s 999ms no patient-bolus: lockout until 3h 10min | 3h 10min yes patient-bolus',
    );
  });

  it('SR-012 counts the lockout from the end of a bolus that was cut short', () => {
    const story = tell(
      pumpWith(),
      [
        ['2h', PATIENT_BOLUS],
        ['2h 5min', { type: 'command.cancel-bolus' }],
        ['3h 4min 59s', PATIENT_BOLUS],
        ['3h 5min', PATIENT_BOLUS],
      ],
      '3h 5min',
      QUIET,
    );
    expect(story).toBe(
      '2h yes patient-bolus | 2h 5min patient-bolus 5 of 10 (cancelled), yes cancel-bolus | ' +
        '3h 4min 59s no patient-bolus: lockout until 3h 5min | 3h 5min yes patient-bolus',
    );
  });

  it('SR-012 starts the lockout anew after a refill', () => {
    const story = tell(
      pumpWith(),
      [
        ['2h', refill()],
        ['2h 30min', PATIENT_BOLUS],
        ['3h', PATIENT_BOLUS],
      ],
      '3h',
      QUIET,
    );
    expect(story).toBe('2h yes refill | 2h 30min no patient-bolus: lockout until 3h | 3h yes patient-bolus');
  });

  it('SR-012 keeps the lockout of a long bolus during which the pump was refilled', () => {
    const long = { ...PATIENT, duration: hours(2), lockout: minutes(30) };
    const story = tell(
      pumpWith(long),
      [
        ['1h', PATIENT_BOLUS],
        ['1h 10min', refill()],
        ['3h', PATIENT_BOLUS],
        ['3h 29min 59s 999ms', PATIENT_BOLUS],
        ['3h 30min', PATIENT_BOLUS],
      ],
      '3h 30min',
      QUIET,
    );
    expect(story).toBe(
      '1h yes patient-bolus | 1h 10min yes refill | 3h patient-bolus 10 of 10, no patient-bolus: lockout until 3h 30min | ' +
        '3h 29min 59s 999ms no patient-bolus: lockout until 3h 30min | 3h 30min yes patient-bolus',
    );
  });

  it('SR-012 SR-014 counts and locks also when the request comes before the wake-up of the same moment', () => {
    const pump = pumpWith();
    const ask = (ms: number, id: number) => pump.handle({ ...PATIENT_BOLUS, at: at(ms), id } as FirmwareInput).outputs;
    const end = 61 * MIN;
    expect(ask(end, 1)[0]).toMatchObject({ reply: { accepted: true } });
    pump.handle({ type: 'clock.deadline', at: at(end) });
    pump.handle({ type: 'clock.deadline', at: at(end + 10 * MIN) });
    expect(pump.memory().patient.grants).toEqual([end]);
    expect(ask(end + 10 * MIN, 2)[0]).toMatchObject({ reply: { accepted: false, allowedAt: end + 70 * MIN } });
    expect(pump.states()['patient-control']).toBe('lockout');
  });

  it('SR-014 grants the N-th bolus, refuses the next, and grants again when the first leaves the sliding window', () => {
    const twice = { ...PATIENT, maxCount: 2, countWindow: hours(6), lockout: minutes(10) };
    const story = tell(
      pumpWith(twice),
      [
        ['1h', PATIENT_BOLUS],
        ['2h', PATIENT_BOLUS],
        ['3h', PATIENT_BOLUS],
        ['6h 59min 59s 999ms', PATIENT_BOLUS],
        ['7h', PATIENT_BOLUS],
        ['7h 30min', PATIENT_BOLUS],
      ],
      '7h 30min',
      [...QUIET, 'patient-bolus'],
    );
    expect(story).toBe(
      '1h yes patient-bolus | 2h yes patient-bolus | 3h no patient-bolus: max-count until 7h | ' +
        '6h 59min 59s 999ms no patient-bolus: max-count until 7h | 7h yes patient-bolus | ' +
        '7h 30min no patient-bolus: max-count until 8h',
    );
  });

  it('SR-014 waits in exhausted and becomes ready by itself', () => {
    const pump = pumpWith({ ...PATIENT, maxCount: 1, countWindow: hours(6), lockout: minutes(10) });
    const at1 = (text: string) => {
      tell(pump, [], text);
      return pump.states()['patient-control'];
    };
    tell(pump, [['1h', PATIENT_BOLUS]], '1h');
    expect(at1('1h 19min 59s')).toBe('lockout');
    expect(at1('1h 20min')).toBe('exhausted');
    expect(at1('6h 59min 59s 999ms')).toBe('exhausted');
    expect(at1('7h')).toBe('ready');
  });

  it('SR-012 tells during a bolus when the next would be granted, also when a dose window is what counts', () => {
    const pump = runningPump();
    give(pump, {
      ...program(simple(0.048, { patient: PATIENT, windows: [limit(60)] })),
      at: at(MIN),
      id: 0,
    } as FirmwareInput);
    const story = tell(
      pump,
      [
        ['2h', PATIENT_BOLUS],
        ['2h 5min', PATIENT_BOLUS],
        ['2h 30min', PATIENT_BOLUS],
        ['1d 2h 9min 59s 999ms', PATIENT_BOLUS],
        ['1d 2h 10min', PATIENT_BOLUS],
      ],
      '1d 2h 10min',
      [...QUIET, 'patient-bolus'],
    );
    expect(story).toBe(
      '2h yes patient-bolus | 2h 5min no patient-bolus: bolus-running until 1d 2h 10min | ' +
        '2h 30min no patient-bolus: lockout until 1d 2h 10min | ' +
        '1d 2h 9min 59s 999ms no patient-bolus: dose-window until 1d 2h 10min | 1d 2h 10min yes patient-bolus',
    );
  });

  it('is disabled by a program without patient boluses and by another fluid', () => {
    const story = tell(
      pumpWith(),
      [
        ['2h', refill(40, { concentration: 10_000 })],
        ['4h', PATIENT_BOLUS],
        ['5h', program(flex([[0, 0.15]]))],
        ['7h', PATIENT_BOLUS],
      ],
      '7h',
      QUIET,
    );
    expect(story).toBe(
      '2h yes refill | 4h no patient-bolus: not-enabled | 5h yes program | 7h no patient-bolus: not-enabled',
    );
  });
});
