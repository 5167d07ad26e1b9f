import { assertNever, invariant } from '../../../src/base/index.js';
import type { Instant } from '../../../src/units/index.js';
import type { TraceRecord } from '../../trace/index.js';
import type { Expectation, Scenario } from '../scenario.js';
import { watchAt } from './at.js';
import { watchLasting } from './lasting.js';
import { watchBetween, watchNeverHappens, watchWithin } from './once.js';
import { conditionsIn, createQuantities, type Quantities } from './quantities.js';
import { watchSequence } from './sequence.js';
import type { SignalReader } from './signals.js';
import type { Outcome, Watch } from './watch.js';
import type { WindowMemory } from './window.js';

/** How one expectation of the file has come out. */
export type ExpectResult = Outcome & {
  readonly index: number;
  readonly line: number;
  readonly kind: Expectation['kind'];
  readonly text: string;
};

/** All that a judge remembers; plain JSON. */
export type JudgeSnapshot = {
  /** what each expectation knows; null for one that knows nothing yet */
  readonly watches: readonly (object | null)[];
  readonly windows: Readonly<Record<string, WindowMemory>>;
};

/** Follows the expectations of a scenario through one run. */
export type Judge = {
  /** whether {@link Judge.moment} must be called at all */
  readonly needsMoments: boolean;
  /** hears of every record, in order */
  readonly see: (record: TraceRecord) => void;
  /**
   * Looks at the world at the moment it stands at. To be called after everything at a moment has been done; a caller that also
   * calls it before anything is done there shows the judge both sides of a jump (a refill, say).
   *
   * @param at  not before the last one
   */
  readonly moment: (at: Instant) => void;
  /** moments of `at` expectations and where their windows begin, ascending: there the world calls {@link Judge.checkAt} after everything else */
  readonly checkpoints: () => readonly Instant[];
  readonly checkAt: (at: Instant) => void;
  /** The run is over: checks what was asked for its very end; what lies later has failed. */
  readonly end: (at: Instant) => void;
  /** @throws {InvariantError} before {@link Judge.end} */
  readonly results: () => readonly ExpectResult[];
  readonly snapshot: () => JudgeSnapshot;
  /** @param at  where the world stands: what the snapshot does not know of is followed from there on */
  readonly restore: (snapshot: JudgeSnapshot, at: Instant) => void;
};

function watch(expectation: Expectation, quantities: Quantities, reader: SignalReader): Watch {
  switch (expectation.kind) {
    case 'at':
      return watchAt(expectation, quantities, reader);
    case 'between':
      return watchBetween(expectation);
    case 'within':
      return watchWithin(expectation);
    case 'always':
    case 'sometimes':
      return watchLasting(expectation.kind, expectation.condition, quantities, reader);
    case 'never': {
      const { what } = expectation;
      if ('happening' in what) return watchNeverHappens(what.happening);
      return watchLasting('never', what.condition, quantities, reader);
    }
    case 'sequence':
      return watchSequence(expectation);
    default:
      return assertNever(expectation);
  }
}

const lasts = ({ kind, ...rest }: Expectation): boolean =>
  kind === 'always' || kind === 'sometimes' || (kind === 'never' && 'what' in rest && 'condition' in rest.what);

/** Where a look at a moment has to be prepared: there, and where each of its windows begins. */
function momentsOf(expectation: Expectation): readonly Instant[] {
  if (expectation.kind !== 'at') return [];
  const { at } = expectation;
  const begins = conditionsIn(expectation).flatMap((condition) =>
    'compare' in condition && 'window' in condition.compare.quantity
      ? [(at - condition.compare.quantity.window) as Instant]
      : [],
  );
  return [at, ...begins.filter((begin) => begin > 0)];
}

/**
 * Makes the judge of one run.
 *
 * Nothing passes by being empty: a happening that never comes, a condition that was never looked at and a moment that was not
 * reached have failed.
 */
export function createJudge(scenario: Pick<Scenario, 'expectations'>, reader: SignalReader): Judge {
  const { expectations } = scenario;
  const quantities = createQuantities(expectations, reader);
  const watches = expectations.map((expectation) => watch(expectation, quantities, reader));
  const needsMoments = quantities.sliding || expectations.some(lasts);
  const moments = expectations.flatMap(momentsOf);
  let ended: Instant | null = null;
  const moment = (at: Instant): void => {
    quantities.feed(at);
    for (const one of watches) one.moment(at);
  };
  const checkAt = (at: Instant): void => {
    quantities.feed(at);
    for (const one of watches) one.checkAt(at);
  };
  return {
    needsMoments,
    see: (record) => {
      for (const one of watches) one.see(record);
    },
    moment,
    checkpoints: () => [...new Set(moments)].sort((a, b) => a - b),
    checkAt,
    end: (at) => {
      checkAt(at);
      if (needsMoments) moment(at);
      ended = at;
    },
    results: () => {
      const end = ended;
      invariant(end !== null, 'judge: asked for results before the end of the run');
      return expectations.map(({ index, line, kind, text }, i) => {
        const outcome = watches[i]?.outcome(end);
        invariant(outcome !== undefined, 'judge: an expectation that nobody watches', { index });
        return { index, line, kind, text, ...outcome };
      });
    },
    snapshot: () => ({ watches: structuredClone(watches.map((one) => one.memory)), windows: quantities.save() }),
    restore: (snapshot, at) => {
      for (const [i, one] of watches.entries()) Object.assign(one.memory, structuredClone(snapshot.watches[i] ?? {}));
      quantities.restore(snapshot.windows, at);
    },
  };
}
