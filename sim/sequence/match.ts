import { ok, type Result, refuse } from '../../src/base/index.js';
import type { Instant } from '../../src/units/index.js';
import { align, isMet } from './align.js';
import type { LoggedEvent, SequenceEvent, Tolerance } from './event.js';
import type { OrderRule, SequenceMap } from './map.js';
import { outOfOrder } from './order.js';
import { ANY, fits } from './vocabulary.js';

/** What became of an event, best first. */
export const OUTCOMES = ['met', 'late', 'early', 'out-of-order', 'missing', 'extra'] as const;
/**
 * What became of an event. `met`: it came within its tolerance; `late`, `early`: it came, but outside of it; `out-of-order`: it came
 * within its tolerance, but another that should have come after it was before it; `missing`: it is in the log and not in the run;
 * `extra`: it is in the run, the log has every one of its kind, and this one it does not have.
 */
export type Outcome = (typeof OUTCOMES)[number];

/** One event of the log, of the run, or of both. Moments are whole ms since the start of the run. */
export type Matched = {
  readonly outcome: Outcome;
  readonly event: string;
  /** when the log has it, which may be before the start where it counts from its first event; null when it does not */
  readonly expected: number | null;
  readonly found: Instant | null;
  /** found after expected, ms; below 0 before it */
  readonly offset: number | null;
  readonly tolerance: Tolerance | null;
  /** line of the log */
  readonly line: number | null;
  /** what the log says of it; of an extra event what the run says */
  readonly fields: Readonly<Record<string, string>>;
};

/** How a log and a run agree. */
export type Match = {
  /** whether every event of the log was met and no other came */
  readonly held: boolean;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** in order of time, by the log where it has an event and by the run where it has not */
  readonly events: readonly Matched[];
  /** time on the log's clock that is the start of the run; null when it counts from the first event and the run does not have that one */
  readonly start: number | null;
};

/** A log that was read. */
export type ReadEvents = { readonly events: readonly LoggedEvent[]; readonly start: number | null };

/** What a run is held to. */
export type MatchRules = Pick<SequenceMap, 'covers' | 'order' | 'apart'>;

/** Patterns of all that the log speaks for: where it does not say so, everything of the kinds that it has. */
export const coverageOf = (covers: readonly string[] | null, events: readonly LoggedEvent[]): readonly string[] =>
  covers ?? [...new Set(events.map(({ event }) => event.split(' ', 1)[0] ?? ''))];

const isWild = (pattern: string): boolean => pattern.split(' ').includes(ANY);

/** Which word stands for an event of the run: the longest that it begins with; null when the log does not speak for it. */
function wordsOf(logged: readonly LoggedEvent[], covers: readonly string[]): (event: string) => string | null {
  const words = [...new Set([...logged.map(({ event }) => event), ...covers])].sort(
    (a, b) => Number(isWild(a)) - Number(isWild(b)) || b.length - a.length || (a < b ? -1 : 1),
  );
  const known = new Map<string, string | null>();
  return (event) => {
    const before = known.get(event);
    if (before !== undefined) return before;
    const word = words.find((one) => fits(event, one)) ?? null;
    known.set(event, word);
    return word;
  };
}

type Wanted = LoggedEvent & { readonly at: number };
type Side = { readonly wanted: Wanted[]; readonly came: SequenceEvent[] };

/** Log and run sorted by the words of the log, each in order of time. */
function sides(
  logged: readonly Wanted[],
  run: readonly SequenceEvent[],
  wordOf: (event: string) => string | null,
): Map<string, Side> {
  const by = new Map<string, Side>();
  const sideOf = (word: string): Side => {
    const side = by.get(word) ?? { wanted: [], came: [] };
    by.set(word, side);
    return side;
  };
  for (const one of logged) sideOf(one.event).wanted.push(one);
  for (const one of run) {
    const word = wordOf(one.event);
    if (word !== null) sideOf(word).came.push(one);
  }
  return by;
}

const missing = ({ event, at, tolerance, line, fields }: Wanted): Matched => ({
  outcome: 'missing',
  event,
  expected: at,
  found: null,
  offset: null,
  tolerance,
  line,
  fields,
});

const extra = ({ event, at, fields }: SequenceEvent): Matched => ({
  outcome: 'extra',
  event,
  expected: null,
  found: at,
  offset: null,
  tolerance: null,
  line: null,
  fields,
});

