import type { ChartName } from '../trace/index.js';

/** The statecharts of a world, the pump's own first. */
export const CHARTS = [
  'firmware',
  'telemetry',
  'programmer',
  'handheld',
  'link',
] as const satisfies readonly ChartName[];

/** How often, by name. */
export type Counts = Readonly<Record<string, number>>;

/** What traces have shown; plain JSON, and numbers only, so that tallies of several sets of traces add up. */
export type Tally = {
  readonly runs: number;
  /** of these, without a record of the arrows they took, as older versions wrote them */
  readonly silent: number;
  /** of these, which did not hold */
  readonly failed: number;
  /** by chart: arrows and how often they were taken; arrows and in how many runs their guard said no; states and how often they were entered */
  readonly taken: Readonly<Record<ChartName, Counts>>;
  readonly refused: Readonly<Record<ChartName, Counts>>;
  readonly entered: Readonly<Record<ChartName, Counts>>;
  /** alarm and phase, as `occlusion raised` */
  readonly alarms: Counts;
  /** kind of fault and phase, as `leak begin` */
  readonly faults: Counts;
  /** cases that each rule of the oracle has judged */
  readonly rules: Counts;
};

const ofCharts = (): Record<ChartName, Record<string, number>> => ({
  firmware: {},
  telemetry: {},
  programmer: {},
  handheld: {},
  link: {},
});

/** @returns a tally of no traces */
export const emptyTally = (): Tally => ({
  runs: 0,
  silent: 0,
  failed: 0,
  taken: ofCharts(),
  refused: ofCharts(),
  entered: ofCharts(),
  alarms: {},
  faults: {},
  rules: {},
});

type Sums = number | { readonly [key: string]: Sums };

const sum = (a: Sums | undefined, b: Sums | undefined): Sums => {
  if (a === undefined) return b ?? 0;
  if (b === undefined) return a;
  if (typeof a === 'number' || typeof b === 'number') return Number(a) + Number(b);
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(keys.map((key) => [key, sum(a[key], b[key])]));
};

/** @returns what both sets of traces have shown together; the order does not matter */
export const merged = (a: Tally, b: Tally): Tally => sum(a, b) as unknown as Tally;
