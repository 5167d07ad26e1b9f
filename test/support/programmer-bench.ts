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
import type { PumpBehind } from '../../src/telemetry/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import type { Instant } from '../../src/units/index.js';
import { AirBench, type AirWanted, bytesShown, type Heard } from './air-bench.js';
import { behind, TELEMETRY } from './caller.js';
import { runningPump } from './pump.js';

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

type Wanted = AirWanted & {
  readonly pump?: Firmware;
  readonly config?: Partial<ProgrammerConfig>;
  /** goes on from a snapshot, as text, after each input */
  readonly restored?: boolean;
};

/** A pump, its telemetry and a programmer, with air between them, on one clock. */
export class ProgrammerBench extends AirBench {
  readonly pump: Firmware;
  programmer: Programmer;
  readonly reports: SessionReport[] = [];
  /** every command that the pump was given */
  readonly given: string[] = [];
  /** states of the dialogue, one after the other */
  readonly way: string[] = ['away'];
  /** everything that came out of the programmer, and every screen after it, as text */
  readonly all: string[] = [];
  /** called with each command before the pump judges it; what it makes of it is what is read back */
  onJudged: (command: Command) => void = () => {};
  readonly #restored: boolean;

  constructor({ air, seed, pump = runningPump(), config = {}, restored = false }: Wanted = {}) {
    const { order, judge } = behind(pump);
    const noting: PumpBehind = {
      order: (command, at) => {
        this.given.push(command.type.replace('command.', ''));
        return order(command, at);
      },
      judge: (command, at) => {
        this.onJudged(command);
        return judge(command, at);
      },
    };
    super({ air, seed }, noting, 60_000);
    this.programmer = bootProgrammer({ ...PROGRAMMER, ...config }, KNOWLEDGE, 0);
    this.pump = pump;
    this.#restored = restored;
  }

  get at(): string {
    return this.programmer.screen().at;
  }

  /** The air is cut, or is as it was. */
  carry(inRange: boolean): this {
    this.air = { ...this.air, inRange };
    return this;
  }

  take(input: ProgrammerInput): void {
    const outputs = this.programmer.handle(input);
    // What was let out goes its way in the next moment, when a snapshot has been taken long since.
    if (this.#restored)
      this.programmer = restoreProgrammer(JSON.parse(JSON.stringify(this.programmer.snapshot())), KNOWLEDGE);
    const said = [...outputs, this.programmer.screen(), this.programmer.nextDeadline()];
    this.all.push(bytesShown(said));
    for (const output of outputs) {
      if (output.type === 'session.report') this.reports.push(output.report);
      else this.radio(output);
    }
    if (this.at !== this.way.at(-1)) this.way.push(this.at);
  }

  protected hear(input: Heard): void {
    this.take(input);
  }

  protected due(): Instant | null {
    return this.programmer.nextDeadline();
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
