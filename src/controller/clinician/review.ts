import type { Command } from '../../protocol/index.js';
import type { Flow } from '../../units/index.js';
import type { ProgrammerOrder } from './order.js';

/** One value that an order changes, as it is read aloud. */
export type ReviewLine = {
  readonly what: string;
  /** null where there is none yet */
  readonly before: string | null;
  readonly after: string;
  /** by how much it grows, %, below 0 where it shrinks, to one decimal; null where that says nothing */
  readonly percent: number | null;
};

/** An order as it is shown before anything is sent. */
export type Review = {
  readonly order: ProgrammerOrder;
  /** in people's words */
  readonly words: string;
  readonly command: Command;
  /** whether the pump must read it back and be told once more */
  readonly confirmed: boolean;
  readonly lines: readonly ReviewLine[];
  /** soft limits that it passes */
  readonly warnings: readonly string[];
  /** what follows from it: volumes, times, the date of the next refill */
  readonly figures: readonly { readonly what: string; readonly value: string }[];
  /** asked about twice */
  readonly big: boolean;
  /** what this pump can move at most, pL/day: how far its count may go down by itself */
  readonly fastest: Flow;
};