const expectedOf = ({ at, tolerance }: Wanted) => ({ at, ...tolerance });

function paired(one: Wanted, came: SequenceEvent): Matched {
  const { event, at, tolerance, line, fields } = one;
  const offset = came.at - at;
  const outcome = isMet(expectedOf(one), came.at) ? 'met' : offset > 0 ? 'late' : 'early';
  return { outcome, event, expected: at, found: came.at, offset, tolerance, line, fields };
}

/** Pairs the events of one word. */
function matchWord(word: string, { wanted, came }: Side, apart: number | null): Result<readonly Matched[]> {
  const times = came.map(({ at }) => at);
  const pairs = align(wanted.map(expectedOf), times, apart);
  if (pairs === null) {
    const found = `${wanted.length} times "${word}" in the log and ${came.length} times in the run, most of them differently`;
    return refuse(
      'sequence-too-different',
      found,
      'a log and a run that can be compared',
      'check start and zone of the map, or cut the log into parts',
    );
  }
  const taken = new Set(pairs);
  const both = wanted.map((one, i) => {
    const other = came[pairs[i] ?? -1];
    return other === undefined ? missing(one) : paired(one, other);
  });
  return ok([...both, ...came.filter((_, j) => !taken.has(j)).map(extra)]);
}

/** Says of events that came in time, but in another order than the log has them, that they did. */
function inOrder(events: readonly Matched[], order: OrderRule): readonly Matched[] {
  if (order === 'free') return events;
  const met = events.filter(({ outcome }) => outcome === 'met');
  const wrong = new Set(
    outOfOrder(met.map(({ expected, found }) => ({ expected: expected ?? 0, found: found ?? 0 }))).map((i) => met[i]),
  );
  return events.map((one) => (wrong.has(one) ? { ...one, outcome: 'out-of-order' } : one));
}

/** Where the run begins on the clock of the log. */
function startOf(
  { events, start }: ReadEvents,
  run: readonly SequenceEvent[],
  wordOf: (event: string) => string | null,
): number | null {
  if (start !== null) return start;
  const [first] = events;
  const came = first === undefined ? undefined : run.find(({ event }) => wordOf(event) === first.event);
  return first === undefined || came === undefined ? null : first.time - came.at;
}

const timeOf = ({ expected, found }: Matched): number => expected ?? found ?? 0;

/** In order of time; at one moment the log first, in the order of its lines. */
const byTime = (a: Matched, b: Matched): number =>
  timeOf(a) - timeOf(b) || (a.line ?? Number.POSITIVE_INFINITY) - (b.line ?? Number.POSITIVE_INFINITY) || 0;

/**
 * Compares a log with a run.
 *
 * First it is settled which event of the run is which of the log, for each word by itself (see `align`: as few differences as there can
 * be). Then order is judged among those that came in time: the fewest are out of order that must be taken away so that the rest comes
 * as the log has it. An event that came outside of its tolerance is late or early and nothing else.
 *
 * @param run  what was told of the run, in order of time; what the log does not speak for is passed over
 * @returns the match, or a refusal when there is nothing to match or too much is different to say what is which; never throws
 */
export function matchSequence(
  log: ReadEvents,
  run: readonly SequenceEvent[],
  { covers, order, apart }: MatchRules,
): Result<Match> {
  if (log.events.length === 0)
    return refuse('sequence-empty', 'a log without events', 'at least one event', 'check the log and its map');
  const wordOf = wordsOf(log.events, coverageOf(covers, log.events));
  const start = startOf(log, run, wordOf);
  const from = start ?? log.events[0]?.time ?? 0;
  const wanted = log.events.map((one): Wanted => ({ ...one, at: one.time - from }));
  const matched: Matched[] = [];
  for (const [word, side] of sides(wanted, run, wordOf)) {
    // Without a first event to count from nothing can be compared: what is in the log is missing, what came is extra.
    const told =
      start === null ? ok([...side.wanted.map(missing), ...side.came.map(extra)]) : matchWord(word, side, apart);
    if (!told.ok) return told;
    matched.push(...told.value);
  }
  const events = [...inOrder(matched, order)].sort(byTime);
  const counts = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, events.filter((one) => one.outcome === outcome).length]),
  ) as Record<Outcome, number>;
  return ok({ held: counts.met === events.length, counts, events, start });
}
