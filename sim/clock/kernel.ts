import type { Observable, Subscriber } from 'rxjs';
import { InvariantError, invariant } from '../../src/base/index.js';
import { type Instant, instantOf, START } from '../../src/units/index.js';
import { type Entry, type KernelSnapshot, type NewEntry, PHASES, type Phase } from './entry.js';
import { GuardedObservable } from './guarded.js';
import { Heap, type HeapItem } from './heap.js';

/** The owner of time: keeps what is pending, and says what happens when. */
export type Kernel = {
  /** the moment of the entry being emitted, or the horizon of the last run */
  readonly now: Instant;
  /** true when the last run was ended by {@link Kernel.halt} */
  readonly halted: boolean;
  /**
   * Every due entry, in the order (moment, phase, number). Hot: who comes late gets what comes after. What a handler
   * throws leaves {@link Kernel.runUntil} or {@link Kernel.step}, after the other handlers of the same entry ran.
   */
  readonly moments$: Observable<Entry>;
  /**
   * Plans an entry. At the present moment it comes as soon as the order among what is pending allows.
   *
   * @returns its number, by which it can be cancelled
   * @throws {InvariantError} for a moment before `now`
   */
  schedule(entry: NewEntry): number;
  /** Takes an entry back, O(1); no effect for one that was emitted or cancelled. */
  cancel(id: number): void;
  /** Entries that are pending; closures of observers do not count. */
  readonly pending: number;
  /** @returns the moment of the next entry or closure, or null */
  nextMoment(): Instant | null;
  /**
   * Emits what is due up to and including `horizon`, and leaves `now` there.
   *
   * When it ends early (`halt`, `atMost`, an error), `now` stays at the last entry and the rest stays pending.
   *
   * @param horizon  not before `now`
   * @param atMost   entries and closures to run at most, ≥ 1
   * @returns number of entries emitted
   * @throws {InvariantError} for a horizon in the past or a call from within a handler; else what a handler threw
   */
  runUntil(horizon: Instant, atMost?: number): number;
  /**
   * Emits the next single entry, with the closures due before it.
   *
   * @returns the entry, or null when none is pending (closures then stay where they are)
   */
  step(): Entry | null;
  /** Makes a run in progress return after the current entry; no effect otherwise. */
  halt(): void;
  /**
   * Runs a closure at a moment, after all entries of that moment. For observers outside the world: it is no part of a
   * snapshot and does not touch the numbers of entries.
   *
   * @returns takes it back, O(1)
   * @throws {InvariantError} for a moment before `now`
   */
  observeAt(at: Instant, work: () => void): () => void;
  /** @returns what is pending, as plain JSON */
  snapshot(): KernelSnapshot;
};

type Item = HeapItem & { readonly entry: Entry | null; readonly work: (() => void) | null };

/** One number orders phase and number within a moment: exact below 2^53 for 2^50 entries in each phase. */
const RANK_SIZE = 2 ** 50;
const RANK: Readonly<Record<string, number>> = Object.fromEntries(PHASES.map((phase, rank) => [phase, rank]));
const AFTER_ALL_ENTRIES = PHASES.length;

const rankOf = (phase: Phase): number => {
  const rank = RANK[phase];
  invariant(rank !== undefined, 'clock: unknown phase', { phase });
  return rank;
};

class HeapKernel implements Kernel {
  #now: Instant = START;
  #nextSeq = 0;
  #closures = 0;
  #running = false;
  #halted = false;
  #thrown: { readonly error: unknown } | null = null;
  readonly #heap = new Heap<Item>();
  readonly #items = new Map<number, Item>();
  #subscribers: readonly Subscriber<Entry>[] = [];
  readonly moments$: Observable<Entry> = new GuardedObservable<Entry>(
    (error) => this.#capture(error),
    (subscriber) => {
      this.#subscribers = [...this.#subscribers, subscriber];
      return () => {
        this.#subscribers = this.#subscribers.filter((other) => other !== subscriber);
      };
    },
  );

  constructor(snapshot: KernelSnapshot | null) {
    if (snapshot === null) return;
    this.#now = instantOf(snapshot.now);
    this.#nextSeq = snapshot.nextSeq;
    for (const entry of snapshot.entries) this.#add(entry);
  }

