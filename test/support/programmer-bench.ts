import { createKernel } from '../../sim/clock/index.js';
import { type Air, CLEAR_AIR, flown } from '../../sim/link/index.js';
import { createRandom } from '../../sim/random/index.js';
import { nextKey } from '../../sim/world/people/hands.js';
import {
  bootProgrammer,
  type Draft,
  type Knowledge,
  LINK_PATIENCE,
  PROGRAMMER_SPANS,
  type Programmer,
  type ProgrammerConfig,
  type ProgrammerInput,
  type ProgrammerOrder,
  restoreProgrammer,
  type SessionReport,
  writeForm,
} from '../../src/controller/index.js';
import type { Firmware } from '../../src/firmware/index.js';
import { PROFILES } from '../../src/profile/index.js';
import { type Command, TEST_CONTROLLER_SECRET, TEST_KEYS } from '../../src/protocol/index.js';
import { bootTelemetry, type PumpBehind, type Telemetry, type TelemetryInput } from '../../src/telemetry/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import type { Instant } from '../../src/units/index.js';
import { behind, TELEMETRY } from './caller.js';
import { runningPump } from './pump.js';

const NEVER = Number.MAX_SAFE_INTEGER;

/** The programmer of the tests, and what it knows. */
export const PROGRAMMER: ProgrammerConfig = {
  link: {
    role: 'clinician',
    controller: 17,
    key: TEST_KEYS.clinician,
    secret: TEST_CONTROLLER_SECRET.clinician,
    implant: TELEMETRY.implant,
    ...LINK_PATIENCE,
  },
  ...PROGRAMMER_SPANS,
};
export const KNOWLEDGE: Knowledge = { profile: PROFILES['peristaltic-40-sensing'], formulary: BUILT_IN_FORMULARY };

type Wanted = {
  readonly air?: Partial<Air>;
  readonly seed?: number;
  readonly pump?: Firmware;
  readonly config?: Partial<ProgrammerConfig>;
  /** goes on from a snapshot, as text, after each input */
  readonly restored?: boolean;
};

/** A pump, its telemetry and a programmer, with air between them, on one clock. */
export class ProgrammerBench {
  readonly pump: Firmware;
  readonly implant: Telemetry = bootTelemetry(TELEMETRY);
  programmer: Programmer;
  readonly reports: SessionReport[] = [];
  /** every command that the pump was given */
  readonly given: string[] = [];
  /** states of the dialogue, one after the other */
  readonly way: string[] = ['away'];
  air: Air;
  /** everything that came out of the programmer, and every screen after it, as text */
  readonly all: string[] = [];
  /** called with each frame before it flies, and who has sent it */
  onFrame: (by: 'programmer' | 'implant') => void = () => {};
  /** called with each command before the pump judges it; what it makes of it is what is read back */
  onJudged: (command: Command) => void = () => {};
  readonly #restored: boolean;
  readonly #random;
  readonly #kernel = createKernel();
  readonly #behind: PumpBehind;

