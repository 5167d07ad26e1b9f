import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../../src/base/index.js';
import { freshStore, type ProgramStore } from '../../../../src/firmware/memory/store.js';
import {
  partlyStored,
  readSlot,
  recalled,
  slotInUse,
  slotOf,
  storeDamage,
  stored,
  storedProgram,
  storeRepaired,
} from '../../../../src/firmware/rules/program-store.js';
import type { Program } from '../../../../src/protocol/index.js';
import { programs } from '../../../support/inputs.js';
import { memory } from '../../../support/memory.js';
import { flex, limit, PATIENT, simple } from '../../../support/orders.js';

const OLD = simple(0.15, { patient: PATIENT, windows: [limit(600)] });
const NEW = flex(
  [
    [0, 0.1],
    [8, 0.3],
    [30, 0.05],
  ],
  { patient: { ...PATIENT, maxCount: 2 } },
);

const filled = (...programs: readonly (Program | null)[]): ProgramStore => programs.reduce(stored, freshStore());
const flipped = (text: string, bit: number): string => {
  const at = bit >> 3;
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << (bit & 7))) + text.slice(at + 1);
};
const withSlot = ({ slots }: ProgramStore, slot: 0 | 1, text: string): ProgramStore => ({
  slots: slot === 0 ? [text, slots[1]] : [slots[0], text],
});

describe('the program store', () => {
  it('holds nothing at first, and then what was stored last', () => {
    expect(storedProgram(freshStore())).toBe(null);
    expect(storedProgram(filled(OLD))).toEqual(OLD);
    expect(storedProgram(filled(OLD, NEW))).toEqual(NEW);
    expect(storedProgram(filled(OLD, NEW, null))).toBe(null);
  });

  it('SR-052 any program comes back as it was stored', () => {
    fc.assert(
      fc.property(fc.array(programs, { minLength: 1, maxLength: 5 }), (list) => {
        expect(storedProgram(filled(...list))).toEqual(list.at(-1));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the one before in the other slot', () => {
    const { slots } = filled(OLD, NEW, OLD);
    expect(slots.map((slot) => readSlot(slot)?.sequence).sort()).toEqual([2, 3]);
  });

  it('goes on when the sequence numbers run over', () => {
    const last = { slots: [slotOf(OLD, 0xffff_ffff), slotOf(NEW, 0xffff_fffe)] } as const;
    expect(slotInUse(last)).toMatchObject({ slot: 0, program: OLD });
    expect(slotInUse(stored(last, NEW))).toMatchObject({ slot: 1, program: NEW, sequence: 0 });
    expect(storedProgram(stored(stored(last, NEW), OLD))).toEqual(OLD);
  });

  it.each<[string, readonly (Program | null)[], Program | null]>([
    ['over an older one', [NEW, OLD], NEW],
    ['into an empty slot', [OLD], NEW],
    ['the first of all', [], NEW],
    ['the end of a program', [NEW, OLD], null],
  ])('SR-052 a write that is cut off at any byte leaves all old or all new: %s', (_, before, program) => {
    const store = filled(...before);
    const last = before.at(-1) ?? null;
    const size = slotOf(program, 0).length;
    for (let bytes = 0; bytes < size; bytes++) {
      const cut = partlyStored(store, program, bytes);
      expect(storedProgram(cut)).toEqual(last);
      // The next program is written as if nothing had happened, and the broken one never comes back.
      expect(storedProgram(stored(cut, OLD))).toEqual(OLD);
    }
    expect(storedProgram(partlyStored(store, program, size))).toEqual(program);
  });

  it('SR-052 a write over the bytes that were there, without erasing them first, leaves all old or all new too', () => {
    const store = filled(NEW, OLD);
    const { slots } = stored(store, NEW);
    for (let bytes = 0; bytes <= slots[0].length; bytes++) {
      const mixed = slots[0].slice(0, bytes) + store.slots[0].slice(bytes);
      expect([OLD, NEW]).toContainEqual(storedProgram(withSlot(store, 0, mixed)));
    }
  });

  it('SR-028 SR-052 no single bit of a slot can flip and leave it readable', () => {
    const store = filled(OLD, NEW);
    for (const slot of [0, 1] as const) {
      const text = store.slots[slot];
      for (let bit = 0; bit < text.length * 8; bit++) {
        const hit = withSlot(store, slot, flipped(text, bit));
        expect(readSlot(hit.slots[slot])).toBe(null);
        expect(storedProgram(hit)).toEqual(slot === 1 ? OLD : NEW);
      }
    }
  });

  it('has its first slot in use when both hold the same, as after a repair', () => {
    expect(slotInUse({ slots: [slotOf(OLD, 5), slotOf(OLD, 5)] })).toMatchObject({ slot: 0, sequence: 5 });
  });

  it('finds nothing in a slot whose check sum holds over what is no program', () => {
    const body = [255, 0, 0, 0, 1];
    const sum = [24, 16, 8, 0].map((shift) => (crc32(body) >>> shift) & 0xff);
    expect(readSlot(String.fromCharCode(...body, ...sum))).toBe(null);
  });

  it('reads whatever a slot may hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(readSlot(text)).toBe(null);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('damage to the store', () => {
  const store = filled(OLD, NEW);
  const check = (slot: 0 | 1 | null, inForce: Program | null = NEW) => ({
    store: slot === null ? store : withSlot(store, slot, flipped(store.slots[slot], 77)),
    inForce,
    unfinished: null,
  });

  it.each([
    ['none', check(null), 'none'],
    ['the slot not in use', check(0), 'other'],
    ['the slot in use', check(1), 'dose'],
    ['a slot that is being written', { ...check(0), unfinished: 0 as const }, 'none'],
    ['the only slot', { store: withSlot(filled(OLD), 0, 'x'), inForce: OLD, unfinished: null }, 'dose'],
    ['the end of a program', { store: withSlot(filled(OLD, null), 1, 'x'), inForce: null, unfinished: null }, 'dose'],
  ] as const)('SR-028 in %s', (_, damaged, found) => {
    expect(storeDamage(damaged)).toBe(found);
    const repaired = { ...damaged, store: storeRepaired(damaged) };
    expect(storeDamage(repaired)).toBe('none');
    expect(storedProgram(repaired.store)).toEqual(damaged.inForce);
  });

  it('SR-052 in none of its slots leaves the store as it is, one that is being written too', () => {
    expect(storeRepaired(check(null))).toEqual(store);
    const writing = { ...check(0), unfinished: 0 as const };
    expect(storeRepaired(writing)).toEqual(writing.store);
  });

  it('SR-028 in both slots is put right from the working copy', () => {
    const damaged = { store: { slots: ['x', 'y'] } as const, inForce: NEW, unfinished: null };
    const repaired = storeRepaired(damaged);
    expect(repaired.slots.map((slot) => readSlot(slot)?.program)).toEqual([NEW, NEW]);
  });
});

describe('a reset', () => {
  it('SR-034 reads the program from the store', () => {
    const before = memory({ infusion: { program: OLD }, store: filled(NEW, OLD) });
    expect(recalled(before)).toEqual({ infusion: before.infusion, store: before.store });
  });

  it('SR-052 drops an update that was not finished', () => {
    const store = partlyStored(filled(NEW, OLD), NEW, 30);
    const after = recalled(memory({ infusion: { program: OLD, unfinished: 0 }, store }));
    expect(after.infusion).toMatchObject({ program: OLD, unfinished: null });
    expect(after.store.slots).toEqual(['', store.slots[1]]);
  });
});
