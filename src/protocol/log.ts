import type { Instant } from '../units/index.js';
import type { LogCode } from './log-codes.js';

/** What an entry of the log tells, without the chain. Every number is whole; 0 and '' where the code has no use for one. */
export type LogFields = {
  /** 1, 2, 3 … since manufacture; never used twice */
  readonly seq: number;
  /** monotonic time */
  readonly at: Instant;
  /** the pump's own clock: ms since Monday 00:00 of the week in which it was started; below 0 once it was set far back */
  readonly wall: number;
  readonly code: LogCode;
  readonly about: string;
  readonly detail: string;
  readonly value: number;
  readonly value2: number;
};

/** An entry of the log as it is kept. */
export type LogEntry = LogFields & {
  /** check value over this entry and all before it, 0 … 2^53 - 1 */
  readonly chain: number;
};

/** Where a log is damaged: the number of the entry that should stand there, and what is wrong with it. */
export type LogDamage = { readonly seq: number; readonly found: 'edited' | 'missing' | 'out of order' };

/** What the pump hands out of its log at a time, with all that a reader needs to check it. */
export type LogPage = {
  /** number of the oldest entry kept, and of the newest; `first` is one more than `last` in an empty log */
  readonly first: number;
  readonly last: number;
  /** the first broken place of the whole log, null while its chain holds */
  readonly damage: LogDamage | null;
  /** check value of the entry before the first of this page */
  readonly before: number;
  readonly entries: readonly LogEntry[];
};

/** The most entries of one page. @source ASSUMED, A-120 */
export const LOG_PAGE_MAX = 100;

const TWO_32 = 0x1_0000_0000;
/** The high lane keeps 21 bits, so that both fit into one exact number. */
const HIGH_SHIFT = 11;

/** One step of a lane: one-to-one in the lane for a given word, and in the word for a given lane. */
const mixed = (lane: number, word: number, factor: number): number => {
  const product = Math.imul(lane ^ word, factor);
  return product ^ (product >>> 15);
};
const withNumber = (lane: number, n: number, factor: number): number =>
  mixed(mixed(lane, n | 0, factor), Math.floor(n / TWO_32) | 0, factor);

/** The words of a log are few, so what each comes to is kept; no more of them than these, whatever is written. */
const WORDS_KEPT = 1_024;
const words = new Map<string, number>();

/** A text as one 32-bit word. */
function wordOf(text: string): number {
  const kept = words.get(text);
  if (kept !== undefined) return kept;
  let word = text.length;
  for (let i = 0; i < text.length; i++) word = mixed(word, text.charCodeAt(i), 0x9e3779b1);
  if (words.size < WORDS_KEPT) words.set(text, word);
  return word;
}

function laneOf(before: number, entry: LogFields, factor: number): number {
  let lane = withNumber(before, entry.seq, factor);
  lane = withNumber(lane, entry.at, factor);
  lane = withNumber(lane, entry.wall, factor);
  lane = mixed(lane, wordOf(entry.code), factor);
  lane = mixed(lane, wordOf(entry.about), factor);
  lane = mixed(lane, wordOf(entry.detail), factor);
  lane = withNumber(lane, entry.value, factor);
  return withNumber(lane, entry.value2, factor);
}

/**
 * The check value of an entry: two 32-bit lanes mixed with every word of it, on from the check value of the entry before.
 *
 * An entry in which one 32-bit word was changed never keeps its value; anything else keeps it once in 2^53. It finds
 * damage: who wants to deceive can work out values that fit. [decision 9]
 *
 * @param before  check value of the entry before; 0 for the first
 * @returns 0 … 2^53 - 1
 */
export const chainOf = (before: number, entry: LogFields): number =>
  (laneOf(Math.floor(before / TWO_32) | 0, entry, 0x85ebca77) >>> HIGH_SHIFT) * TWO_32 +
  (laneOf(before | 0, entry, 0x9e3779b1) >>> 0);

const isWhole = (n: unknown): boolean => Number.isSafeInteger(n);
const isText = (said: unknown): boolean => typeof said === 'string';

/** Whether it has the form of an entry at all; anything may stand in a damaged memory. */
export const hasForm = (entry: LogEntry | null | undefined): entry is LogEntry =>
  typeof entry === 'object' &&
  entry !== null &&
  [entry.seq, entry.at, entry.wall, entry.value, entry.value2, entry.chain].every(isWhole) &&
  [entry.code, entry.about, entry.detail].every(isText);

/**
 * The first place at which entries do not follow from one another.
 *
 * @param first   number that the first of them must have
 * @param before  check value of the entry before it
 * @returns null when all of them hold; never throws, whatever stands in the list
 */
export function firstDamage(first: number, before: number, entries: readonly LogEntry[]): LogDamage | null {
  let chain = before;
  let seq = first;
  for (const entry of entries) {
    if (!hasForm(entry)) return { seq, found: 'edited' };
    if (entry.chain !== chainOf(chain, entry)) {
      if (entry.seq === seq) return { seq, found: 'edited' };
      return { seq, found: entries.some((other) => other?.seq === seq) ? 'out of order' : 'missing' };
    }
    if (entry.seq !== seq) return { seq, found: 'missing' };
    chain = entry.chain;
    seq += 1;
  }
  return null;
}
