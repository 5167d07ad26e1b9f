import fc from 'fast-check';
import { describe } from 'vitest';
import type { Firmware } from '../../../src/firmware/index.js';
import { type Command, type Reply, TEST_KEYS } from '../../../src/protocol/index.js';
import type { TelemetryEvent, TelemetryOutput } from '../../../src/telemetry/events.js';
import { bootTelemetry, type TelemetryInput, telemetryMachine } from '../../../src/telemetry/index.js';
import { TELEMETRY_CHART } from '../../../src/telemetry/machine.js';
import type { TelemetryMemory } from '../../../src/telemetry/memory.js';
import { heard } from '../../../src/telemetry/rules/ears.js';
import type { Instant } from '../../../src/units/index.js';
import { behind, Caller, TELEMETRY } from '../../support/caller.js';
import { asksForCompleteness } from '../../support/completeness.js';
import { program, simple } from '../../support/orders.js';
import { runningPump } from '../../support/pump.js';
import { SideBySide, walked } from '../../support/side-by-side.js';
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

/** Two executors side by side, before a pump and who speaks to it. */
class Walk {
  readonly both = new SideBySide(TELEMETRY_CHART, telemetryMachine, () => bootTelemetry(TELEMETRY).memory());
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

  get #memory(): TelemetryMemory {
    return this.both.table.context;
  }

  #step(event: TelemetryEvent): void {
    for (const output of this.both.step(event)) this.#obey(output);
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
      const { proposal } = this.#memory;
      if (proposal !== null) this.#hash = Uint8Array.from(Buffer.from(proposal.hash, 'hex'));
    }
  }

  #answered(at: Instant, reply: Reply | null, told: (reply: Reply) => TelemetryEvent): void {
    this.#step(reply === null || this.#silent ? { type: 'pump.silent', at } : told(reply));
    this.#silent = false;
  }

  #input(input: TelemetryInput): void {
    if (input.type !== 'radio.frame') this.#step(input);
    else if (['asleep', 'deaf'].includes(this.both.state)) return;
    else this.#step(heard(this.#memory, input.bytes, input.at));
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
    caller.heard = this.#memory.session?.sent ?? 0;
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

const stories = fc.array(moves, { minLength: 30, maxLength: 90, size: 'max' });
const seen = () =>
  walked(stories, 400, (story) => {
    const walk = new Walk();
    for (const move of story) walk.make(move);
    return walk.both.acted;
  });

describe('the telemetry, state by state', () => asksForCompleteness(TABLE, STATES, seen));