  constructor({ air = {}, seed = 1, pump = runningPump(), config = {}, restored = false }: Wanted = {}) {
    this.programmer = bootProgrammer({ ...PROGRAMMER, ...config }, KNOWLEDGE, 0);
    this.pump = pump;
    this.air = { ...CLEAR_AIR, ...air };
    this.#random = createRandom(seed).fork('air');
    this.#restored = restored;
    const { order, judge } = behind(pump);
    this.#behind = {
      order: (command, at) => {
        this.given.push(command.type.replace('command.', ''));
        return order(command, at);
      },
      judge: (command, at) => {
        this.onJudged(command);
        return judge(command, at);
      },
    };
    this.#kernel.runUntil(60_000 as Instant);
  }

  get now(): Instant {
    return this.#kernel.now;
  }

  get at(): string {
    return this.programmer.screen().at;
  }

  /** The air is cut, or is as it was. */
  carry(inRange: boolean): this {
    this.air = { ...this.air, inRange };
    return this;
  }

  #fly(bytes: Uint8Array, by: 'programmer' | 'implant', arrive: (bytes: Uint8Array) => void): void {
    this.onFrame(by);
    for (const arrival of flown(bytes, this.air, this.#random))
      this.#kernel.observeAt((this.now + arrival.after) as Instant, () => arrive(arrival.bytes));
  }

  #toImplant(input: TelemetryInput): void {
    for (const news of this.implant.handle(input, this.#behind))
      if (news.type === 'radio.send')
        this.#fly(news.bytes, 'implant', (bytes) => this.take({ type: 'radio.frame', at: this.now, bytes }));
  }

  take(input: ProgrammerInput): void {
    const outputs = this.programmer.handle(input);
    // What was let out goes its way in the next moment, when a snapshot has been taken long since.
    if (this.#restored)
      this.programmer = restoreProgrammer(JSON.parse(JSON.stringify(this.programmer.snapshot())), KNOWLEDGE);
    const said = [...outputs, this.programmer.screen(), this.programmer.nextDeadline()];
    this.all.push(JSON.stringify(said, (_, value) => (value instanceof Uint8Array ? [...value] : value)));
    for (const output of outputs) {
      if (output.type === 'session.report') this.reports.push(output.report);
      else if (output.type === 'radio.send')
        this.#fly(output.bytes, 'programmer', (bytes) => this.#toImplant({ type: 'radio.frame', at: this.now, bytes }));
      else if (this.air.inRange) this.#toImplant({ type: 'radio.wake', at: this.now });
    }
    if (this.at !== this.way.at(-1)) this.way.push(this.at);
  }

  /** Lets time pass. @param until  ends it early */
  wait(span: number, until: () => boolean = () => false): this {
    const end = this.now + span;
    let idle = 0;
    while (this.now < end && !until()) {
      const due = this.programmer.nextDeadline() ?? NEVER;
      const implantDue = this.implant.nextDeadline() ?? NEVER;
      const next = Math.min(due, implantDue, this.#kernel.nextMoment() ?? NEVER, end);
      idle = next > this.now ? 0 : idle + 1;
      if (idle > 20) throw new Error(`a deadline at ${next} that nothing uses up`);
      this.#kernel.runUntil(Math.max(next, this.now) as Instant);
      const at = this.now;
      if (implantDue <= at) this.#toImplant({ type: 'clock.deadline', at });
      if (due <= at) this.take({ type: 'clock.deadline', at });
    }
    return this;
  }

  /** Presses keys, one after the other, a quarter of a second apart. */
  press(...keys: readonly string[]): this {
    for (const key of keys) {
      this.take({ type: 'key.down', at: this.now, key });
      this.wait(100);
      this.take({ type: 'key.up', at: this.now, key });
      this.wait(150);
    }
    return this;
  }

  connect(): this {
    return this.press('connect').wait(20_000, () => this.at === 'menu' || this.at === 'away');
  }

  /** Hands that order this until the dialogue has told what became of it, or comes to `stop`. */
  order(order: ProgrammerOrder, stop = 'told'): this {
    const written = writeForm(order);
    if (!written.ok) throw new Error(written.refusal.found);
    return this.fill(written.value, stop);
  }

  /** So many keys of somebody who wants this, wherever the dialogue stands. */
  hands(order: ProgrammerOrder, keys: number): this {
    const written = writeForm(order);
    for (let i = 0; i < keys && written.ok; i++) {
      const key = nextKey(this.programmer.screen(), written.value);
      if (key === null) this.wait(600);
      else this.press(key);
    }
    return this;
  }

  fill(wanted: Draft, stop = 'told'): this {
    for (let i = 0; i < 2_000 && this.at !== stop; i++) {
      if (this.programmer.screen().refusals.length > 0) return this;
      const key = nextKey(this.programmer.screen(), wanted);
      if (key === null) this.wait(600);
      else this.press(key);
    }
    return this;
  }

  disconnect(): this {
    return this.press('ok', 'disconnect').wait(20_000, () => this.at === 'away');
  }
}
