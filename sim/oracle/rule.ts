import type { Command } from '../../src/protocol/index.js';
import type { TraceKind, TraceRecord } from '../trace/index.js';
import type { View } from './view.js';

/** What a rule is given each time it is asked. */
export type Court = {
  readonly view: View;
  /** counts one thing that was judged, so that nothing passes for want of cases */
  judged(): void;
  /** @param text  what was found and the limit, in people's units; `requirement` when it is not the rule's own */
  found(text: string, where?: { readonly t: number; readonly seq: number }, requirement?: string): void;
};

/**
 * Something that must hold, judged from the records alone. A rule is a set of functions; what it remembers is `S`, plain
 * data that the oracle keeps.
 */
export type Rule<S extends object> = {
  readonly name: string;
  readonly requirement: string;
  /** the sentence that must hold */
  readonly text: string;
  /** kinds of records it wants to see */
  readonly kinds: readonly TraceKind[];
  /** whether time alone can break it */
  readonly watchesTime?: true;
  /** whether it also judges what the drive did while the firmware had stalled and nobody ordered it */
  readonly judgesDrift?: true;
  start(): S;
  /** a record; the view already holds it */
  see?(state: S, record: TraceRecord, court: Court): void;
  /** a command that the pump has just accepted */
  accepted?(state: S, command: Command, court: Court): void;
  /**
   * all records of one moment have been seen; `court.view.now` is that moment. Asked where the rule has seen or accepted
   * something there, or at every moment when it `watchesTime`
   */
  momentOver?(state: S, court: Court): void;
  /** the run is over */
  end?(state: S, court: Court): void;
};
