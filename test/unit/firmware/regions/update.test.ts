import { describe, expect, it } from 'vitest';
import { slotOf } from '../../../../src/firmware/rules/program-store.js';
import type { Program } from '../../../../src/protocol/index.js';
import { clinicianBolus, limit, PATIENT, prime, program, simple } from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const OLD = simple(0.15, { patient: PATIENT, windows: [limit(900)] });
const NEW = simple(0.3, { windows: [limit(900)] });
const SIZE = slotOf(NEW, 2).length;
const cut = (bytes: number, update: Program = NEW) =>
  ({ type: 'sensor.brown-out', update: { program: update, bytes } }) as const;

/** A pump in therapy that loses its power over an update, and its story from there on. */
function afterCut(bytes: number, update = NEW, before: readonly Happening[] = []) {
  const pump = runningPump();
  const story = tell(pump, [['1h', program(OLD)], ...before, ['2h', cut(bytes, update)]], '2h 30min', ['tone']);
  return { pump, told: story.slice(story.indexOf('| 2h ') + 2) };
}

describe('an update that is cut off', () => {
  it('SR-052 SR-034 leaves all old or all new at every byte, and starts neither', () => {
    for (let bytes = 0; bytes <= SIZE + 1; bytes++) {
      const { pump, told } = afterCut(bytes);
      expect(pump.memory().infusion.program, `after ${bytes} bytes`).toEqual(bytes < SIZE ? OLD : NEW);
      expect(pump.memory().infusion.unfinished).toBeNull();
      expect(told).toBe('2h drive 0, +low-battery-reset | 2h 10s drive 0.006');
      expect(pump.states()).toMatchObject({ memory: 'sound', power: 'safe', infusion: 'minimum-rate' });
    }
  });

  it('SR-052 lets the next update through as if nothing had happened, at every byte', () => {
    for (const bytes of [0, 1, 40, SIZE - 1, SIZE]) {
      const { pump } = afterCut(bytes);
      expect(tell(pump, [['3h', program(NEW)]], '3h')).toContain('3h yes program, drive 0.3');
      expect(pump.memory().infusion.program).toEqual(NEW);
    }
  });

  it('SR-052 SR-028 leaves a memory in which nothing is wrong', () => {
    const { pump } = afterCut(40);
    expect(pump.memory().store.slots).toEqual([slotOf(OLD, 1), '']);
    tell(pump, [['3h', { type: 'memory.upset', part: 'temperature', cell: 0, bit: 0, copy: 'first' }]], '3h');
    expect(pump.states().memory).toBe('non-critical-error');
    expect(pump.memory().infusion.program).toEqual(OLD);
  });

  it('SR-053 writes nothing of a program that the pump would have refused', () => {
    const { pump } = afterCut(10_000, simple(0.001));
    expect(pump.memory().infusion.program).toEqual(OLD);
    const { pump: priming } = afterCut(10_000, NEW, [['1h 59min', prime()]]);
    expect(priming.memory().infusion.program).toEqual(OLD);
  });

  it('SR-015 SR-052 cuts a bolus as any reset does', () => {
    expect(afterCut(40, NEW, [['1h 55min', clinicianBolus(10)]]).told).toContain('clinician-bolus 5 of 10 (reset)');
  });

  it('SR-045 is written down with the bytes that were written', () => {
    const { pump } = afterCut(40);
    const codes = pump.log().open.map(({ code, value }) => `${code} ${value}`);
    expect(codes.indexOf('reset 0') - codes.indexOf('update-cut 40')).toBe(1);
  });
});
