import exp from '@stdlib/math-base-special-exp';
import { PL_PER_ML } from '../../src/units/index.js';
import { drugsOf } from './composition.js';
import type { Composition, DrugMasses } from './reading.js';

/** Concentrations, µg/mL, in the cells from the pump head to the tip, drug by drug. */
export type CellFill = Readonly<Record<string, readonly number[]>>;

/** Two rows of cells with the connector between them. Volumes in pL. */
export type CellRows = {
  readonly tubingCells: number;
  readonly catheterCells: number;
  readonly tubing: number;
  readonly catheter: number;
};

/** What has left a line while fluid was pushed through it. */
export type Pushed<Content> = {
  readonly content: Content;
  readonly delivered: DrugMasses;
  readonly leaked: DrugMasses;
};

/** One push is never longer than this many changes of the smallest cell, so that e^(−x) stays well inside a double. */
const LONGEST_PUSH = 300;
/** Poisson weights below this no longer count. */
const NEGLIGIBLE = 1e-19;

type Weights = { readonly exactly: readonly number[]; readonly moreThan: readonly number[] };

/** Poisson weights of k = 0, 1, 2 …, and the chance of more than k. @param x  mean, 0 … 300 */
function poisson(x: number): Weights {
  const exactly = [exp(-x)];
  let weight = exactly[0] ?? 0;
  for (let k = 1; k <= x || weight > NEGLIGIBLE; k++) {
    weight *= x / k;
    exactly.push(weight);
  }
  const moreThan: number[] = new Array(exactly.length);
  let tail = 0;
  for (let k = exactly.length - 1; k >= 0; k--) {
    moreThan[k] = tail;
    tail += exactly[k] ?? 0;
  }
  return { exactly, moreThan };
}

/** Row of one drug after the push, and the sums of concentration that passed the connector's near side and the tip. */
type RowPushed = { readonly row: readonly number[]; readonly atConnector: number; readonly atTip: number };

function pushRow(
  start: readonly number[],
  near: number,
  inlet: number,
  take: readonly number[],
  w: Weights,
): RowPushed {
  const n = start.length;
  const step = start.slice();
  const row: number[] = new Array(n).fill(0);
  let atConnector = 0;
  let atTip = 0;
  for (let k = 0; k < w.exactly.length; k++) {
    const weight = w.exactly[k] ?? 0;
    const more = w.moreThan[k] ?? 0;
    for (let i = 0; i < n; i++) row[i] = (row[i] ?? 0) + weight * (step[i] ?? 0);
    atConnector += more * (step[near - 1] ?? 0);
    atTip += more * (step[n - 1] ?? 0);
    for (let i = n - 1; i > 0; i--) {
      const share = take[i] ?? 0;
      step[i] = (1 - share) * (step[i] ?? 0) + share * (step[i - 1] ?? 0);
    }
    step[0] = (1 - (take[0] ?? 0)) * (step[0] ?? 0) + (take[0] ?? 0) * inlet;
  }
  return { row, atConnector, atTip };
}

function pushOnce(rows: CellRows, fill: CellFill, inlet: Composition, volume: number, kept: number): Pushed<CellFill> {
  const near = rows.tubingCells;
  const perTubing = near / rows.tubing;
  const perCatheter = (kept * rows.catheterCells) / rows.catheter;
  const fastest = Math.max(perTubing, perCatheter);
  const weights = poisson(fastest * volume);
  const size = near + rows.catheterCells;
  const take = Array.from({ length: size }, (_, i) => (i < near ? perTubing : perCatheter) / fastest);
  const content: Record<string, readonly number[]> = {};
  const delivered: Record<string, number> = {};
  const leaked: Record<string, number> = {};
  for (const drug of drugsOf(fill, inlet)) {
    const start = fill[drug] ?? new Array<number>(size).fill(0);
    const pushed = pushRow(start, near, inlet[drug] ?? 0, take, weights);
    content[drug] = pushed.row;
    if (pushed.atTip > 0 && kept > 0) delivered[drug] = (kept * pushed.atTip) / fastest / PL_PER_ML;
    if (pushed.atConnector > 0 && kept < 1) leaked[drug] = ((1 - kept) * pushed.atConnector) / fastest / PL_PER_ML;
  }
  return { content, delivered, leaked };
}

const add = (a: DrugMasses, b: DrugMasses): DrugMasses => {
  const sum: Record<string, number> = {};
  for (const drug of drugsOf(a, b)) sum[drug] = (a[drug] ?? 0) + (b[drug] ?? 0);
  return sum;
};

/**
 * Pushes a volume of constant composition into a row of well-mixed cells. [M7]
 *
 * Exact in the pushed volume (sum of Poisson weights, all terms positive), so the length of a push does not matter.
 *
 * @param volume  pL into the tubing, > 0
 * @param kept    share that goes past the connector into the catheter, 0 … 1; the rest is lost there
 */
export function pushCells(
  rows: CellRows,
  fill: CellFill,
  inlet: Composition,
  volume: number,
  kept: number,
): Pushed<CellFill> {
  const perVolume = Math.max(rows.tubingCells / rows.tubing, (kept * rows.catheterCells) / rows.catheter);
  const pushes = Math.max(1, Math.ceil((perVolume * volume) / LONGEST_PUSH));
  let result = pushOnce(rows, fill, inlet, volume / pushes, kept);
  for (let i = 1; i < pushes; i++) {
    const next = pushOnce(rows, result.content, inlet, volume / pushes, kept);
    result = {
      content: next.content,
      delivered: add(result.delivered, next.delivered),
      leaked: add(result.leaked, next.leaked),
    };
  }
  return result;
}

/** Cells that all hold the same fluid. */
export const evenCells = (rows: CellRows, fluid: Composition): CellFill =>
  Object.fromEntries(
    Object.entries(fluid).map(([drug, c]) => [drug, new Array<number>(rows.tubingCells + rows.catheterCells).fill(c)]),
  );

/** Drug in all cells, µg. */
export function massInCells(rows: CellRows, fill: CellFill): DrugMasses {
  const masses: Record<string, number> = {};
  for (const [drug, row] of Object.entries(fill)) {
    let sum = 0;
    row.forEach((c, i) => {
      sum += c * (i < rows.tubingCells ? rows.tubing / rows.tubingCells : rows.catheter / rows.catheterCells);
    });
    if (sum !== 0) masses[drug] = sum / PL_PER_ML;
  }
  return masses;
}

/** What the last cell holds. */
export function tipOfCells(fill: CellFill): Composition {
  const tip: Record<string, number> = {};
  for (const [drug, row] of Object.entries(fill)) {
    const c = row[row.length - 1] ?? 0;
    if (c !== 0) tip[drug] = c;
  }
  return tip;
}
