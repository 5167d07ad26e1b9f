import { type Actor, createActor } from 'xstate';
import type { FirmwareContext } from '../context.js';
import type { FirmwareInput } from '../events.js';
import { firmwareMachine, REGIONS } from '../machine.js';
import type { FirmwareOutput } from '../outputs.js';

/**
 * Runs the statechart on XState's own actor: the reference that the table executor is compared with.
 */
export class ActorExecutor {
  readonly #actor: Actor<typeof firmwareMachine>;
  #outputs: FirmwareOutput[] = [];

  constructor(context: FirmwareContext) {
    this.#actor = createActor(firmwareMachine, { input: context });
    this.#actor.on('*', (output) => this.#outputs.push(output as FirmwareOutput));
    this.#actor.start();
  }

  get context(): FirmwareContext {
    return this.#actor.getSnapshot().context;
  }

  /** State of each region by name. */
  values(): Readonly<Record<string, string>> {
    const value = this.#actor.getSnapshot().value as Readonly<Record<string, string>>;
    return Object.fromEntries(REGIONS.map((key) => [key, value[key] ?? '']));
  }

  /** Takes one input to its end. */
  step(event: FirmwareInput): { readonly outputs: readonly FirmwareOutput[] } {
    this.#outputs = [];
    this.#actor.send(event);
    return { outputs: this.#outputs };
  }
}