  get now(): Instant {
    return this.#now;
  }

  get halted(): boolean {
    return this.#halted;
  }

  get pending(): number {
    return this.#items.size;
  }

  schedule({ at, phase, kind, payload }: NewEntry): number {
    const seq = this.#nextSeq++;
    this.#add({ at, phase, seq, kind, payload });
    return seq;
  }

  cancel(id: number): void {
    const item = this.#items.get(id);
    if (item === undefined) return;
    this.#items.delete(id);
    this.#heap.cancel(item);
  }

  observeAt(at: Instant, work: () => void): () => void {
    this.#notBeforeNow(at);
    const order = AFTER_ALL_ENTRIES * RANK_SIZE + this.#closures++;
    const item: Item = { at, order, live: true, entry: null, work };
    this.#heap.push(item);
    return () => this.#heap.cancel(item);
  }

  nextMoment(): Instant | null {
    return (this.#heap.peek()?.at ?? null) as Instant | null;
  }

  runUntil(horizon: Instant, atMost = Number.POSITIVE_INFINITY): number {
    this.#notBeforeNow(horizon);
    return this.#exclusively(() => {
      let emitted = 0;
      let left = atMost;
      for (let item = this.#heap.peek(); item !== undefined && item.at <= horizon; item = this.#heap.peek()) {
        if (item.entry !== null) emitted++;
        this.#runFirst(item);
        left--;
        if (this.#halted || left <= 0) return emitted;
      }
      this.#now = horizon;
      return emitted;
    });
  }

  step(): Entry | null {
    return this.#exclusively(() => {
      while (this.#items.size > 0) {
        const item = this.#heap.peek();
        if (item === undefined) return null;
        this.#runFirst(item);
        if (item.entry !== null) return item.entry;
      }
      return null;
    });
  }

  halt(): void {
    if (this.#running) this.#halted = true;
  }

  snapshot(): KernelSnapshot {
    const items = [...this.#items.values()].sort((a, b) => a.at - b.at || a.order - b.order);
    const entries = items.flatMap(({ entry }) => (entry === null ? [] : [entry]));
    return { now: this.#now, nextSeq: this.#nextSeq, entries };
  }

  #add(entry: Entry): void {
    this.#notBeforeNow(entry.at);
    invariant(entry.seq < this.#nextSeq && !this.#items.has(entry.seq), 'clock: number given twice', { entry });
    const item: Item = {
      at: entry.at,
      order: rankOf(entry.phase) * RANK_SIZE + entry.seq,
      live: true,
      entry,
      work: null,
    };
    this.#items.set(entry.seq, item);
    this.#heap.push(item);
  }

  #notBeforeNow(at: Instant): void {
    if (at >= this.#now && Number.isSafeInteger(at)) return;
    throw new InvariantError('clock: a moment must be whole and not in the past', { at, now: this.#now });
  }

  #exclusively<T>(run: () => T): T {
    invariant(!this.#running, 'clock: a handler may not run the clock that is calling it');
    this.#running = true;
    this.#halted = false;
    try {
      return run();
    } finally {
      this.#running = false;
      this.#thrown = null;
    }
  }

  #runFirst(item: Item): void {
    this.#heap.pop();
    item.live = false;
    this.#now = item.at as Instant;
    if (item.entry !== null) {
      this.#items.delete(item.entry.seq);
      for (const subscriber of this.#subscribers) subscriber.next(item.entry);
    } else {
      item.work?.();
    }
    const thrown = this.#thrown;
    if (thrown !== null) throw thrown.error;
  }

  /** Keeps the first error until the entry is through; outside a run there is nobody to tell but RxJS. */
  #capture(error: unknown): void {
    if (!this.#running) throw error;
    this.#thrown ??= { error };
  }
}

/** @returns a kernel at the start of time, nothing pending */
export const createKernel = (): Kernel => new HeapKernel(null);

/**
 * Resumes a kernel that was written down; it emits what the original would have emitted.
 *
 * @throws {InvariantError} when the snapshot contradicts itself (an entry in the past, a number given twice)
 */
export const restoreKernel = (snapshot: KernelSnapshot): Kernel => new HeapKernel(snapshot);
