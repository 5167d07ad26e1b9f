import type { Air } from '../../sim/link/index.js';
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
import type { Instant } from '../../src/units/index.js';
import { AirBench } from './air-bench.js';
import { behind, TELEMETRY } from './caller.js';
import { runningPump } from './pump.js';

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
export class RadioBench extends AirBench {
  readonly pump: Firmware;
  readonly link: ControllerLink;
  /** what the controller has heard, in words */
  readonly told: string[] = [];
  readonly notes: string[] = [];
  /** every frame that was sent, from whichever end */
  readonly sent: Uint8Array[] = [];
  #answer: Answer | null = null;

  constructor(role: Role, air: Partial<Air> = {}, seed = 1) {
    const pump = runningPump();
    super({ air, seed }, behind(pump), 60_000);
    this.pump = pump;
    this.link = bootLink(controllerOf(role), 0);
    this.onFrame = (_, bytes) => this.sent.push(bytes);
  }

  protected hear(input: LinkInput): void {
    for (const output of this.link.handle(input)) this.#obey(output);
  }

  protected due(): Instant | null {
    return this.link.nextDeadline();
  }

  protected override noted(note: string): void {
    this.notes.push(note);
  }

  #obey(output: LinkOutput): void {
    if (output.type === 'radio.wake' || output.type === 'radio.send') {
      this.radio(output);
    } else if (output.type === 'link.answered') {
      this.#answer = output.answer;
      this.told.push('answered');
    } else {
      this.told.push(output.type === 'link.lost' ? output.why : output.type.replace('link.', ''));
    }
  }

  /** Lets time pass until the controller has something to tell, at most `span`. */
  override wait(span: number): this {
    const before = this.told.length;
    return super.wait(span, () => this.told.length > before);
  }

  #told(input: LinkInput): string {
    this.hear(input);
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
