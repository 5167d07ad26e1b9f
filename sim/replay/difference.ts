import type { TraceRecord } from '../trace/index.js';

/** State of each region by name. */
export type States = Readonly<Record<string, string>>;

/** Where a replay parts from what was recorded. */
export type Divergence = {
  /** record, counted from 1 */
  readonly index: number;
  /** the record on either side; null where that trace has ended */
  readonly recorded: TraceRecord | null;
  readonly replayed: TraceRecord | null;
  /** the last records that both share, oldest first */
  readonly before: readonly TraceRecord[];
  /** what follows on either side */
  readonly afterRecorded: readonly TraceRecord[];
  readonly afterReplayed: readonly TraceRecord[];
  /** state of each region on either side, right after the records that differ */
  readonly statesRecorded: States;
  readonly statesReplayed: States;
  /** the last shared records of what came to the pump from outside, oldest first */
  readonly inputs: readonly TraceRecord[];
};

/** Kinds of records that tell what comes to the pump from outside, and what is done to it. */
const INPUTS: ReadonlySet<TraceRecord['kind']> = new Set([
  'step',
  'command',
  'sensor',
  'fault',
  'refill',
  'clock',
  'plant',
]);
const INPUTS_KEPT = 8;

/** What both traces share so far, as much of it as a difference needs. */
export class Shared {
  readonly #context: number;
  readonly #before: TraceRecord[] = [];
  readonly #inputs: TraceRecord[] = [];
  #states: States;
  count = 0;

  constructor(states: States, context: number) {
    this.#states = states;
    this.#context = context;
  }

  add(record: TraceRecord): void {
    this.count += 1;
    this.#before.push(record);
    if (this.#before.length > this.#context) this.#before.shift();
    if (INPUTS.has(record.kind)) this.#inputs.push(record);
    if (this.#inputs.length > INPUTS_KEPT) this.#inputs.shift();
    this.#states = stateAfter(this.#states, record);
  }

  /** The difference that begins behind what is shared. */
  parting(
    recorded: TraceRecord | null,
    replayed: TraceRecord | null,
    after: Pick<Divergence, 'afterRecorded' | 'afterReplayed'>,
  ): Divergence {
    const statesAfter = (record: TraceRecord | null): States =>
      record === null ? this.#states : stateAfter(this.#states, record);
    return {
      index: this.count + 1,
      recorded,
      replayed,
      before: [...this.#before],
      ...after,
      statesRecorded: statesAfter(recorded),
      statesReplayed: statesAfter(replayed),
      inputs: [...this.#inputs],
    };
  }
}

const stateAfter = (states: States, record: TraceRecord): States =>
  record.kind === 'state' ? { ...states, [record.region]: record.to } : states;
