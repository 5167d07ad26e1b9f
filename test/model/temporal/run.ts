import { ALARM_IDS, type AlarmId } from '../../../src/protocol/index.js';
import { formatDuration } from '../../../src/units/index.js';
import { type Edge, type Figures, type Found, search, wayTo } from '../../support/search/search.js';
import { startAt } from '../../support/search/starts.js';
import { BEGIN } from '../../support/search/tiny.js';
import { PROPERTIES } from './properties/index.js';
import type { PropertyId } from './property.js';
import { cannotBeMended } from './repair.js';
import type { SearchPlan } from './searches.js';
import { isGrant, windowBreach } from './windows.js';

/** Places deeper than this are not mended: it would be the same again. */
const MENDED_TO = 2;
/** Breaches of one property that are kept; the first one is the shortest. */
const KEPT = 3;

/** What the searches have shown. */
export type Shown = {
  readonly figures: Map<string, Figures>;
  /** breaches by property, each with the way that leads to it */
  readonly breaches: Map<PropertyId, string[]>;
  /** properties whose planted lie was caught, or not */
  readonly planted: Map<PropertyId, boolean>;
  readonly states: Set<string>;
  readonly raised: Set<AlarmId>;
  readonly cleared: Set<AlarmId>;
  mended: number;
  grants: number;
};

/** A way as a story: `0s power.implanted | 2min command.patient-bolus | …`. */
const story = (from: Found, edge: Edge): string =>
  [...wayTo(from), edge].map(({ input }) => `${formatDuration(input.at - BEGIN)} ${input.type}`).join(' | ');

function note(shown: Shown, id: PropertyId, breach: string | null, from: Found, edge: Edge): void {
  if (breach === null) return;
  const known = shown.breaches.get(id) ?? [];
  if (known.length < KEPT) shown.breaches.set(id, [...known, `${breach}: ${story(from, edge)}`]);
}

function noteAlarms(shown: Shown, { before, after }: Edge): void {
  const [was, is] = [before.context.alarm.active, after.context.alarm.active];
  if (was === is) return;
  for (const id of ALARM_IDS) {
    const listed = is.some(({ alarm }) => alarm === id);
    if (listed) shown.raised.add(id);
    else if (was.some(({ alarm }) => alarm === id)) shown.cleared.add(id);
  }
}

/** Runs one search and asks every property at every step. */
export function run(plan: SearchPlan, shown: Shown): void {
  const from = plan.from.map((name) => startAt(name));
  const visit = (edge: Edge, found: Found, fresh: boolean): void => {
    for (const { id, breach, planted } of PROPERTIES) {
      note(shown, id, breach(edge, found.seen), found, edge);
      if (shown.planted.get(id) === true) continue;
      const lie = planted(edge, found.seen);
      if (lie !== null) shown.planted.set(id, breach(lie, found.seen) !== null);
    }
    noteAlarms(shown, edge);
    if (!fresh) return;
    for (const [region, state] of Object.entries(edge.after.states)) shown.states.add(`${region}.${state}`);
    if (isGrant(edge)) {
      shown.grants += 1;
      note(shown, 'P11', windowBreach(found, edge), found, edge);
    }
    if (found.depth >= MENDED_TO) return;
    shown.mended += 1;
    note(shown, 'P15', cannotBeMended(edge.after), found, edge);
  };
  const { inputs } = plan;
  shown.figures.set(plan.name, search({ from, depth: plan.depth, visit, ...(inputs === undefined ? {} : { inputs }) }));
}

/** Nothing shown yet. */
export const nothingShown = (): Shown => ({
  figures: new Map(),
  breaches: new Map(),
  planted: new Map(),
  states: new Set(),
  raised: new Set(),
  cleared: new Set(),
  mended: 0,
  grants: 0,
});
