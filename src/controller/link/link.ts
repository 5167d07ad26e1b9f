import { invariant } from '../../base/index.js';
import { ChartExecutor, type Reach } from '../../statechart/index.js';
import { earlier, type Instant, START } from '../../units/index.js';
import type { LinkConfig } from './config.js';
import type { LinkInput, LinkOutput } from './events.js';
import { LINK_CHART, type LinkState } from './machine.js';
import { freshLink, type LinkMemory } from './memory.js';
import { heardBy } from './rules/ears.js';

/** A link at rest, as plain JSON. */
export type LinkSnapshot = { readonly now: Instant; readonly state: LinkState; readonly memory: LinkMemory };

/** A controller's end of the link: a function of state and input, as the firmware is. */
export type ControllerLink = {
  /**
   * Takes one input to its end.
   *
   * @param input  not earlier than the input before it; what cannot be said now is passed over
   * @throws {InvariantError} on a bug of the emulator; whatever bytes come from the air are taken or ignored
   */
  handle(input: LinkInput): readonly LinkOutput[];
  /** When a `clock.deadline` must come if nothing else happens. */
  nextDeadline(): Instant | null;
  state(): LinkState;
  snapshot(): LinkSnapshot;
};

/** When it must be woken if nothing is heard. */
function linkDeadline({ due, proveBy, session }: LinkMemory, state: LinkState): Instant | null {
  const first = earlier(due, proveBy);
  if (session === null || state !== 'open') return first;
  return earlier(earlier(first, session.idleUntil), session.absoluteUntil);
}

function linkOn({ now: start, state, memory }: LinkSnapshot, reach: Reach | null): ControllerLink {
  let now = start;
  const executor = new ChartExecutor(LINK_CHART, memory, { link: state }, reach);
  const stateNow = (): LinkState => executor.values().link as LinkState;
  return {
    handle(input) {
      invariant(input.at >= now, 'link: an input from the past', { at: input.at, now });
      now = input.at;
      if (input.type !== 'radio.frame') return executor.step(input).outputs;
      const event = heardBy(executor.context, input.bytes, input.at);
      return event === null ? [] : executor.step(event).outputs;
    },
    nextDeadline: () => linkDeadline(executor.context, stateNow()),
    state: stateNow,
    snapshot: () => ({ now, state: stateNow(), memory: executor.context }),
  };
}

/**
 * The link of a controller that is switched on.
 *
 * @param nonces  how many nonces it has ever made, over every reset; a count that goes back lets a recorded session be played to it
 * @param reach   where the arrows it takes are counted; see {@link linkArrows}
 * @requirement SR-049
 */
export const bootLink = (config: LinkConfig, nonces: number, reach: Reach | null = null): ControllerLink =>
  linkOn({ now: START, state: 'idle', memory: freshLink(config, nonces) }, reach);

/**
 * A link that goes on where `snapshot` was taken.
 *
 * @param reach  as of {@link bootLink}
 */
export const restoreLink = (snapshot: LinkSnapshot, reach: Reach | null = null): ControllerLink =>
  linkOn(snapshot, reach);
