import { MS_PER_DAY } from '../../src/units/index.js';
import type { BalanceFields } from '../trace/index.js';
import type { DayFlow, EdgeFlow } from './day-flows.js';
import type { RunSummary } from './run-summary.js';
import type { DoseTolerance } from './tolerance.js';

/** A figure of both runs; `a` or `b` is null where a run has none. */
export type Figure = {
  readonly name: string;
  readonly unit: 'pL' | 'µg' | 'times';
  readonly a: number | null;
  readonly b: number | null;
  /** how far they may be apart, in the unit */
  readonly allowed: number;
  readonly differs: boolean;
};

/** Doses of both runs. */
export type DoseComparison = {
  /** sums of the whole run, the reservoir and the balance at its end */
  readonly totals: readonly Figure[];
  /** counts: boluses by kind, requests granted and refused by reason */
  readonly counts: readonly Figure[];
  /** figures of days that differ; day 1 begins at the start */
  readonly days: readonly { readonly day: number; readonly figures: readonly Figure[] }[];
  /** days that were compared */
  readonly compared: number;
  readonly differences: number;
};

/** Doubles are summed in the order of the trace, so that a mass of the same course may differ in its last bits. */
const ROUNDING = 1e-9;

function figure(name: string, unit: Figure['unit'], a: number | null, b: number | null, allowed: number): Figure {
  const slack = unit === 'times' ? 0 : ROUNDING * Math.max(Math.abs(a ?? 0), Math.abs(b ?? 0));
  return { name, unit, a, b, allowed, differs: a === null || b === null ? a !== b : Math.abs(a - b) > allowed + slack };
}

/** What flowed in a span of both runs, and what of it may fall out of the span within the tolerance of time, pL. */
type Span = { readonly a: DayFlow; readonly b: DayFlow; readonly given: number; readonly body: number };

const allowedOf = (a: number, b: number, edge: number, { pl, share }: DoseTolerance): number =>
  edge + pl + share * Math.max(Math.abs(a), Math.abs(b));

/** A volume that is tolerated, as a mass: by the stronger of the fluids that flowed. */
function massFor(pl: number, volumes: readonly [number, number], masses: readonly [number, number]): number {
  const strength = (i: 0 | 1): number => (volumes[i] > 0 ? masses[i] / volumes[i] : 0);
  return pl * Math.max(strength(0), strength(1));
}

function flowFigures({ a, b, given, body }: Span, dose: DoseTolerance): readonly Figure[] {
  const plain = { pl: dose.pl, share: 0 };
  const massAllowed = (ofA: number, ofB: number, volumes: readonly [number, number], edge: number): number =>
    massFor(allowedOf(0, 0, edge, plain), volumes, [ofA, ofB]) + dose.share * Math.max(ofA, ofB);
  const drugs = [...new Set([...a.bodyUg.keys(), ...b.bodyUg.keys()])].sort();
  return [
    figure('given', 'pL', a.given, b.given, allowedOf(a.given, b.given, given, dose)),
    figure('given, drug', 'µg', a.givenUg, b.givenUg, massAllowed(a.givenUg, b.givenUg, [a.given, b.given], given)),
    figure('to the body', 'pL', a.body, b.body, allowedOf(a.body, b.body, body, dose)),
    ...drugs.map((drug) => {
      const [ofA, ofB] = [a.bodyUg.get(drug) ?? 0, b.bodyUg.get(drug) ?? 0];
      return figure(`${drug} to the body`, 'µg', ofA, ofB, massAllowed(ofA, ofB, [a.body, b.body], body));
    }),
  ];
}

const NO_EDGE: EdgeFlow = { given: 0, body: 0 };

/** What flowed about two edges, the more of either run. */
const aboutEdges = (a: readonly (EdgeFlow | undefined)[], b: readonly (EdgeFlow | undefined)[]): EdgeFlow => {
  const sum = (edges: readonly (EdgeFlow | undefined)[], of: 'given' | 'body'): number =>
    edges.reduce((total, edge) => total + (edge ?? NO_EDGE)[of], 0);
  return { given: Math.max(sum(a, 'given'), sum(b, 'given')), body: Math.max(sum(a, 'body'), sum(b, 'body')) };
};

const NO_DAY: DayFlow = { given: 0, givenUg: 0, body: 0, bodyUg: new Map() };

function days(a: RunSummary, b: RunSummary, dose: DoseTolerance): DoseComparison['days'] {
  const length = Math.max(a.flows.days.length, b.flows.days.length);
  return Array.from({ length }, (_, i) => {
    // The end of the run is an edge as well, and lies in its last day.
    const edgesOf = ({ flows }: RunSummary): readonly (EdgeFlow | undefined)[] => [
      flows.edges[i],
      flows.edges[i + 1],
      ...(i === length - 1 ? [flows.last] : []),
    ];
    const edge = aboutEdges(edgesOf(a), edgesOf(b));
    const span = { a: a.flows.days[i] ?? NO_DAY, b: b.flows.days[i] ?? NO_DAY, ...edge };
    return { day: i + 1, figures: flowFigures(span, dose).filter(({ differs }) => differs) };
  }).filter(({ figures }) => figures.length > 0);
}

