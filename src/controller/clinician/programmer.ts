import { invariant } from '../../base/index.js';
import { ChartExecutor } from '../../statechart/index.js';
import { earlier, type Instant, START } from '../../units/index.js';
import { deadlinePassed, entryDeadline, type KeyStep, keyDown, keyUp, stuckKeys } from '../entry/index.js';
import { bootLink, type LinkInput, type LinkSnapshot, restoreLink } from '../link/index.js';
import type { ControllerReach } from '../reach.js';
import type { ProgrammerConfig } from './config.js';
import type { ProgrammerEvent, ProgrammerInput, ProgrammerOrderOut, ProgrammerOutput } from './events.js';
import { PROGRAMMER_CHART, type ProgrammerState } from './machine.js';
import { freshProgrammer, type ProgrammerMemory } from './memory.js';
import { buttonFor } from './rules/buttons.js';
import { dropsAt, warnsAt } from './rules/editing.js';
import { type Knowledge, reviewOf } from './rules/review-of.js';
import type { ProgrammerScreen } from './screen.js';

/** A programmer at rest, as plain JSON. */
export type ProgrammerSnapshot = {
  readonly now: Instant;
  readonly state: ProgrammerState;
  readonly memory: ProgrammerMemory;
  readonly link: LinkSnapshot;
};

/** A clinician's programmer with its radio: a function of state and input, as the firmware is. */
export type Programmer = {
  /**
   * Takes one input to its end.
   *
   * @param input  not earlier than the input before it
   * @throws {InvariantError} on a bug of the emulator; whatever is keyed, and whatever bytes come from the air, is taken or ignored
   */
  handle(input: ProgrammerInput): readonly ProgrammerOutput[];
  /** When a `clock.deadline` must come if nothing else happens. */
  nextDeadline(): Instant | null;
  state(): ProgrammerState;
  /** What it remembers; read only. */
  memory(): ProgrammerMemory;
  /** What it shows now. */
  screen(): ProgrammerScreen;
  snapshot(): ProgrammerSnapshot;
};

/** Where an edit can rest; elsewhere the link bounds how long it takes. */
const RESTING: readonly ProgrammerState[] = ['editing', 'reviewing', 'doubting'];

function screenOf(memory: ProgrammerMemory, at: ProgrammerState): ProgrammerScreen {
  const { confirmBy, linked, why, status, readAt, draft, field, refusals, review, deed, warned, panel } = memory;
  return {
    at,
    linked,
    why,
    status,
    readAt,
    draft,
    field,
    edit: memory.editedAt === null ? 'none' : warned ? 'warned' : 'pending',
    refusals,
    keyRefused: memory.keystrokes.findLast(({ move }) => move !== 'up')?.refusal ?? null,
    review,
    deed,
    confirmBy: at === 'reading-back' ? confirmBy : null,
    restsUntil: RESTING.includes(at) ? dropsAt(memory) : null,
    stuck: stuckKeys(panel.keypad),
  };
}

/** When the panel, a resting edit or what was read back needs the clock. */
function ownDeadline(memory: ProgrammerMemory, state: ProgrammerState): Instant | null {
  const edit = RESTING.includes(state) ? earlier(warnsAt(memory), dropsAt(memory)) : null;
  const waiting = state === 'reading-back' ? memory.confirmBy : edit;
  return earlier(entryDeadline(memory.panel), waiting);
}

function programmerOn(from: ProgrammerSnapshot, knowledge: Knowledge, reach: ControllerReach | null): Programmer {
  let { now } = from;
  const link = restoreLink(from.link, reach?.link);
  const executor = new ChartExecutor(PROGRAMMER_CHART, from.memory, { dialogue: from.state }, reach?.own);
  const stateNow = (): ProgrammerState => executor.values().dialogue as ProgrammerState;
  const step = (event: ProgrammerEvent): readonly ProgrammerOutput[] => executor.step(event).outputs.flatMap(obeyed);
  const toLink = (input: LinkInput): readonly ProgrammerOutput[] =>
    link
      .handle(input)
      .flatMap((news) => (news.type === 'radio.send' || news.type === 'radio.wake' ? [news] : step(news)));
  const formRead = (at: Instant): ProgrammerEvent => {
    const { draft, record, status } = executor.context;
    invariant(draft !== null && status !== null, 'programmer: a form was read that is not there');
    const read = reviewOf(draft, status, record, knowledge, at);
    if (read.what === 'review') return { type: 'form.worked', at, review: read.review };
    if (read.what === 'log') return { type: 'form.asks-for-log', at, newest: read.newest };
    return { type: 'form.refused', at, refusals: read.refusals };
  };
  const obeyed = (order: ProgrammerOrderOut): readonly ProgrammerOutput[] => {
    if (order.type === 'session.report') return [order];
    return order.type === 'form.read' ? step(formRead(order.at)) : toLink(order);
  };
  const keyed = (keyStep: KeyStep): readonly ProgrammerOutput[] => {
    const { at, fate, key } = keyStep.keystroke;
    const outputs = step({ type: 'key', at, step: keyStep });
    const button = fate === 'passed' ? buttonFor(key, at) : null;
    return button === null ? outputs : [...outputs, ...step(button)];
  };
  const due = (at: Instant): readonly ProgrammerOutput[] => {
    const outputs = [...toLink({ type: 'clock.deadline', at })];
    for (let held = stuckNow(at); held !== null; held = stuckNow(at)) outputs.push(...keyed(held));
    return [...outputs, ...step({ type: 'clock.deadline', at })];
  };
  const stuckNow = (at: Instant): KeyStep | null => deadlinePassed(executor.context.panel, at);
  return {
    handle(input) {
      const { at } = input;
      invariant(at >= now, 'programmer: an input from the past', { at, now });
      now = at;
      if (input.type === 'radio.frame') return toLink(input);
      if (input.type === 'clock.deadline') return due(at);
      const { panel } = executor.context;
      return keyed(input.type === 'key.down' ? keyDown(panel, input.key, at) : keyUp(panel, input.key, at));
    },
    nextDeadline: () => earlier(link.nextDeadline(), ownDeadline(executor.context, stateNow())),
    state: stateNow,
    memory: () => executor.context,
    screen: () => screenOf(executor.context, stateNow()),
    snapshot: () => ({ now, state: stateNow(), memory: executor.context, link: link.snapshot() }),
  };
}

/**
 * A programmer that is switched on for the first time.
 *
 * @param nonces  how many nonces its link has ever made, over every reset
 * @param reach   where the arrows it takes are counted; see {@link programmerArrows}
 * @requirement SR-003, SR-049, SR-058
 */
export function bootProgrammer(
  config: ProgrammerConfig,
  knowledge: Knowledge,
  nonces: number,
  reach: ControllerReach | null = null,
): Programmer {
  const link = bootLink(config.link, nonces).snapshot();
  return programmerOn({ now: START, state: 'away', memory: freshProgrammer(config), link }, knowledge, reach);
}

/**
 * A programmer that goes on where `snapshot` was taken, in the middle of a session too.
 *
 * @param reach  as of {@link bootProgrammer}
 */
export const restoreProgrammer = (
  snapshot: ProgrammerSnapshot,
  knowledge: Knowledge,
  reach: ControllerReach | null = null,
): Programmer => programmerOn(snapshot, knowledge, reach);
