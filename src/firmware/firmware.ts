import { invariant } from '../base/index.js';
import type { TherapyTold } from '../protocol/index.js';
import type { Reach, StateChange } from '../statechart/index.js';
import { type Instant, START, type Volume } from '../units/index.js';
import type { FirmwareConfig } from './config.js';
import { type FirmwareContext, freshContext } from './context.js';
import { nextDeadline } from './deadlines.js';
import type { FirmwareInput } from './events.js';
import { TableExecutor } from './executor/table.js';
import { type EventLog, freshLog } from './memory/event-log.js';
import type { FirstFill } from './memory/reservoir.js';
import type { FirmwareOutput } from './outputs.js';
import { Recorder } from './recorder.js';
import { wallAt } from './rules/clock.js';
import { admitted } from './rules/door.js';
import { answeredFromLog } from './rules/event-log.js';
import { type Write, writeNotes } from './rules/log-notes.js';
import { computedVolume } from './rules/reservoir-estimate.js';
import { therapyTold } from './rules/therapy-told.js';

/** A firmware at rest, as plain JSON: what a power cut leaves behind. */
export type FirmwareSnapshot = {
  readonly now: Instant;
  readonly states: Readonly<Record<string, string>>;
  readonly context: FirmwareContext;
  readonly log: EventLog;
};

/** What one input has led to. */
export type Handled = { readonly outputs: readonly FirmwareOutput[]; readonly changes: readonly StateChange[] };

/** The pump's firmware: a function of state and input that asks to be woken and never looks at a clock. */
export type Firmware = {
  /**
   * Takes one input to its end.
   *
   * @param input  not earlier than the input before it
   * @throws {InvariantError} on a bug of the emulator; wrong commands are answered by a reply
   */
  handle(input: FirmwareInput): Handled;
  /**
   * Writes into its own log what its telemetry has noted; nothing else comes of it.
   *
   * @param at   not earlier than the last input
   * @param why  role, cause, or why a frame was refused
   * @requirement SR-045
   */
  note(at: Instant, what: 'session-opened' | 'session-closed' | 'frame-refused', why: string): void;
  /** When a `clock.deadline` must come if nothing else happens. */
  nextDeadline(): Instant | null;
  /** State of each region by name. */
  states(): Readonly<Record<string, string>>;
  /** What the pump believes is in its reservoir. */
  computedVolume(at: Instant): Volume;
  /** What the pump would tell of its therapy if it were interrogated; nothing is written into its log. */
  therapy(at: Instant): TherapyTold;
  /** What the pump remembers; read only, never a way round an input. */
  memory(): FirmwareContext;
  /** The pump's own log: what it has written down of itself; it stands beside the statechart. */
  log(): EventLog;
  snapshot(): FirmwareSnapshot;
};

function firmwareOn(executor: TableExecutor, start: Instant, kept: EventLog): Firmware {
  let now = start;
  const { config } = executor.context;
  const recorder = new Recorder(kept, config.logEntries);
  const write: Write = (code, about, detail, value, value2) =>
    recorder.write(now, wallAt(executor.context, now), code, about, detail, value, value2);
  return {
    handle(input) {
      invariant(input.at >= now, 'firmware: an input from the past', { at: input.at, now });
      now = input.at;
      const before = executor.context;
      const entrant = admitted(before, input);
      const { outputs, changes } =
        entrant.input === null ? { outputs: entrant.outputs, changes: [] } : executor.step(entrant.input);
      writeNotes({ input, outputs, changes, before, context: executor.context }, recorder.operatingAt, write);
      return { outputs: answeredFromLog(outputs, input, recorder), changes };
    },
    note(at, what, why) {
      invariant(at >= now, 'firmware: a note from the past', { at, now });
      now = at;
      write(what, why, '', 0, 0);
    },
    nextDeadline: () => nextDeadline(executor.context, now),
    states: () => executor.values(),
    computedVolume: (at) => computedVolume(executor.context, at),
    therapy: (at) => therapyTold(executor.context, at),
    memory: () => executor.context,
    log: () => recorder.log(),
    snapshot: () => ({ now, states: executor.values(), context: executor.context, log: recorder.log() }),
  };
}

/**
 * A fresh pump on the shelf, filled as told.
 *
 * @param reach  where the arrows it takes are counted; see {@link firmwareArrows}
 */
export const bootFirmware = (config: FirmwareConfig, fill: FirstFill, reach: Reach | null = null): Firmware =>
  firmwareOn(new TableExecutor(freshContext(config, fill), undefined, reach), START, freshLog());

/**
 * The pump that goes on where `snapshot` was taken.
 *
 * @param reach  as of {@link bootFirmware}
 */
export const restoreFirmware = (snapshot: FirmwareSnapshot, reach: Reach | null = null): Firmware =>
  firmwareOn(new TableExecutor(snapshot.context, snapshot.states, reach), snapshot.now, snapshot.log);
