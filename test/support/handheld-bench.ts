import { createKernel } from '../../sim/clock/index.js';
import { type Air, CLEAR_AIR, flown } from '../../sim/link/index.js';
import { createRandom } from '../../sim/random/index.js';
import {
  type Button,
  bootHandheld,
  HANDHELD_SPANS,
  type Handheld,
  type HandheldConfig,
  type HandheldInput,
  type HandheldOutput,
  LINK_PATIENCE,
  restoreHandheld,
} from '../../src/controller/index.js';
import type { Firmware, FirmwareInput } from '../../src/firmware/index.js';
import {
  type Command,
  type Reply,
  type Role,
  type SensorReport,
  TEST_CONTROLLER_SECRET,
  TEST_KEYS,
} from '../../src/protocol/index.js';
import { bootTelemetry, type PumpBehind, type Telemetry, type TelemetryInput } from '../../src/telemetry/index.js';
import { hours, type Instant } from '../../src/units/index.js';
import { behind, TELEMETRY } from './caller.js';
import { PATIENT, program, simple } from './orders.js';
import { give, type Wanted as PumpWanted, runningPump } from './pump.js';

const NEVER = Number.MAX_SAFE_INTEGER;

/** The handheld of the tests. */
export const HANDHELD: HandheldConfig = {
  link: {
    role: 'patient',
    controller: 21,
    key: TEST_KEYS.patient,
    secret: TEST_CONTROLLER_SECRET.patient,
    implant: TELEMETRY.implant,
    ...LINK_PATIENCE,
  },
  ...HANDHELD_SPANS,
};

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** What a test wants of its bench. */
type Wanted = {
  readonly air?: Partial<Air>;
  readonly seed?: number;
  readonly pump?: Firmware;
  readonly config?: Partial<HandheldConfig>;
  readonly role?: Role;
  /** goes on from a snapshot, as text, after each input */
  readonly restored?: boolean;
};

/** A pump that gives 0.24 mL/day and lets its patient ask for boluses; its lockout after programming is over. */
export function pumpForPatients(wanted = simple(0.24, { patient: PATIENT }), of: PumpWanted = {}): Firmware {
  const pump = runningPump(of);
  give(pump, { ...program(wanted), at: 20_000 as Instant, id: 1 });
  return pump;
}

/** When the bench begins: the lockout after programming is over by then. */
const BEGIN = 20_000 + hours(1);

/** A pump, its telemetry and the handheld of its patient, with air between them, on one clock. */
export class HandheldBench {
  readonly pump: Firmware;
  readonly implant: Telemetry = bootTelemetry(TELEMETRY);
  handheld: Handheld;
  air: Air;
  /** everything that came out of the handheld but frames */
  readonly told: Exclude<HandheldOutput, { type: `radio.${string}` }>[] = [];
  /** everything that came out of it, as text */
  readonly all: string[] = [];
  /** what reached the pump, with its answers */
  readonly orders: { readonly command: Command['type']; readonly reply: Reply; readonly at: Instant }[] = [];
  /** called with each frame before it flies, and who has sent it */
  onFrame: (by: 'handheld' | 'implant') => void = () => {};
  readonly #random;
  readonly #kernel = createKernel();
  readonly #behind: PumpBehind;
  readonly #restored: boolean;

  constructor({
    air = {},
    seed = 1,
    pump = pumpForPatients(),
    config = {},
    role = 'patient',
    restored = false,
  }: Wanted = {}) {
    this.air = { ...CLEAR_AIR, ...air };
    this.pump = pump;
    const link = { ...HANDHELD.link, role, key: TEST_KEYS[role] };
    this.handheld = bootHandheld({ ...HANDHELD, link, ...config }, 0);
    this.#random = createRandom(seed).fork('air');
    this.#restored = restored;
    const { judge, order } = behind(pump);
    this.#behind = {
      judge,
      order: (command, at) => {
        const reply = order(command, at);
        if (reply !== null) this.orders.push({ command: command.type, reply, at });
        return reply;
      },
    };
    this.#kernel.runUntil(BEGIN as Instant);
  }

  get now(): Instant {
    return this.#kernel.now;
  }

  /** Boluses that the pump has granted to its patient. */
  get grants(): number {
    return this.asked.filter((order) => order.reply.accepted).length;
  }

  /** Requests for a bolus that reached the pump. */
  get asked() {
    return this.orders.filter((order) => order.command === 'command.patient-bolus');
  }

  get screen() {
    return this.handheld.screen();
  }

  #fly(bytes: Uint8Array, by: 'handheld' | 'implant', arrive: (bytes: Uint8Array) => void): void {
    this.onFrame(by);
    for (const arrival of flown(bytes, this.air, this.#random))
      this.#kernel.observeAt((this.now + arrival.after) as Instant, () => arrive(arrival.bytes));
  }

  #toImplant(input: TelemetryInput): void {
    for (const news of this.implant.handle(input, this.#behind))
      if (news.type === 'radio.send')
        this.#fly(news.bytes, 'implant', (bytes) => this.give({ type: 'radio.frame', at: this.now, bytes }));
  }

  /** Gives the handheld an input, and lets its radio speak. */
  give(input: HandheldInput): this {
    const outputs = this.handheld.handle(input);
    if (this.#restored) this.handheld = restoreHandheld(JSON.parse(JSON.stringify(this.handheld.snapshot())));
    for (const output of outputs) {
      this.all.push(JSON.stringify(output, (_, value) => (value instanceof Uint8Array ? [...value] : value)));
      if (output.type === 'radio.wake') {
        if (this.air.inRange) this.#toImplant({ type: 'radio.wake', at: this.now });
      } else if (output.type === 'radio.send') {
        this.#fly(output.bytes, 'handheld', (bytes) => this.#toImplant({ type: 'radio.frame', at: this.now, bytes }));
      } else this.told.push(output);
    }
    return this;
  }

  press = (button: Button): this => this.give({ type: 'press', at: this.now, button });
  restart = (): this => this.give({ type: 'handheld.restarted', at: this.now });
  /** Something happens to the pump: an order of the clinic, or what a sensor tells. */
  pumpGets = (input: Command | Without<SensorReport, 'at'>): this => {
    give(this.pump, { ...input, at: this.now, id: 7 } as FirmwareInput);
    return this;
  };

  /** Lets time pass until the handheld is idle, or `span` is over. */
  rest = (span = 600_000): this => this.wait(span, () => this.handheld.state().errand === 'idle');

  /** Lets time pass. */
  wait(span: number, isEnough: () => boolean = () => false): this {
    const until = this.now + span;
    let idle = 0;
    while (this.now < until && !isEnough()) {
      const due = this.handheld.nextDeadline() ?? NEVER;
      const implantDue = this.implant.nextDeadline() ?? NEVER;
      const next = Math.min(due, implantDue, this.#kernel.nextMoment() ?? NEVER, until);
      idle = next > this.now ? 0 : idle + 1;
      if (idle > 20) throw new Error(`a deadline at ${next} that nothing uses up`);
      this.#kernel.runUntil(Math.max(next, this.now) as Instant);
      const at = this.now;
      if (implantDue <= at) this.#toImplant({ type: 'clock.deadline', at });
      if (due <= at) this.give({ type: 'clock.deadline', at });
    }
    return this;
  }
}
