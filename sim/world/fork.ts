import { ok, type Result, refuse } from '../../src/base/index.js';
import { after, type Duration, formatDuration, type Instant } from '../../src/units/index.js';
import type { Entry } from '../clock/index.js';
import type { Expectation, Scenario, Step } from '../scenario/index.js';
import type { WaitingStep } from './core.js';
import type { RunSnapshot } from './run.js';

/** A run that goes on with another story. */
export type Forked = {
  readonly snapshot: RunSnapshot;
  /** lines of expectations that are new or were changed: they are judged from here on, and know nothing of what was before */
  readonly judgedFromHere: readonly number[];
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
  const follows = now.steps[(done.at(-1) ?? -1) + 1];
  // What follows the last step that was done was planned with it, unless it is new: then it follows from here.
  if (
    follows !== undefined &&
    'after' in follows.when &&
    follows.when.after === 'previous' &&
    !planned.has(follows.index)
  ) {
    const at = after(kernel.now, follows.when.delay);
    entries.push({ at, phase: 'story', seq: nextSeq, kind: 'step', payload: follows.index });
    nextSeq += 1;
  }
  return ok({ entries, nextSeq });
}

/** The step that waits for a happening, in the new story. */
function waitingIn(now: Scenario, { world, done }: RunSnapshot, entries: readonly Entry[]): WaitingStep | null {
  const { waiting } = world.state;
  const last = done.at(-1) ?? -1;
  const index = waiting?.index ?? last + 1;
  const step = now.steps[index];
  if (step === undefined || !('after' in step.when) || done.includes(index)) return null;
  if (entries.some(({ kind, payload }) => kind === 'step' && payload === index)) return null;
  return { index, event: step.when.after, delay: step.when.delay };
}

/** What an expectation that has not changed knows already. */
const memories = (
  before: readonly Expectation[],
  now: readonly Expectation[],
  watches: readonly (object | null)[],
): readonly (object | null)[] => now.map((one, i) => (sameBut(one, before[i]) ? (watches[i] ?? null) : null));

/**
 * A run that was written down, to go on with another story: other steps, expectations, end or seed from here on.
 *
 * @param before  the scenario that it was begun with
 * @param now     the one that it shall go on with
 * @returns the run to resume with `now`, or a refusal (`fork-changes-past`, `fork-too-short`) where the past would be another
 */
export function forked(before: Scenario, now: Scenario, run: RunSnapshot): Result<Forked> {
  const past = pastOf(before, now, run);
  if (!past.ok) return past;
  const plan = replanned(before, now, run);
  if (!plan.ok) return plan;
  const { entries, nextSeq } = plan.value;
  const watches = memories(before.expectations, now.expectations, run.judge.watches);
  const state = { ...run.world.state, waiting: waitingIn(now, run, entries) };
  const kernel = { ...run.world.kernel, entries, nextSeq };
  return ok({
    snapshot: { ...run, world: { ...run.world, kernel, state }, judge: { ...run.judge, watches } },
    judgedFromHere: now.expectations.filter((_, i) => watches[i] === null).map(({ line }) => line),
  });
}

/** The moment at which a run was written down. */
export const momentOf = ({ world }: RunSnapshot): Instant => world.kernel.now;
