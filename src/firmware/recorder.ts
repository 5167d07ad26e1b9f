import { chainOf, type LogCode, type LogEntry } from '../protocol/index.js';
import type { Instant } from '../units/index.js';
import type { EventLog } from './memory/event-log.js';

/** Entries of one block. The ring forgets a whole block at a time, as a memory is erased by pages. */
export const LOG_BLOCK = 32;

/**
 * Writes the pump's own log. The one part of the firmware that is changed in place: an entry is one object and one push,
 * nothing of the thousand before it is copied.
 *
 * @requirement SR-045, SR-046
 */
export class Recorder {
  readonly #capacity: number;
  readonly #blocks: (readonly LogEntry[])[];
  #open: LogEntry[];
  #first: number;
  #last: number;
  #before: number;
  #chain: number;
  #operatingAt: Instant;

  /**
   * @param log       where it goes on
   * @param capacity  the newest entries that are kept in any case; less than two blocks more may be there
   */
  constructor(log: EventLog, capacity: number) {
    this.#capacity = capacity;
    this.#blocks = [...log.blocks];
    this.#open = [...log.open];
    this.#first = log.first;
    this.#last = log.last;
    this.#before = log.before;
    this.#chain = log.chain;
    this.#operatingAt = log.operatingAt;
  }

  /** Moment of the last operating entry. */
  get operatingAt(): Instant {
    return this.#operatingAt;
  }

  /**
   * Writes one entry.
   *
   * @param wall  pump clock, ms since the Monday of its first week
   */
  write(at: Instant, wall: number, code: LogCode, about: string, detail: string, value: number, value2: number): void {
    const entry = { seq: this.#last + 1, at, wall, code, about, detail, value, value2, chain: 0 };
    entry.chain = chainOf(this.#chain, entry);
    this.#last = entry.seq;
    this.#chain = entry.chain;
    if (code === 'flow' || code === 'operating') this.#operatingAt = at;
    this.#open.push(entry);
    if (this.#open.length === LOG_BLOCK) this.#closeBlock();
  }

  /** The log as it is, as plain JSON; what is written later does not change it. */
  log(): EventLog {
    return {
      first: this.#first,
      last: this.#last,
      before: this.#before,
      chain: this.#chain,
      blocks: [...this.#blocks],
      open: [...this.#open],
      operatingAt: this.#operatingAt,
    };
  }

  #closeBlock(): void {
    this.#blocks.push(this.#open);
    this.#open = [];
    if ((this.#blocks.length - 1) * LOG_BLOCK < this.#capacity) return;
    const oldest = this.#blocks.shift() ?? [];
    this.#first += oldest.length;
    this.#before = oldest.at(-1)?.chain ?? this.#before;
  }
}
