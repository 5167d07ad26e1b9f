import { invariant } from '../../base/index.js';
import { ChartExecutor } from '../../statechart/index.js';
import { earlier, type Instant, START } from '../../units/index.js';
import { bootLink, type LinkInput, type LinkSnapshot, restoreLink } from '../link/index.js';
import type { ControllerReach } from '../reach.js';
import type { HandheldConfig } from './config.js';
import type { HandheldEvent, HandheldInput, HandheldOrder, HandheldOutput } from './events.js';
import { HANDHELD_CHART, type HandheldState } from './machine.js';
import { freshHandheld, type HandheldMemory } from './memory.js';
import { handheldDeadline } from './rules/deadlines.js';
import { screenOf } from './rules/screen.js';
import type { HandheldScreen } from './screen.js';

/** A handheld at rest, as plain JSON. */
export type HandheldSnapshot = {
  readonly now: Instant;
  readonly state: HandheldState;
  readonly memory: HandheldMemory;
  readonly link: LinkSnapshot;
  /** what it shows */
  readonly shown: HandheldScreen;
};

/** A patient's handheld with its radio: a function of state and input, as the firmware is. */
export type Handheld = {
  /**
   * Takes one input to its end. One press leads to one request at most, over any link.
   *
   * @param input  not earlier than the input before it
   * @returns in the order in which they happen; the screen comes last, and only where it has changed
   * @throws {InvariantError} on a bug of the emulator; whatever is pressed, and whatever bytes come from the air, is taken or ignored
   */
  handle(input: HandheldInput): readonly HandheldOutput[];
  /** When a `clock.deadline` must come if nothing else happens. */
  nextDeadline(): Instant | null;
  state(): HandheldState;
  /** What it remembers; read only. */
  memory(): HandheldMemory;
  /** What it shows now. */
  screen(): HandheldScreen;
  snapshot(): HandheldSnapshot;
};

/** States in which nothing can be said of a request yet. */
const ANSWERING: readonly HandheldState['errand'][] = ['calling', 'reading', 'asking'];

const shownBy = (memory: HandheldMemory, { data, errand, sound }: HandheldState): HandheldScreen =>
  screenOf(memory, { old: data === 'old', answering: ANSWERING.includes(errand), audio: sound });

const isSame = (a: HandheldScreen, b: HandheldScreen): boolean => JSON.stringify(a) === JSON.stringify(b);

function handheldOn(from: HandheldSnapshot, reach: ControllerReach | null): Handheld {
  let { now, shown } = from;
  let link = restoreLink(from.link, reach?.link);
  const executor = new ChartExecutor(HANDHELD_CHART, from.memory, from.state, reach?.own);
  const stateNow = (): HandheldState => executor.values() as HandheldState;
  const step = (event: HandheldEvent): readonly HandheldOutput[] => executor.step(event).outputs.flatMap(obeyed);
  const toLink = (input: LinkInput): readonly HandheldOutput[] =>
    link
      .handle(input)
      .flatMap((news) => (news.type === 'radio.send' || news.type === 'radio.wake' ? [news] : step(news)));
  const obeyed = (order: HandheldOrder): readonly HandheldOutput[] => {
    if (order.type === 'burst') return [order];
    if (order.type !== 'link.reset') return toLink(order);
    const { memory } = link.snapshot();
    link = bootLink(memory.config, memory.nonces, reach?.link);
    return [];
  };
  const taken = (input: HandheldInput): readonly HandheldOutput[] => {
    if (input.type === 'radio.frame') return toLink(input);
    return input.type === 'clock.deadline' ? [...toLink(input), ...step(input)] : step(input);
  };
  return {
    handle(input) {
      invariant(input.at >= now, 'handheld: an input from the past', { at: input.at, now });
      now = input.at;
      const outputs = taken(input);
      const screen = shownBy(executor.context, stateNow());
      if (isSame(screen, shown)) return outputs;
      shown = screen;
      return [...outputs, { type: 'screen', at: now, screen }];
    },
    nextDeadline: () => earlier(link.nextDeadline(), handheldDeadline(executor.context)),
    state: stateNow,
    memory: () => executor.context,
    screen: () => shown,
    snapshot: () => ({ now, state: stateNow(), memory: executor.context, link: link.snapshot(), shown }),
  };
}

/**
 * A handheld that is switched on for the first time.
 *
 * @param nonces  how many nonces its link has ever made, over every reset
 * @param reach   where the arrows it takes are counted; see {@link handheldArrows}
 * @requirement SR-049, SR-054
 */
export function bootHandheld(config: HandheldConfig, nonces: number, reach: ControllerReach | null = null): Handheld {
  const memory = freshHandheld(config);
  const state: HandheldState = { data: 'unread', errand: 'idle', sound: 'quiet' };
  const link = bootLink(config.link, nonces).snapshot();
  return handheldOn({ now: START, state, memory, link, shown: shownBy(memory, state) }, reach);
}

/**
 * A handheld that goes on where `snapshot` was taken, in the middle of a session too.
 *
 * @param reach  as of {@link bootHandheld}
 */
export const restoreHandheld = (snapshot: HandheldSnapshot, reach: ControllerReach | null = null): Handheld =>
  handheldOn(snapshot, reach);
