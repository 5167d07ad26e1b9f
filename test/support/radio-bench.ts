import { createKernel } from '../../sim/clock/index.js';
import { type Air, CLEAR_AIR, flown } from '../../sim/link/index.js';
import { createRandom } from '../../sim/random/index.js';
import {
  bootLink,
  type ControllerLink,
  LINK_PATIENCE,
  type LinkConfig,
  type LinkInput,
  type LinkOutput,
} from '../../src/controller/index.js';
import type { Firmware } from '../../src/firmware/index.js';
import {
  type Answer,
  type Command,
  type Request,
  type Role,
  TEST_CONTROLLER_SECRET,
  TEST_KEYS,
} from '../../src/protocol/index.js';
import { bootTelemetry, type Telemetry, type TelemetryInput } from '../../src/telemetry/index.js';
import type { Instant } from '../../src/units/index.js';
import { behind, TELEMETRY } from './caller.js';
import { runningPump } from './pump.js';

const NEVER = Number.MAX_SAFE_INTEGER;

const controllerOf = (role: Role): LinkConfig => ({
  role,
  controller: 17,
  key: TEST_KEYS[role],
  secret: TEST_CONTROLLER_SECRET[role],
  implant: TELEMETRY.implant,
  ...LINK_PATIENCE,
});

/** A programmer of the tests. */
export const CONTROLLER: LinkConfig = controllerOf('clinician');

/** A pump, its telemetry and a controller, with air between them, on one clock. */
export class RadioBench {
  readonly pump: Firmware = runningPump();
  readonly implant: Telemetry = bootTelemetry(TELEMETRY);
  readonly link: ControllerLink;
  /** what the controller has heard, in words */
  readonly told: string[] = [];
  readonly notes: string[] = [];
  /** every frame that was sent, from whichever end */
  readonly sent: Uint8Array[] = [];
  air: Air;
  readonly #random;
  readonly #kernel = createKernel();
  #answer: Answer | null = null;

  constructor(role: Role, air: Partial<Air> = {}, seed = 1) {
    this.air = { ...CLEAR_AIR, ...air };
    this.#random = createRandom(seed).fork('air');
    this.link = bootLink(controllerOf(role), 0);
    this.#kernel.runUntil(60_000 as Instant);
  }

  get now(): Instant {
    return this.#kernel.now;
  }

  #fly(bytes: Uint8Array, arrive: (bytes: Uint8Array) => void): void {
    this.sent.push(bytes);
    for (const arrival of flown(bytes, this.air, this.#random))
      this.#kernel.observeAt((this.now + arrival.after) as Instant, () => arrive(arrival.bytes));
  }

  #toImplant(input: TelemetryInput): void {
    for (const news of this.implant.handle(input, behind(this.pump))) {
      if (news.type === 'telemetry.note') this.notes.push(`${news.what}: ${news.why}`);
      else this.#fly(news.bytes, (bytes) => this.#toLink({ type: 'radio.frame', at: this.now, bytes }));
    }
  }

  #toLink(input: LinkInput): void {
    for (const output of this.link.handle(input)) this.#obey(output);
  }

  #obey(output: LinkOutput): void {
    if (output.type === 'radio.wake') {
      if (this.air.inRange) this.#toImplant({ type: 'radio.wake', at: this.now });
    } else if (output.type === 'radio.send') {
      this.#fly(output.bytes, (bytes) => this.#toImplant({ type: 'radio.frame', at: this.now, bytes }));
    } else if (output.type === 'link.answered') {
      this.#answer = output.answer;
      this.told.push('answered');
    } else {
      this.told.push(output.type === 'link.lost' ? output.why : output.type.replace('link.', ''));
    }
  }

  /** Lets time pass until the controller has something to tell, at most `span`. */
  wait(span: number): this {
    const until = this.now + span;
    const before = this.told.length;
    while (this.now < until && this.told.length === before) {
      const due = this.link.nextDeadline() ?? NEVER;
      const implantDue = this.implant.nextDeadline() ?? NEVER;
      const next = Math.min(due, implantDue, this.#kernel.nextMoment() ?? NEVER, until);
      this.#kernel.runUntil(Math.max(next, this.now) as Instant);
      const at = this.now;
      if (implantDue <= at) this.#toImplant({ type: 'clock.deadline', at });
      if (due <= at) this.#toLink({ type: 'clock.deadline', at });
    }
    return this;
  }

  #told(input: LinkInput): string {
    this.#toLink(input);
    this.wait(600_000);
    return this.told.at(-1) ?? '';
  }

  open = (): string => this.#told({ type: 'link.open', at: this.now });
  close = (): string => this.#told({ type: 'link.close', at: this.now });

  /** Says something and tells what came of it: accepted, read back, the code of a refusal, or why nobody knows. */
  say(request: Request): string {
    this.#answer = null;
    const told = this.#told({ type: 'link.say', at: this.now, request });
    const answer = this.#answer as Answer | null;
    if (told !== 'answered' || answer === null) return told;
    if (answer.say === 'read-back') return 'read back';
    if (answer.say === 'refused') return answer.refusal.code;
    return answer.reply.accepted ? 'accepted' : answer.reply.refusal.code;
  }

  /** Proposes, and confirms what was read back. */
  confirm(command: Command): string {
    const told = this.say({ say: 'propose', command });
    const answer = this.#answer as Answer | null;
    return answer?.say === 'read-back' ? this.say({ say: 'confirm', hash: answer.hash }) : told;
  }
}
