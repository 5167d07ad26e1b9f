import { describe, expect, it } from 'vitest';
import { bootFirmware, type Firmware } from '../../../../src/firmware/index.js';
import { cellsIn } from '../../../../src/firmware/rules/memory-check.js';
import { storedProgram } from '../../../../src/firmware/rules/program-store.js';
import type { BitFlip, MemoryPart } from '../../../../src/protocol/index.js';
import { limit, PATIENT, PATIENT_BOLUS, prime, program, refill, simple, suspend } from '../../../support/orders.js';
import { at, CONFIG, FILL, runningPump } from '../../../support/pump.js';
import { tell } from '../../../support/story.js';

const THERAPY = simple(0.15, { patient: PATIENT, windows: [limit(600)] });
const BROWN_OUT = { type: 'sensor.brown-out' } as const;

/** A bit of the value that stands at a path. */
function flip(pump: Firmware, part: MemoryPart, path: string, copy: BitFlip['copy'] = 'first') {
  const cell = cellsIn(pump.memory(), part).findIndex((c) => c.path.join('.') === path);
  expect(cell, path).toBeGreaterThanOrEqual(0);
  return { type: 'memory.upset', part, cell, bit: 40, copy } as const;
}

function treated(): Firmware {
  const pump = runningPump();
  tell(pump, [['1h', program(THERAPY)]], '1h');
  return pump;
}

describe('damage to what decides a dose', () => {
  it.each(['first', 'second'] as const)('SR-028 SR-034 stops the pump at once, in the %s copy', (copy) => {
    const pump = treated();
    const story = tell(pump, [['5h', flip(pump, 'infusion', 'basal', copy)]], '60h', ['tone']);
    expect(story).toBe('5h drive 0, +memory-error-critical | 2d 5h +pump-stopped');
    expect(pump.states()).toMatchObject({ memory: 'critical-error', power: 'safe', infusion: 'stopped' });
  });

  it('SR-015 SR-028 cuts a bolus, books its part, and starts the lockout', () => {
    const pump = treated();
    tell(pump, [['5h', PATIENT_BOLUS]], '5h 5min');
    const story = tell(pump, [['5h 5min', flip(pump, 'bolus', 'volume')]], '5h 6min', ['tone']);
    expect(story).toBe('5h 5min patient-bolus 5 of 10 (memory error), drive 0, +memory-error-critical');
    expect(pump.memory()).toMatchObject({ bolus: null, patient: { lockoutUntil: at(3_600_000 * 6 + 300_000) } });
  });

  it('SR-028 cuts a prime and a pause', () => {
    const priming = runningPump();
    tell(priming, [['1h', prime()]], '1h 1min');
    expect(tell(priming, [['1h 1min', flip(priming, 'infusion', 'prime.flow')]], '2h', ['tone'])).toContain('drive 0');
    const paused = treated();
    tell(paused, [['2h', suspend()]], '2h');
    tell(paused, [['3h', flip(paused, 'infusion', 'suspended')]], '4h');
    for (const pump of [priming, paused])
      expect(pump.states()).toMatchObject({ infusion: 'stopped', memory: 'critical-error' });
  });

  it('SR-028 refuses every bolus and prime until a program is accepted, and ends by no reset', () => {
    const pump = treated();
    tell(pump, [['5h', flip(pump, 'infusion', 'basal')]], '5h');
    expect(
      tell(
        pump,
        [
          ['6h', PATIENT_BOLUS],
          ['6h', prime()],
          ['6h', { type: 'command.resume' }],
          ['7h', BROWN_OUT],
          ['8h', program(simple(0.001))],
        ],
        '9h',
        ['tone', '+low-battery'],
      ),
    ).toBe(
      '6h no patient-bolus: pump-stopped, no prime: pump-on-hold, no resume: nothing-suspended | 8h no program: flow-out-of-range',
    );
    expect(
      tell(
        pump,
        [
          ['10h', { type: 'command.acknowledge', alarm: 'memory-error-critical' }],
          ['11h', program(THERAPY)],
          ['12h', { type: 'command.acknowledge', alarm: 'memory-error-critical' }],
        ],
        '13h',
        ['tone', '~low-battery'],
      ),
    ).toBe(
      '10h no acknowledge: condition-persists | 11h yes program, drive 0.15, ~memory-error-critical | 12h xmemory-error-critical, yes acknowledge',
    );
  });

  it('SR-028 takes no program before the self-test that follows is over', () => {
    const pump = treated();
    tell(pump, [['5h', flip(pump, 'patient', 'lockoutUntil')]], '5h');
    expect(tell(pump, [['5h 5s', program(THERAPY)]], '5h 5s')).toContain('no program: pump-not-running');
    expect(tell(pump, [['5h 10s', program(THERAPY)]], '5h 10s')).toContain('yes program');
  });

  it('SR-034 keeps lockout, windows, grants and count', () => {
    const pump = treated();
    tell(pump, [['5h', PATIENT_BOLUS]], '5h 30min');
    const { history, patient, motor } = pump.memory();
    tell(pump, [['5h 30min', flip(pump, 'history', 'given.0.volume')]], '6h');
    expect(pump.memory().history.given).toEqual(history.given);
    expect(pump.memory().patient).toEqual(patient);
    expect(pump.memory().motor.booked).toBeGreaterThan(motor.booked);
  });

  it('SR-020 SR-028 in the only program that is stored is not read as the one before', () => {
    const pump = treated();
    tell(pump, [['2h', program(simple(0.3))]], '2h');
    tell(pump, [['3h', flip(pump, 'store', 'slots.1')]], '4h');
    expect(pump.states().memory).toBe('critical-error');
    expect(storedProgram(pump.memory().store)).toEqual(simple(0.3));
  });

  it('SR-028 on the shelf holds the pump when it is implanted', () => {
    const pump = bootFirmware(CONFIG, FILL);
    expect(tell(pump, [['0s', flip(pump, 'power', 'wasReset')]], '0s', ['tone'])).toBe('0s +memory-error-critical');
    pump.handle({ type: 'power.implanted', at: at(1_000) });
    expect(tell(pump, [['30s', prime()]], '30s')).toContain('no prime: pump-on-hold');
    expect(tell(pump, [['1min', program(THERAPY)]], '1min')).toContain('yes program, drive 0.15');
  });
});

