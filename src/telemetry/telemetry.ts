import { invariant } from '../base/index.js';
import type { Command, Reply } from '../protocol/index.js';
import { ChartExecutor, type Reach } from '../statechart/index.js';
import { type Instant, START } from '../units/index.js';
import type { TelemetryConfig } from './config.js';
import type { TelemetryEvent, TelemetryInput, TelemetryOutput } from './events.js';
import { TELEMETRY_CHART, type TelemetryState } from './machine.js';
import { freshTelemetry, type TelemetryMemory } from './memory.js';
import { heard } from './rules/ears.js';
import { telemetryDeadline } from './rules/windows.js';

/** What the telemetry asks of the pump behind it, in the same moment. */
export type PumpBehind = {
  /** does what is ordered, and answers; null when it does not: its main loop has stalled, or its supply gave way over it */
  readonly order: (command: Command, at: Instant) => Reply | null;
  /** answers as if it were ordered, and does nothing; null when it does not answer */
  readonly judge: (command: Command, at: Instant) => Reply | null;
};

/** Telemetry at rest, as plain JSON. */
export type TelemetrySnapshot = {
  readonly now: Instant;
  readonly state: TelemetryState;
  readonly memory: TelemetryMemory;
};

/** What leaves the implant by its telemetry. */
export type TelemetryNews = Extract<TelemetryOutput, { readonly type: 'radio.send' | 'telemetry.note' }>;

/** The implant's end of the link: a function of state and input, as the firmware is. */
export type Telemetry = {
  /**
   * Takes one input to its end.
   *
   * @param input  not earlier than the input before it
   * @param pump   answers within the step
   * @throws {InvariantError} on a bug of the emulator; whatever bytes come from the air are answered, or ignored
   */
  handle(input: TelemetryInput, pump: PumpBehind): readonly TelemetryNews[];
  /** When a `clock.deadline` must come if nothing else happens. */
  nextDeadline(): Instant | null;
  state(): TelemetryState;
  /** What it remembers; read only. */
  memory(): TelemetryMemory;
  snapshot(): TelemetrySnapshot;
};

/** What the pump says to what it was asked. */
function answerOf(
  { type, at, command }: Extract<TelemetryOutput, { readonly type: 'pump.order' | 'pump.question' }>,
  pump: PumpBehind,
): TelemetryEvent {
  const reply = type === 'pump.order' ? pump.order(command, at) : pump.judge(command, at);
  if (reply === null) return { type: 'pump.silent', at };
  return type === 'pump.order' ? { type: 'pump.replied', at, reply } : { type: 'pump.judged', at, command, reply };
}

const LISTENS: readonly TelemetryState[] = ['awake', 'challenged', 'in-session', 'proposed'];

function telemetryOn({ now: start, state, memory }: TelemetrySnapshot, reach: Reach | null): Telemetry {
  let now = start;
  const executor = new ChartExecutor(TELEMETRY_CHART, memory, { telemetry: state }, reach);
  const stateNow = (): TelemetryState => executor.values().telemetry as TelemetryState;
  const answered = (outputs: readonly TelemetryOutput[], pump: PumpBehind): readonly TelemetryNews[] =>
    outputs.flatMap((output) => {
      if (output.type === 'radio.send' || output.type === 'telemetry.note') return [output];
      return step(answerOf(output, pump), pump);
    });
  const step = (event: TelemetryEvent, pump: PumpBehind): readonly TelemetryNews[] =>
    answered(executor.step(event).outputs, pump);
  return {
    handle(input, pump) {
      invariant(input.at >= now, 'telemetry: an input from the past', { at: input.at, now });
      now = input.at;
      if (input.type !== 'radio.frame') return step(input, pump);
      if (!LISTENS.includes(stateNow())) return [];
      return step(heard(executor.context, input.bytes, input.at), pump);
    },
    nextDeadline: () => telemetryDeadline(executor.context),
    state: stateNow,
    memory: () => executor.context,
    snapshot: () => ({ now, state: stateNow(), memory: executor.context }),
  };
}

/**
 * Telemetry of a pump on the shelf.
 *
 * @param reach  where the arrows it takes are counted; see {@link telemetryArrows}
 */
export const bootTelemetry = (config: TelemetryConfig, reach: Reach | null = null): Telemetry =>
  telemetryOn({ now: START, state: 'asleep', memory: freshTelemetry(config) }, reach);

/**
 * Telemetry that goes on where `snapshot` was taken.
 *
 * @param reach  as of {@link bootTelemetry}
 */
export const restoreTelemetry = (snapshot: TelemetrySnapshot, reach: Reach | null = null): Telemetry =>
  telemetryOn(snapshot, reach);