const wholeOf = ({ doses }: RunSummary): DayFlow => ({
  given: doses.commanded,
  givenUg: doses.commandedUg,
  body: doses.toBody,
  bodyUg: doses.toBodyUg,
});

const BALANCE: readonly (readonly [keyof BalanceFields, string])[] = [
  ['filled_pl', 'filled'],
  ['inflow_pl', 'run back in'],
  ['reservoir_pl', 'in the reservoir'],
  ['line_pl', 'in the line'],
  ['leaked_pl', 'leaked'],
  ['withdrawn_pl', 'withdrawn'],
  ['pocket_pl', 'beside the port'],
  ['purged_pl', 'purged into the dish'],
];

function totals(a: RunSummary, b: RunSummary, dose: DoseTolerance): readonly Figure[] {
  const edge = aboutEdges([a.flows.last], [b.flows.last]);
  const [sumsA, sumsB] = [a.doses, b.doses];
  // What is left somewhere may be apart by as much as what was given.
  const allowed = allowedOf(sumsA.commanded, sumsB.commanded, Math.max(edge.given, edge.body), dose);
  const left = (name: string, ofA: number | null, ofB: number | null): Figure => figure(name, 'pL', ofA, ofB, allowed);
  const inBalance = BALANCE.map(([field, name]) => {
    const of = ({ doses }: RunSummary): number | null => (doses.balance === null ? null : (doses.balance[field] ?? 0));
    return left(`balance: ${name}`, of(a), of(b));
  });
  return [
    left('asked of the drive', sumsA.asked, sumsB.asked),
    ...flowFigures({ a: wholeOf(a), b: wholeOf(b), ...edge }, dose),
    left('moved by the pump', sumsA.pumped, sumsB.pumped),
    left('released by a blockage', sumsA.released, sumsB.released),
    left('reservoir, computed', sumsA.computed, sumsB.computed),
    ...inBalance,
  ];
}

function counts({ doses: a }: RunSummary, { doses: b }: RunSummary): readonly Figure[] {
  const times = (name: string, ofA: number, ofB: number): Figure => figure(name, 'times', ofA, ofB, 0);
  const kinds = Object.keys(a.boluses) as (keyof typeof a.boluses)[];
  const refusals = (
    [
      ['patient bolus refused', 'refusedPatient'],
      ['order refused by the pump', 'refusedClinician'],
      ['order refused before the pump', 'refusedBefore'],
    ] as const
  ).flatMap(([name, of]) => {
    const codes = [...new Set([...Object.keys(a[of].toJSON()), ...Object.keys(b[of].toJSON())])].sort();
    return codes.map((code) => times(`${name}: ${code}`, a[of].of(code), b[of].of(code)));
  });
  return [
    ...kinds.flatMap((kind) => [
      times(kind, a.boluses[kind].count, b.boluses[kind].count),
      times(`${kind} cut short`, a.boluses[kind].interrupted, b.boluses[kind].interrupted),
    ]),
    times('patient bolus granted', a.granted, b.granted),
    ...refusals,
  ];
}

/** Volumes of boluses by kind: asked and given. */
function bolusVolumes({ doses: a }: RunSummary, { doses: b }: RunSummary, dose: DoseTolerance): readonly Figure[] {
  const kinds = Object.keys(a.boluses) as (keyof typeof a.boluses)[];
  return kinds.flatMap((kind) =>
    (['asked', 'given'] as const).map((of) => {
      const [ofA, ofB] = [a.boluses[kind][of], b.boluses[kind][of]];
      return figure(`${kind} ${of}`, 'pL', ofA, ofB, allowedOf(ofA, ofB, 0, dose));
    }),
  );
}

/** Days that ended before the runs are told, so that nothing of them was compared. */
function untold(a: RunSummary, b: RunSummary): number {
  const flows = ({ flows: { days: told } }: RunSummary): number =>
    told.findIndex(({ given, body }) => given + body > 0);
  const first = [flows(a), flows(b)].filter((day) => day >= 0);
  return Math.min(Math.floor(a.since / MS_PER_DAY), ...first);
}

/**
 * Compares the doses of two runs: in total, by days, and how often each kind was given or refused.
 *
 * A tolerance of time lets a dose fall into the day before or after, so a day may differ by what flowed that close to its edges.
 *
 * @param dose  how far doses may be apart besides
 */
export function compareDoses(a: RunSummary, b: RunSummary, dose: DoseTolerance): DoseComparison {
  const sums = [...totals(a, b, dose), ...bolusVolumes(a, b, dose)];
  const found = counts(a, b);
  const apart = days(a, b, dose);
  const differing = [...sums, ...found].filter(({ differs }) => differs).length;
  return {
    totals: sums,
    counts: found,
    days: apart,
    compared: Math.max(a.flows.days.length, b.flows.days.length) - untold(a, b),
    differences: differing + apart.length,
  };
}
