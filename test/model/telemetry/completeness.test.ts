import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createActor } from 'xstate';
import type { Firmware } from '../../../src/firmware/index.js';
import { type Command, type Reply, TEST_KEYS } from '../../../src/protocol/index.js';
import { ChartExecutor } from '../../../src/statechart/index.js';
import type { TelemetryEvent, TelemetryOutput } from '../../../src/telemetry/events.js';
import { bootTelemetry, type TelemetryInput, telemetryMachine } from '../../../src/telemetry/index.js';
import { TELEMETRY_CHART } from '../../../src/telemetry/machine.js';
import { heard } from '../../../src/telemetry/rules/ears.js';
import type { Instant } from '../../../src/units/index.js';
import { behind, Caller, TELEMETRY } from '../../support/caller.js';
import { asksForCompleteness } from '../../support/completeness.js';
import { program, simple } from '../../support/orders.js';
import { runningPump } from '../../support/pump.js';
import { TABLE } from './table.js';

const STATES = TELEMETRY_CHART.regions[0]?.states ?? new Map();
/** One thing that may happen to an implant; `key` and `by` choose among what can be said then. */
type Move = { readonly what: number; readonly by: number; readonly wait: number };
const moves = fc.record({
  what: fc.nat(15),
  by: fc.constantFrom(0, 0, 0, 0, 1, 2),
  wait: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.constantFrom(1_000, 5_000, 60_000, 180_000, 900_000)),
});

const INTERROGATE: Command = { type: 'command.interrogate' };
const PROGRAM = program(simple(0.24));

/** Two executors side by side, and what was seen of the first. */
class Walk {
  readonly seen = new Set<string>();
  readonly #table = new ChartExecutor(TELEMETRY_CHART, bootTelemetry(TELEMETRY).memory());
  readonly #actor = createActor(telemetryMachine, { input: bootTelemetry(TELEMETRY).memory() });
  #told: TelemetryOutput[] = [];
  readonly #pump: Firmware = runningPump();
  readonly #callers = [
    new Caller('clinician'),
    new Caller('patient', { controller: 18 }),
    new Caller('clinician', { controller: 19, key: TEST_KEYS.patient }),
  ];
  #challenge: Uint8Array | null = null;
  /** the pump does not answer what it is asked next */
  #silent = false;
  #hash = new Uint8Array(32);
  now = 60_000;

  constructor() {
    this.#actor.on('*', (output) => this.#told.push(output as TelemetryOutput));
    this.#actor.start();
  }

  get state(): string {
    return this.#table.values().telemetry as string;
  }

  #step(event: TelemetryEvent): void {
    const before = this.#table.context;
    const from = this.state;
    this.#told = [];
    const { outputs } = this.#table.step(event);
    this.#actor.send(event);
    expect(this.#told).toEqual(outputs);
    expect(this.#actor.getSnapshot().value).toEqual(this.#table.values());
    expect(this.#actor.getSnapshot().context).toEqual(this.#table.context);
    if (outputs.length > 0 || this.#table.context !== before) this.seen.add(`${from} ${event.type}`);
    for (const output of outputs) this.#obey(output);
  }

  #obey(output: TelemetryOutput): void {
    const { at } = output;
    const pump = behind(this.#pump);
    if (output.type === 'radio.send') {
      const { frame } = Caller.read(output.bytes);
      if (frame.type === 'challenge') this.#challenge = output.bytes;
    } else if (output.type === 'pump.order') {
      this.#answered(at, pump.order(output.command, at), (reply) => ({ type: 'pump.replied', at, reply }));
    } else if (output.type === 'pump.question') {
      const { command } = output;
      this.#answered(at, pump.judge(command, at), (reply) => ({ type: 'pump.judged', at, command, reply }));
      const { proposal } = this.#table.context;
      if (proposal !== null) this.#hash = Uint8Array.from(Buffer.from(proposal.hash, 'hex'));
    }
  }

  #answered(at: Instant, reply: Reply | null, told: (reply: Reply) => TelemetryEvent): void {
    this.#step(reply === null || this.#silent ? { type: 'pump.silent', at } : told(reply));
    this.#silent = false;
  }

  #input(input: TelemetryInput): void {
    if (input.type !== 'radio.frame') this.#step(input);
    else if (['asleep', 'deaf'].includes(this.state)) return;
    else this.#step(heard(this.#table.context, input.bytes, input.at));
  }

  #hear(bytes: Uint8Array): void {
    this.#input({ type: 'radio.frame', at: this.now as never, bytes });
  }

  #saying(caller: Caller, what: number): readonly Uint8Array[] {
    if (what === 4) return [caller.proofAgain()];
    if (what === 5) return caller.puts({ say: 'order', command: INTERROGATE });
    if (what === 6) return caller.puts({ say: 'propose', command: PROGRAM });
    if (what === 7) return caller.puts({ say: 'propose', command: INTERROGATE });
    if (what === 8) return caller.puts({ say: 'confirm', hash: this.#hash });
    if (what === 9) return [caller.get(0), caller.ping()];
    if (what === 10) return caller.parts(new Uint8Array(300)).slice(0, 1);
    if (what === 11) return [caller.bye()];
    return [new Uint8Array([1, 2, 3])];
  }

  make({ what, by, wait }: Move): void {
    this.now += wait;
    this.#input({ type: 'clock.deadline', at: this.now as never });
    const caller = this.#callers[by] as Caller;
    caller.heard = this.#table.context.session?.sent ?? 0;
    const at = this.now as never;
    if (what === 0) this.#input({ type: 'radio.wake', at });
    else if (what === 1) this.#hear(caller.identify());
    else if (what === 2) this.#hear(caller.hello());
    else if (what === 3 || what === 14) {
      if (this.#challenge !== null) this.#hear(caller.proof(this.#challenge));
    } else if (what === 13) {
      if (by === 0) this.#input({ type: 'power.reset', at });
      else if (by === 1) this.#silent = true;
    } else if (what === 15) {
      this.#input({ type: 'radio.wake', at });
      this.#hear(caller.hello());
      if (this.#challenge !== null) this.#hear(caller.proof(this.#challenge));
    } else if (caller.keys !== null) for (const bytes of this.#saying(caller, what)) this.#hear(bytes);
  }
}

/** Walks at random, and gathers what was seen. */
function walked(): ReadonlySet<string> {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(moves, { minLength: 30, maxLength: 90, size: 'max' }), (story) => {
      const walk = new Walk();
      for (const move of story) walk.make(move);
      for (const pair of walk.seen) seen.add(pair);
    }),
    { numRuns: 400 },
  );
  return seen;
}

describe('the telemetry, state by state', () => asksForCompleteness(TABLE, STATES, walked));
