import { crc32, decodePlain, encodePlain, withChanges } from '../../base/index.js';
import type { CutUpdate, Program } from '../../protocol/index.js';
import type { FirmwareContext } from '../context.js';
import type { MemoryFailure } from '../memory/integrity.js';
import type { ProgramStore, SlotNumber } from '../memory/store.js';

/** Bytes at the end of a slot: sequence number, then CRC-32 of all before it. */
const TRAILER = 8;

const wordBytes = (word: number): readonly number[] => [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff);
const bytesWord = (bytes: readonly number[]): number => bytes.reduce((word, byte) => word * 256 + byte);

const textOf = (bytes: readonly number[]): string => String.fromCharCode(...bytes);
const bytesOf = (slot: string): readonly number[] => Array.from(slot, (char) => char.charCodeAt(0));

/** A slot as it is once it is written to its end; null stands for "no program". @param sequence  0 … 2^32 − 1 */
export function slotOf(program: Program | null, sequence: number): string {
  const body = [...encodePlain(program), ...wordBytes(sequence)];
  return textOf([...body, ...wordBytes(crc32(body))]);
}

/** What a slot holds. */
export type SlotContent = { readonly program: Program | null; readonly sequence: number };

/** Reads a slot; null when its check sum does not hold. Never throws, whatever the slot holds. */
export function readSlot(slot: string): SlotContent | null {
  const bytes = bytesOf(slot);
  const end = bytes.length - TRAILER;
  if (end < 1 || bytes.some((byte) => byte > 0xff)) return null;
  if (crc32(bytes.slice(0, end + 4)) !== bytesWord(bytes.slice(end + 4))) return null;
  const body = decodePlain(bytes.slice(0, end));
  if (body === null) return null;
  // What stands under a sum that holds was written by this file.
  return { program: body.value as unknown as Program | null, sequence: bytesWord(bytes.slice(end, end + 4)) };
}

/** Whether sequence number `a` was given after `b`; the numbers may run over. */
const isNewer = (a: number, b: number): boolean => ((a - b) | 0) > 0;

/** The slot in use: the newest whose check sum holds; null when none does. @requirement SR-052 */
export function slotInUse({ slots }: ProgramStore): (SlotContent & { readonly slot: SlotNumber }) | null {
  const first = readSlot(slots[0]);
  const second = readSlot(slots[1]);
  if (second !== null && (first === null || isNewer(second.sequence, first.sequence))) return { ...second, slot: 1 };
  return first === null ? null : { ...first, slot: 0 };
}

/** The program that is stored; null when there is none. @requirement SR-052 */
export const storedProgram = (store: ProgramStore): Program | null => slotInUse(store)?.program ?? null;

const withSlot = ({ slots }: ProgramStore, slot: SlotNumber, text: string): ProgramStore => ({
  slots: slot === 0 ? [text, slots[1]] : [slots[0], text],
});

/** The slot that the next program is written to: never the one in use. */
export const slotToWrite = (store: ProgramStore): SlotNumber => (slotInUse(store)?.slot === 0 ? 1 : 0);

/**
 * The store after the first `bytes` bytes of a program were written; the slot is erased before. The last byte makes it the
 * program in use; one less leaves the one before.
 *
 * @param program  null for "no program"
 * @requirement SR-052
 */
export function partlyStored(store: ProgramStore, program: Program | null, bytes: number): ProgramStore {
  const sequence = ((slotInUse(store)?.sequence ?? 0) + 1) >>> 0;
  return withSlot(store, slotToWrite(store), slotOf(program, sequence).slice(0, bytes));
}

/** The store with another program in use, null for none. @requirement SR-052 */
export const stored = (store: ProgramStore, program: Program | null): ProgramStore =>
  partlyStored(store, program, Number.POSITIVE_INFINITY);

/**
 * The memory of a pump that was writing a program when the power was lost: a slot that is not finished, or one that just is.
 *
 * @requirement SR-052
 */
export function afterCut(c: FirmwareContext, { program, bytes }: CutUpdate): Partial<FirmwareContext> {
  const slot = slotToWrite(c.store);
  const store = partlyStored(c.store, program, bytes);
  const unfinished = readSlot(store.slots[slot]) === null ? slot : null;
  return { store, infusion: withChanges(c.infusion, { unfinished }) };
}

/** The store with one slot erased. */
const erased = (store: ProgramStore, slot: SlotNumber): ProgramStore => withSlot(store, slot, '');

/**
 * The memory after a reset: the program is what the store holds, and an update that was not finished is dropped.
 *
 * @requirement SR-034, SR-052
 */
export function recalled(c: FirmwareContext): Pick<FirmwareContext, 'infusion' | 'store'> {
  const { unfinished } = c.infusion;
  const store = unfinished === null ? c.store : erased(c.store, unfinished);
  return { infusion: withChanges(c.infusion, { program: storedProgram(store), unfinished: null }), store };
}

/** What of the store is to agree with the rest of the memory. */
export type StoreCheck = {
  readonly store: ProgramStore;
  /** the working copy of the program */
  readonly inForce: Program | null;
  /** a slot that an update has begun to write and not finished */
  readonly unfinished: SlotNumber | null;
};

const isDamaged = ({ store, unfinished }: StoreCheck, slot: SlotNumber): boolean =>
  slot !== unfinished && store.slots[slot] !== '' && readSlot(store.slots[slot]) === null;

const sameProgram = (a: Program | null, b: Program | null): boolean => crc32(encodePlain(a)) === crc32(encodePlain(b));

/** What is wrong with the store: nothing, the slot that is not in use, or the one that is. @requirement SR-028 */
export function storeDamage(check: StoreCheck): MemoryFailure {
  if (!isDamaged(check, 0) && !isDamaged(check, 1)) return 'none';
  const used = slotInUse(check.store);
  return used !== null && sameProgram(used.program, check.inForce) ? 'other' : 'dose';
}

/**
 * The store once damaged slots are put right: they then hold the program in force, from the slot that holds it or from the
 * working copy.
 */
export function storeRepaired(check: StoreCheck): ProgramStore {
  const store = storeDamage(check) === 'dose' ? stored(check.store, check.inForce) : check.store;
  const used = slotInUse(store);
  const other: SlotNumber = used?.slot === 0 ? 1 : 0;
  return used !== null && isDamaged({ ...check, store }, other)
    ? withSlot(store, other, store.slots[used.slot])
    : store;
}
