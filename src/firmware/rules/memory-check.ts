import { crc32, encodePlain, type Plain } from '../../base/index.js';
import type { BitFlip, MemoryPart } from '../../protocol/index.js';
import type { FirmwareContext } from '../context.js';
import type { IntegrityMemory, MemoryFailure } from '../memory/integrity.js';
import type { ProgramStore } from '../memory/store.js';
import { type Cell, cellsOf, differences, flippedIn } from './memory-cells.js';
import { storeDamage, storeRepaired } from './program-store.js';

/** All that is kept twice: everything but what is burnt in, and the program store, whose slots have check sums of their own. */
type MemoryImage = Omit<FirmwareContext, 'config' | 'store' | 'integrity'> & {
  readonly integrity: Pick<IntegrityMemory, 'failed'>;
};

type Row<K extends keyof MemoryImage> = 'all' | 'none' | readonly (keyof NonNullable<MemoryImage[K]>)[];

/**
 * What decides a dose, part by part: damage to it stops the pump, other damage is told and put right. Whatever decides
 * whether anything may move counts as deciding a dose. A part that is new must be given a row. [decision 10]
 *
 * @requirement SR-028
 */
const DECIDES_DOSE: { readonly [K in keyof MemoryImage]: Row<K> } = {
  power: 'all',
  clock: 'all',
  infusion: 'all',
  bolus: 'all',
  square: 'all',
  bridge: 'all',
  history: 'all',
  patient: 'all',
  line: ['occluded'],
  oldFluid: 'all',
  reservoir: ['drug', 'drugClass', 'concentration', 'empty'],
  battery: ['ended'],
  temperature: ['over'],
  counter: 'all',
  measured: ['over', 'backwards'],
  motor: ['train', 'stalled'],
  restarts: ['tooMany'],
  armed: 'none',
  alarm: 'none',
  integrity: 'all',
};

/** Whether the value at a path decides a dose. @param path  part, field, and so on inwards */
export function decidesDose([part, field]: readonly string[]): boolean {
  const row: 'all' | 'none' | readonly string[] = DECIDES_DOSE[part as keyof MemoryImage];
  if (row === 'all' || row === 'none') return row === 'all';
  return field === undefined || row.includes(field);
}

/** Everything that is kept twice, as the first copy has it. */
function imageOf(c: FirmwareContext): MemoryImage {
  const { config: _config, store: _store, integrity, ...image } = c;
  return Object.assign({}, image, { integrity: { failed: integrity.failed } });
}

const plainOf = (data: MemoryImage | MemoryImage[keyof MemoryImage] | ProgramStore): Plain => data as unknown as Plain;
const sumOf = (image: MemoryImage): number => crc32(encodePlain(plainOf(image)));

/** Values of one part of the memory, each with its bits. */
export const cellsIn = (c: FirmwareContext, part: MemoryPart): readonly Cell[] =>
  cellsOf(plainOf(part === 'store' ? c.store : imageOf(c)[part]));

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

function flipped(data: Plain, { cell, bit }: BitFlip): Plain {
  const cells = cellsOf(data);
  const hit = cells[cell % cells.length];
  return hit === undefined || !isCount(cell) || !isCount(bit) ? data : flippedIn(data, hit, bit % hit.bits);
}

/**
 * The one door by which memory changes wrongly: a bit of one copy flips. Cells and bits are counted round, so that every
 * number hits something where there is anything to hit. The program store has no second copy but check sums.
 */
export function afterUpset(c: FirmwareContext, flip: BitFlip): Partial<FirmwareContext> {
  const { part } = flip;
  if (part === 'store') return { store: flipped(plainOf(c.store), flip) as unknown as ProgramStore };
  const sound = imageOf(c);
  const hit: MemoryImage = Object.assign({}, sound, { [part]: flipped(plainOf(sound[part]), flip) });
  const [first, second] = flip.copy === 'first' ? [hit, sound] : [sound, hit];
  const integrity = Object.assign({}, first.integrity, { second: { parts: second, sum: sumOf(sound) } });
  return Object.assign({}, first, { integrity });
}

const worse = (a: MemoryFailure, b: MemoryFailure): MemoryFailure => {
  if (a === 'dose' || b === 'dose') return 'dose';
  return a === 'other' ? a : b;
};

function damageOf(first: MemoryImage, second: MemoryImage): MemoryFailure {
  const paths = differences(plainOf(first), plainOf(second));
  if (paths.length === 0) return 'none';
  return paths.some(decidesDose) ? 'dose' : 'other';
}

/**
 * Compares the two copies and puts right what differs, from the copy whose check sum holds. A difference in what decides a
 * dose is remembered: the pump stops although the value is right again, since one that was wrong may be wrong twice.
 * [decision 10]
 *
 * @requirement SR-028
 */
export function afterCheck(c: FirmwareContext): Partial<FirmwareContext> {
  const first = imageOf(c);
  const { parts, sum } = c.integrity.second ?? { parts: first, sum: sumOf(first) };
  const second = parts as MemoryImage;
  const right = sumOf(first) === sum ? first : second;
  const { program: inForce, unfinished } = right.infusion;
  const check = { store: c.store, inForce, unfinished };
  const found = worse(damageOf(first, second), storeDamage(check));
  const integrity: IntegrityMemory = { failed: worse(right.integrity.failed, found), second: null };
  return Object.assign({}, right, { store: storeRepaired(check), integrity });
}
