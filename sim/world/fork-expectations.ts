import { ok, type Refusal, type Result } from '../../src/base/index.js';
import { after, type Duration, formatDuration, type Instant } from '../../src/units/index.js';
import { type Expectation, windowsIn } from '../scenario/index.js';
import type { RunSnapshot } from './run.js';

/** What the expectations of another story know of the run that was. */
export type Remembered = {
  /** what each of them knows already; null for one that is new */
  readonly watches: readonly (object | null)[];
  /** lines of those that are new or were changed */
  readonly fresh: readonly number[];
  /** those of them that look through a window which is full at a later moment only */
  readonly later: readonly { readonly line: number; readonly from: Instant }[];
};

/** Lines and places move when a file is edited; what stands in them is what counts. */
const contentOf = (one: Expectation): string => JSON.stringify({ ...one, line: 0, index: 0 });

/** What each expectation of the new story knows: as much as one of the same words knew, each of those once. */
function memories(
  before: readonly Expectation[],
  now: readonly Expectation[],
  watches: readonly (object | null)[],
): readonly (object | null)[] {
  const known = new Map<string, (object | null)[]>();
  for (const [i, one] of before.entries()) {
    const content = contentOf(one);
    known.set(content, [...(known.get(content) ?? []), watches[i] ?? null]);
  }
  return now.map((one) => known.get(contentOf(one))?.shift() ?? null);
}

/** From when on a window tells all that was given in it. */
function fullFrom(expectation: Expectation, { judge, world }: RunSnapshot): Instant {
  const moments = windowsIn(expectation).map(({ key, span }) => {
    const known = judge.windows[key];
    // Before the start nothing was given.
    return known?.since === 0 ? world.kernel.now : after((known?.since ?? world.kernel.now) as Instant, span);
  });
  return Math.max(world.kernel.now, ...moments) as Instant;
}

type Unseen = { readonly found: string; readonly expected: string };

/** Where the window of a look begins somebody must have looked as well, but for the start of a run, when nothing had been given. */
function windowUnseen(expectation: Extract<Expectation, { kind: 'at' }>, { judge, world }: RunSnapshot): Unseen | null {
  const { now } = world.kernel;
  const blind = windowsIn(expectation).filter(({ key, span }) => {
    const begin = expectation.at - span;
    return begin < now && (begin > 0 || judge.windows[key]?.since !== 0);
  });
  if (blind.length === 0) return null;
  const from = after(now, Math.max(...blind.map(({ span }) => span)) as Duration);
  return {
    found: 'its window begins before the snapshot, where nobody looked at what had been given',
    expected: `a moment from ${formatDuration(from)} on`,
  };
}

/** What an expectation looks at that was before the snapshot, where nobody has looked for it; null when it looks at nothing of that. */
function unseen(expectation: Expectation, run: RunSnapshot): Unseen | null {
  const { now } = run.world.kernel;
  const at = formatDuration(now);
  const tooEarly = (moment: Instant): Unseen | null =>
    moment > now ? null : { found: `it looks at ${formatDuration(moment)}`, expected: `a moment after ${at}` };
  switch (expectation.kind) {
    case 'at':
      return tooEarly(expectation.at) ?? windowUnseen(expectation, run);
    case 'between':
      return tooEarly(expectation.from);
    case 'within': {
      const { of, from } = expectation;
      const came = typeof of === 'number' ? run.done.includes(of) : run.came[of] !== undefined;
      return came ? { found: `${from} came before the snapshot`, expected: `what comes first after ${at}` } : null;
    }
    case 'sequence': {
      const early = expectation.items.flatMap((item) => (item.at === null ? [] : [item.at - item.tolerance]));
      return early.length === 0 ? null : tooEarly(Math.min(...early) as Instant);
    }
    default:
      return null;
  }
}

const placeOf = ({ line, text }: Expectation): string =>
  `the new expectation ${line > 0 ? `at line ${line}` : `"${text}"`}`;

function refusalOf(expectation: Expectation, run: RunSnapshot, until: number): Refusal | null {
  const refused = (code: string, found: string, expected: string, remedy: string): Refusal => ({
    code,
    found: `${placeOf(expectation)}: ${found}`,
    expected,
    remedy,
  });
  const past = unseen(expectation, run);
  if (past !== null)
    return refused(
      'fork-judges-past',
      past.found,
      past.expected,
      'expect only what lies after the snapshot, or run the scenario from its start',
    );
  const full = expectation.kind === 'at' ? 0 : fullFrom(expectation, run);
  if (full <= until) return null;
  return refused(
    'fork-too-short',
    `its window is full at ${formatDuration(full)}, after the end`,
    `a run that goes on until then, not only to ${formatDuration(until)}`,
    'set a later until, or run the scenario from its start',
  );
}

/**
 * What the expectations of another story know of the run that was, wherever in the file they stand.
 *
 * @param until  when the new story ends
 * @returns a refusal (`fork-judges-past`, `fork-too-short`) for a new one that nobody can judge any more
 */
export function remembered(
  before: readonly Expectation[],
  now: readonly Expectation[],
  run: RunSnapshot,
  until: number,
): Result<Remembered> {
  const watches = memories(before, now, run.judge.watches);
  const isNew = now.filter((_, i) => watches[i] === null);
  for (const one of isNew) {
    const refusal = refusalOf(one, run, until);
    if (refusal !== null) return { ok: false, refusal };
  }
  const later = isNew.flatMap((one) => {
    const from = fullFrom(one, run);
    return one.kind === 'at' || from === run.world.kernel.now ? [] : [{ line: one.line, from }];
  });
  return ok({ watches, fresh: isNew.map(({ line }) => line), later });
}
