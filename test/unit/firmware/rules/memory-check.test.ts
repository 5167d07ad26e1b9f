import { describe, expect, it } from 'vitest';
import type { FirmwareContext } from '../../../../src/firmware/context.js';
import { freshStore } from '../../../../src/firmware/memory/store.js';
import { wantedFlow } from '../../../../src/firmware/rules/flow.js';
import { afterCheck, afterUpset, cellsIn, decidesDose } from '../../../../src/firmware/rules/memory-check.js';
import { stored } from '../../../../src/firmware/rules/program-store.js';
import { type BitFlip, MEMORY_PARTS, type MemoryPart } from '../../../../src/protocol/index.js';
import { type Instant, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { flex, limit, PATIENT, simple } from '../../../support/orders.js';

const dose = (end: Instant, volume: number) => ({ end, volume: volume as Volume });
const PROGRAM = simple(0.15, { patient: PATIENT, windows: [limit(600)] });
const store = [flex([[0, 0.1]]), PROGRAM].reduce(stored, freshStore());

/** Memories of pumps at moments of all kinds. */
const MOMENTS: Readonly<Record<string, FirmwareContext>> = {
  'new on the shelf': memory({ power: { implantedAt: null }, infusion: { program: null, running: false } }),
  'running with a bolus': memory({
    infusion: { program: PROGRAM, nextStep: h(9) },
    store,
    bolus: { kind: 'patient', from: h(1), until: h(2), flow: millilitresPerDay(1.44), volume: 60_000_000 as Volume },
    history: {
      given: [dose(h(0.5), 10_000_000), dose(h(0.7), 3)],
      basals: [{ until: h(0.2), flow: millilitresPerDay(0.3) }],
    },
    patient: { lockoutUntil: h(3), grants: [h(0.4), h(1)] },
    alarm: { active: [{ alarm: 'low-reservoir', since: h(1), present: true, escalatesAt: h(25), escalated: false }] },
  }),
  'priming, after a reset': memory({
    infusion: {
      program: PROGRAM,
      prime: {
        from: h(1),
        until: h(2),
        flow: millilitresPerDay(24),
        volume: 300_000_000 as Volume,
        fills: 0 as Volume,
      },
    },
    store,
    power: { wasReset: true, supplyFailed: true },
  }),
  'with a memory that has failed': memory({ infusion: { program: PROGRAM }, store, integrity: { failed: 'other' } }),
};

const upset = (part: MemoryPart, cell: number, bit: number, copy: 'first' | 'second' = 'first'): BitFlip => ({
  part,
  cell,
  bit,
  copy,
});
const checked = (c: FirmwareContext): FirmwareContext => ({ ...c, ...afterCheck(c) });
const hit = (c: FirmwareContext, bit: BitFlip): FirmwareContext => ({ ...c, ...afterUpset(c, bit) });
const content = ({ integrity, store: slots, ...rest }: FirmwareContext) => rest;

describe.each(Object.entries(MOMENTS))('the memory of a pump %s', (_, c) => {
  it.each(MEMORY_PARTS)('SR-028 shows every bit that flips in either copy: %s', (part) => {
    for (const [cell, { path, bits }] of cellsIn(c, part).entries()) {
      const critical = part === 'store' ? path[1] === '1' : decidesDose([part, ...path]);
      const found = critical ? 'dose' : 'other';
      for (let bit = 0; bit < bits; bit++) {
        // Long texts and numbers: each of the first 64 bits, then every seventh.
        if (bit > 64 && bit % 7 !== 0) continue;
        for (const copy of ['first', 'second'] as const) {
          const damaged = hit(c, upset(part, cell, bit, copy));
          const after = checked(damaged);
          const told = [after.integrity.failed, wantedFlow(after), content(after)];
          const due = [found, critical ? 0 : wantedFlow(c), content(c)];
          if (JSON.stringify(told) !== JSON.stringify(due)) expect(told, `${path.join('.')} bit ${bit}`).toEqual(due);
        }
      }
    }
  });
});

describe('the parts of the memory', () => {
  it('SR-028 are all that the pump knows but what is burnt in', () => {
    const { config, ...parts } = memory();
    expect([...MEMORY_PARTS].sort()).toEqual(Object.keys(parts).sort());
  });

  it('SR-028 what is not known counts as deciding a dose', () => {
    expect(decidesDose(['reservoir'])).toBe(true);
    expect(decidesDose(['reservoir', 'fill'])).toBe(false);
    for (const field of ['drug', 'drugClass', 'concentration', 'empty'])
      expect([field, decidesDose(['reservoir', field])]).toEqual([field, true]);
    expect(decidesDose(['motor', 'train', 'flow'])).toBe(true);
    expect(decidesDose(['alarm'])).toBe(false);
  });
});

describe('a bit that flips', () => {
  const c = MOMENTS['running with a bolus'] as FirmwareContext;

  it('is truly wrong until the copies are compared: the flow would be another one', () => {
    const cell = cellsIn(c, 'infusion').findIndex(({ path }) => path.join() === 'basal');
    const damaged = hit(c, upset('infusion', cell, 51));
    expect(damaged.infusion.basal).not.toBe(c.infusion.basal);
    expect(wantedFlow(damaged)).not.toBe(wantedFlow(c));
    expect(content(hit(c, upset('infusion', cell, 51, 'second')))).toEqual(content(c));
  });

  it('counts cells and bits round, and a number that is none of either hits nothing', () => {
    const { length } = cellsIn(c, 'patient');
    expect(hit(c, upset('patient', length, 64)).patient).toEqual(hit(c, upset('patient', 0, 0)).patient);
    for (const wrong of [Number.NaN, -1, -length, 0.5, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(hit(c, upset('patient', wrong, 0)).patient).toEqual(c.patient);
      expect(hit(c, upset('patient', 0, wrong)).patient).toEqual(c.patient);
    }
    const flag = cellsIn(c, 'motor').findIndex(({ path }) => path.join() === 'booking');
    expect(hit(c, upset('motor', flag, -1)).motor).toEqual(c.motor);
  });

  it('in a program store that was never written hits nothing', () => {
    const fresh = memory();
    expect(checked(hit(fresh, upset('store', 3, 3)))).toEqual(fresh);
  });

  it('SR-028 decides a dose when one of several values that differ does', () => {
    const one = hit(c, upset('infusion', 0, 0, 'second'));
    expect(checked({ ...one, line: { ...one.line, suspected: true } }).integrity.failed).toBe('dose');
  });

  it('SR-028 adds up: damage that touches no dose does not cover damage that does', () => {
    const soft = checked(hit(c, upset('alarm', 0, 0)));
    const both = checked(hit(soft, upset('infusion', 0, 0)));
    const again = checked(hit(both, upset('alarm', 0, 0)));
    expect([soft, both, again].map((m) => m.integrity.failed)).toEqual(['other', 'dose', 'dose']);
  });
});
