import { createKernel } from '../../sim/clock/index.js';
import { type Air, CLEAR_AIR, flown } from '../../sim/link/index.js';
import { createRandom } from '../../sim/random/index.js';
import type { LinkInput, LinkOutput } from '../../src/controller/index.js';
import { bootTelemetry, type PumpBehind, type Telemetry, type TelemetryInput } from '../../src/telemetry/index.js';
import type { Instant } from '../../src/units/index.js';
import { TELEMETRY } from './caller.js';

const NEVER = Number.MAX_SAFE_INTEGER;
/** More turns than this within one moment mean that nobody uses up a deadline. */
const TURNS_MOST = 20;

/** What comes to a controller that nobody presses. */
export type Heard = Extract<LinkInput, { readonly type: 'radio.frame' | 'clock.deadline' }>;
/** What the radio of a controller does. */
type Radioed = Extract<LinkOutput, { readonly type: `radio.${string}` }>;

/** What a test wants of the air. */
export type AirWanted = {
  readonly air?: Partial<Air> | undefined;
  readonly seed?: number | undefined;
};

/** An implant's telemetry and a controller, with air between them, on one clock; each bench says which controller. */
export abstract class AirBench {
  readonly implant: Telemetry = bootTelemetry(TELEMETRY);
  air: Air;
  /** called with each frame before it flies, and who has sent it */
  onFrame: (by: 'controller' | 'implant', bytes: Uint8Array) => void = () => {};
  readonly #random;
  readonly #kernel = createKernel();
  readonly #pump: PumpBehind;

  /** @param pump  answers the implant  @param begin  what the clock shows */
  constructor({ air = {}, seed = 1 }: AirWanted, pump: PumpBehind, begin: number) {
    this.air = { ...CLEAR_AIR, ...air };
    this.#random = createRandom(seed).fork('air');
    this.#pump = pump;
    this.#kernel.runUntil(begin as Instant);
  }

  /** What the controller does with it. */
  protected abstract hear(input: Heard): void;
  /** When the controller wants to be woken. */
  protected abstract due(): Instant | null;
  /** What the implant notes of itself. */
  protected noted(_note: string): void {}

  get now(): Instant {
    return this.#kernel.now;
  }

  #fly(bytes: Uint8Array, by: 'controller' | 'implant', arrive: (bytes: Uint8Array) => void): void {
    this.onFrame(by, bytes);
    for (const arrival of flown(bytes, this.air, this.#random))
      this.#kernel.observeAt((this.now + arrival.after) as Instant, () => arrive(arrival.bytes));
  }

  #toImplant(input: TelemetryInput): void {
    for (const news of this.implant.handle(input, this.#pump)) {
      if (news.type === 'telemetry.note') this.noted(`${news.what}: ${news.why}`);
      else this.#fly(news.bytes, 'implant', (bytes) => this.hear({ type: 'radio.frame', at: this.now, bytes }));
    }
  }

  /** Lets the controller's radio do this. */
  protected radio(output: Radioed): void {
    if (output.type === 'radio.send')
      this.#fly(output.bytes, 'controller', (bytes) => this.#toImplant({ type: 'radio.frame', at: this.now, bytes }));
    else if (this.air.inRange) this.#toImplant({ type: 'radio.wake', at: this.now });
  }

  /** Lets time pass. @param isEnough  ends it early */
  wait(span: number, isEnough: () => boolean = () => false): this {
    const until = this.now + span;
    let turns = 0;
    while (this.now < until && !isEnough()) {
      const due = this.due() ?? NEVER;
      const implantDue = this.implant.nextDeadline() ?? NEVER;
      const next = Math.min(due, implantDue, this.#kernel.nextMoment() ?? NEVER, until);
      turns = next > this.now ? 0 : turns + 1;
      if (turns > TURNS_MOST) throw new Error(`a deadline at ${next} that nothing uses up`);
      this.#kernel.runUntil(Math.max(next, this.now) as Instant);
      const at = this.now;
      if (implantDue <= at) this.#toImplant({ type: 'clock.deadline', at });
      if (due <= at) this.hear({ type: 'clock.deadline', at });
    }
    return this;
  }
}

/** Outputs as text that shows every byte. */
export const bytesShown = (told: unknown): string =>
  JSON.stringify(told, (_, value) => (value instanceof Uint8Array ? [...value] : value));
