import { ok, type Result, refuse } from '../../src/base/index.js';
import { after, type Duration, formatDuration, type Instant } from '../../src/units/index.js';
import type { Entry } from '../clock/index.js';
import type { Scenario, Step } from '../scenario/index.js';
import type { WaitingStep } from './core.js';
import { remembered } from './fork-expectations.js';
import type { RunSnapshot } from './run.js';

/** A run that goes on with another story. */
export type Forked = {
  readonly snapshot: RunSnapshot;
  /** lines of expectations that are new or were changed: they are judged from here on, and know nothing of what was before */
  readonly judgedFromHere: readonly number[];
  /** those of them that look through a window, where it is full at a later moment only */
  readonly judgedLater: readonly { readonly line: number; readonly from: Instant }[];
};

/** Lines move when a file is edited; what stands in them is what counts. */
const sameBut = (a: object | undefined, b: object | undefined): boolean =>
  JSON.stringify({ ...a, line: 0 }) === JSON.stringify({ ...b, line: 0 });

const placeOf = ({ index, line, text }: Step): string =>
  `step ${index + 1}${line > 0 ? `, line ${line}` : ''}: ${text}`;

const REMEDY = 'change only what lies after the snapshot, or run the scenario from its start';

/** What may not differ, since the past was made of it. */
function pastOf(before: Scenario, now: Scenario, { world, done }: RunSnapshot): Result<true> {
  const at = formatDuration(world.kernel.now as number as Duration);
  for (const key of ['device', 'drug', 'implant', 'start'] as const)
    if (JSON.stringify(before[key]) !== JSON.stringify(now[key]))
      return refuse('fork-changes-past', `another ${key}`, `the ${key} that the run was begun with`, REMEDY);
  for (const index of done) {
    const step = before.steps[index];
    if (step !== undefined && !sameBut(step, now.steps[index]))
      return refuse(
        'fork-changes-past',
        `another ${placeOf(step)}`,
        `a step that was done before ${at} as it was`,
        REMEDY,
      );
  }
  return now.until > world.kernel.now
    ? ok(true)
    : refuse(
        'fork-too-short',
        `a run of ${formatDuration(now.until)}`,
        `one that ends after ${at}`,
        'set a later until',
      );
}

type Planned = { readonly entries: readonly Entry[]; readonly nextSeq: number };

/** The steps of the new story in place of those that were planned. */
function replanned(before: Scenario, now: Scenario, { world, done }: RunSnapshot): Result<Planned> {
  const { kernel } = world;
  const planned = new Set<number>();
  const entries: Entry[] = [];
  let { nextSeq } = kernel;
  for (const entry of kernel.entries) {
    if (entry.kind !== 'step') {
      entries.push(entry);
      continue;
    }
    const index = entry.payload as number;
    const [was, is] = [before.steps[index]?.when, now.steps[index]?.when];
    if (JSON.stringify(was) === JSON.stringify(is)) {
      planned.add(index);
      entries.push(entry);
    } else if (was !== undefined && 'after' in was) {
      const step = before.steps[index] as Step;
      return refuse(
        'fork-changes-past',
        `another ${placeOf(step)}`,
        'the same, since what it waits for has happened',
        REMEDY,
      );
    }
  }
  for (const step of now.steps) {
    const { when, index } = step;
    if (!('at' in when) || planned.has(index) || done.includes(index)) continue;
    if (when.at <= kernel.now)
      return refuse('fork-changes-past', placeOf(step), `a moment after ${formatDuration(kernel.now)}`, REMEDY);
    entries.push({ at: when.at, phase: 'story', seq: nextSeq, kind: 'step', payload: index });
    nextSeq += 1;
  }
  const last = done.at(-1) ?? -1;
  const follows = now.steps[last + 1];
  // What follows the last step that was done was planned with it, unless it is new: then it follows from here.
  if (
    follows !== undefined &&
    'after' in follows.when &&
    follows.when.after === 'previous' &&
    !planned.has(follows.index) &&
    !done.includes(follows.index)
  ) {
    const at = after(kernel.now, follows.when.delay);
    entries.push({ at, phase: 'story', seq: nextSeq, kind: 'step', payload: follows.index });
    nextSeq += 1;
  }
  return ok({ entries, nextSeq });
}

/**
 * The step that waits for a happening, in the new story: the one behind the last step done that has such a one behind it.
 *
 * @returns a refusal where what it waits for has come, so that the step would never be done
 */
function waitingIn(
  now: Scenario,
  { world, done, came }: RunSnapshot,
  entries: readonly Entry[],
): Result<WaitingStep | null> {
  const order = [-1, ...done];
  const place = order.findLastIndex((index) => 'after' in (now.steps[index + 1]?.when ?? {}));
  const step = place < 0 ? undefined : now.steps[(order[place] as number) + 1];
  if (step === undefined || !('after' in step.when) || done.includes(step.index)) return ok(null);
  if (entries.some(({ kind, payload }) => kind === 'step' && payload === step.index)) return ok(null);
  const { after: event, delay } = step.when;
  const { waiting } = world.state;
  if (waiting?.index === step.index && waiting.event === event) return ok({ index: step.index, event, delay });
  const last = event === 'previous' ? null : came[event];
  if (last === undefined || (last !== null && last.done < place)) return ok({ index: step.index, event, delay });
  const when = last === null ? '' : `, at ${formatDuration(last.at)}`;
  return refuse(
    'fork-changes-past',
    `${placeOf(step)}, which waits for ${event === 'previous' ? 'the step before it' : event}, and that was before the snapshot${when}`,
    `something that comes after ${formatDuration(world.kernel.now)}`,
    REMEDY,
  );
}

/**
 * A run that was written down, to go on with another story: other steps, expectations, end or seed from here on.
 *
 * @param before  the scenario that it was begun with
 * @param now     the one that it shall go on with
 * @returns the run to resume with `now`, or a refusal (`fork-changes-past`, `fork-judges-past`, `fork-too-short`) where the past would be another
 */
export function forked(before: Scenario, now: Scenario, run: RunSnapshot): Result<Forked> {
  const past = pastOf(before, now, run);
  if (!past.ok) return past;
  const plan = replanned(before, now, run);
  if (!plan.ok) return plan;
  const { entries, nextSeq } = plan.value;
  const waiting = waitingIn(now, run, entries);
  if (!waiting.ok) return waiting;
  const known = remembered(before.expectations, now.expectations, run, now.until);
  if (!known.ok) return known;
  const { watches, fresh, later } = known.value;
  const state = { ...run.world.state, waiting: waiting.value };
  const kernel = { ...run.world.kernel, entries, nextSeq };
  return ok({
    snapshot: { ...run, world: { ...run.world, kernel, state }, judge: { ...run.judge, watches } },
    judgedFromHere: fresh,
    judgedLater: later,
  });
}

/** The moment at which a run was written down. */
export const momentOf = ({ world }: RunSnapshot): Instant => world.kernel.now;
