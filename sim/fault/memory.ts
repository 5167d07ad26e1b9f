import { type BitFlip, MEMORY_PARTS, type MemoryPart } from '../../src/protocol/index.js';
import type { Random } from '../random/index.js';
import {
  everywhere,
  type FaultKind,
  type FaultParameters,
  type FaultPlan,
  numberOrNull,
  steady,
  wordOf,
} from './kind.js';

/** Cells and bits are counted round, so any number hits something; drawn ones reach all that a memory of this kind has. */
const CELLS = 1_000;
const BITS = 64;

function flip(parameters: FaultParameters, random: Random): FaultPlan {
  const memory: BitFlip = {
    part: wordOf(parameters, 'part') as MemoryPart,
    cell: numberOrNull(parameters, 'cell') ?? random.whole(0, CELLS - 1),
    bit: numberOrNull(parameters, 'bit') ?? random.whole(0, BITS - 1),
    copy: wordOf(parameters, 'copy') as BitFlip['copy'],
  };
  const where = memory.part === 'store' ? '' : `, ${memory.copy} copy`;
  return steady({ memory }, `bit ${memory.bit} of cell ${memory.cell} of ${memory.part} flips${where}`);
}

/** One bit of the pump's memory flips. */
export const memoryUpset: FaultKind = {
  kind: 'memory-upset',
  title: 'bit flip in the memory',
  attaches: ['memory.part', 'memory.cell', 'memory.bit', 'memory.copy'],
  parameters: {
    part: {
      unit: 'word',
      text: 'the part of the memory; `store` is the program store, cell 0 and 1 are its slots',
      default: 'infusion',
      words: MEMORY_PARTS,
      source: 'SR-028',
    },
    cell: {
      unit: 'count',
      text: 'the value in that part, counted round; drawn from the seed when not given',
      default: null,
      min: 0,
      max: 1_000_000,
      source: 'ASSUMED, A-130',
    },
    bit: {
      unit: 'count',
      text: 'the bit of that value, counted round; drawn from the seed when not given',
      default: null,
      min: 0,
      max: 1_000_000,
      source: 'ASSUMED, A-130',
    },
    copy: {
      unit: 'word',
      text: 'which of the two copies',
      default: 'first',
      words: ['first', 'second'],
      source: 'SR-028',
    },
  },
  effect: 'one bit of the memory is the other way round, once, when the fault begins',
  signature:
    'in what decides a dose: critical memory error, no flow until the pump is programmed again; elsewhere: a non-critical one, and therapy goes on',
  table: ['F-27'],
  source: 'S24; SR-028',
  supports: everywhere,
  plan: flip,
};
