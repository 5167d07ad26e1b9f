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
import { hours, type Instant } from '../../src/units/index.js';
import { AirBench, type AirWanted, bytesShown, type Heard } from './air-bench.js';
import { behind, TELEMETRY } from './caller.js';
import { PATIENT, program, simple } from './orders.js';
import { give, type Wanted as PumpWanted, runningPump } from './pump.js';

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
type Wanted = AirWanted & {
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
export class HandheldBench extends AirBench {
  readonly pump: Firmware;
  handheld: Handheld;
  /** everything that came out of the handheld but frames */
  readonly told: Exclude<HandheldOutput, { type: `radio.${string}` }>[] = [];
  /** everything that came out of it, as text */
  readonly all: string[] = [];
  /** what reached the pump, with its answers */
  readonly orders: { readonly command: Command['type']; readonly reply: Reply; readonly at: Instant }[] = [];
  readonly #restored: boolean;

  constructor({ air, seed, pump = pumpForPatients(), config = {}, role = 'patient', restored = false }: Wanted = {}) {
    const { judge, order } = behind(pump);
    const noting: typeof order = (command, at) => {
      const reply = order(command, at);
      if (reply !== null) this.orders.push({ command: command.type, reply, at });
      return reply;
    };
    super({ air, seed }, { judge, order: noting }, BEGIN);
    this.pump = pump;
    const link = { ...HANDHELD.link, role, key: TEST_KEYS[role] };
    this.handheld = bootHandheld({ ...HANDHELD, link, ...config }, 0);
    this.#restored = restored;
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

  /** Gives the handheld an input, and lets its radio speak. */
  give(input: HandheldInput): this {
    const outputs = this.handheld.handle(input);
    if (this.#restored) this.handheld = restoreHandheld(JSON.parse(JSON.stringify(this.handheld.snapshot())));
    for (const output of outputs) {
      this.all.push(bytesShown(output));
      if (output.type === 'radio.wake' || output.type === 'radio.send') this.radio(output);
      else this.told.push(output);
    }
    return this;
  }

  protected hear(input: Heard): void {
    this.give(input);
  }

  protected due(): Instant | null {
    return this.handheld.nextDeadline();
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
}