describe('damage elsewhere', () => {
  it('SR-028 is put right and told with the quiet tone, and therapy goes on', () => {
    const pump = treated();
    const before = pump.memory().motor.booked;
    const story = tell(pump, [['5h', flip(pump, 'motor', 'booked')]], '60h');
    expect(story).toBe('5h +memory-error, tone non-critical');
    expect(pump.memory().motor.booked).toBe(before);
    expect(pump.states()).toMatchObject({ memory: 'non-critical-error', infusion: 'simple' });
  });

  it('SR-028 stays until the pump has tested itself', () => {
    const pump = treated();
    tell(pump, [['5h', flip(pump, 'alarm', 'pausedUntil')]], '6h');
    const asked = { type: 'command.acknowledge', alarm: 'memory-error' } as const;
    expect(tell(pump, [['6h', asked]], '6h')).toBe('6h no acknowledge: condition-persists');
    expect(tell(pump, [['7h', BROWN_OUT]], '8h', ['tone'])).toContain('7h 10s drive 0.006, ~memory-error');
    expect(tell(pump, [['9h', asked]], '9h')).toContain('xmemory-error');
  });

  it('SR-028 can still become worse', () => {
    const pump = treated();
    tell(pump, [['5h', flip(pump, 'motor', 'booked')]], '5h');
    const story = tell(pump, [['6h', flip(pump, 'motor', 'train.flow')]], '6h 1min', ['tone']);
    expect(story).toBe('6h drive 0, +memory-error-critical, ~memory-error');
  });
});

describe('the program after a reset', () => {
  it('SR-034 SR-052 is the one in the store', () => {
    const pump = treated();
    tell(pump, [['2h', BROWN_OUT]], '2h');
    expect(pump.memory().infusion.program).toEqual(THERAPY);
    expect(storedProgram(pump.memory().store)).toEqual(THERAPY);
  });

  it('SR-020 is none after another fluid was filled in', () => {
    const pump = treated();
    tell(
      pump,
      [
        ['2h', refill(40, { concentration: 10_000 })],
        ['3h', BROWN_OUT],
      ],
      '4h',
    );
    expect(pump.memory().infusion.program).toBe(null);
    expect(pump.states()).toMatchObject({ infusion: 'stopped', power: 'safe' });
  });
});
