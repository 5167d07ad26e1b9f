import { combine, massIn, plus, sameFluid } from './composition.js';
import {
  type CellFill,
  type CellRows,
  evenCells,
  massInCells,
  type Pushed,
  pushCells,
  tipOfCells,
} from './dispersion.js';
import { massInRow, type PlugFill, pushPlug, type Slug } from './plug.js';
import type { Composition, DrugMasses } from './reading.js';

export type { Slug } from './plug.js';

/** What tubing and catheter hold: one fluid throughout, cells (dispersion), or slugs (plug flow). */
export type LineContent =
  | { readonly kind: 'even'; readonly holds: Composition }
  | { readonly kind: 'cells'; readonly cells: CellFill }
  | { readonly kind: 'slugs'; readonly slugs: PlugFill };

/** Concentrations this close to the inlet count as equal: relative, and µg/mL. */
const CLOSE = 1e-12;

const volumeOf = (rows: CellRows): number => rows.tubing + rows.catheter;

/** A line that holds one fluid, taken apart so that another can be pushed in. */
function takenApart(rows: CellRows, content: LineContent): LineContent {
  if (content.kind !== 'even') return content;
  if (rows.tubingCells > 0) return { kind: 'cells', cells: evenCells(rows, content.holds) };
  const slug = (volume: number): readonly Slug[] => [{ volume, holds: content.holds }];
  return { kind: 'slugs', slugs: { tubing: slug(rows.tubing), catheter: slug(rows.catheter) } };
}

function pushEven(holds: Composition, volume: number, kept: number): Pushed<LineContent> {
  return {
    content: { kind: 'even', holds },
    delivered: massIn(holds, volume * kept),
    leaked: kept === 1 ? {} : massIn(holds, volume * (1 - kept)),
  };
}

/**
 * Pushes a volume of one fluid through tubing and catheter.
 *
 * @param volume  pL into the tubing, > 0
 * @param kept    share that goes past the connector, 0 … 1
 */
export function push(
  rows: CellRows,
  content: LineContent,
  inlet: Composition,
  volume: number,
  kept: number,
): Pushed<LineContent> {
  if (content.kind === 'even' && sameFluid(content.holds, inlet)) return pushEven(inlet, volume, kept);
  const apart = takenApart(rows, content);
  if (apart.kind === 'cells') {
    const pushed = pushCells(rows, apart.cells, inlet, volume, kept);
    return { ...pushed, content: { kind: 'cells', cells: pushed.content } };
  }
  if (apart.kind === 'slugs') {
    const pushed = pushPlug(apart.slugs, inlet, volume, kept);
    return { ...pushed, content: { kind: 'slugs', slugs: pushed.content } };
  }
  return pushEven(inlet, volume, kept);
}

const turnedRows = (rows: CellRows): CellRows => ({
  tubingCells: rows.catheterCells,
  catheterCells: rows.tubingCells,
  tubing: rows.catheter,
  catheter: rows.tubing,
});

/** The same line seen from the tip: what was first is last. */
function turned(content: LineContent): LineContent {
  if (content.kind === 'even') return content;
  if (content.kind === 'slugs') {
    const { tubing, catheter } = content.slugs;
    return { kind: 'slugs', slugs: { tubing: catheter.toReversed(), catheter: tubing.toReversed() } };
  }
  const rows = Object.entries(content.cells).map(([drug, row]) => [drug, row.toReversed()] as const);
  return { kind: 'cells', cells: Object.fromEntries(rows) };
}

/**
 * Draws a volume back through catheter and tubing; fluid without drug follows at the tip. [M11]
 *
 * @param volume  pL out of the tubing towards the pump head, > 0
 * @returns the line afterwards, and the drug that left it, µg
 */
export function pull(
  rows: CellRows,
  content: LineContent,
  volume: number,
): { readonly content: LineContent; readonly drawn: DrugMasses } {
  const pushed = push(turnedRows(rows), turned(content), {}, volume, 1);
  return { content: turned(pushed.content), drawn: pushed.delivered };
}

/** Drug in tubing and catheter, µg. */
export function massInContent(rows: CellRows, content: LineContent): DrugMasses {
  if (content.kind === 'even') return massIn(content.holds, volumeOf(rows));
  if (content.kind === 'cells') return massInCells(rows, content.cells);
  return plus(massInRow(content.slugs.tubing), massInRow(content.slugs.catheter));
}

/** Concentration at the tip, µg/mL. */
export function tipOf(content: LineContent): Composition {
  if (content.kind === 'even') return content.holds;
  if (content.kind === 'cells') return tipOfCells(content.cells);
  return content.slugs.catheter[0]?.holds ?? {};
}

function cellsEqual(cells: CellFill, inlet: Composition): boolean {
  for (const drug of Object.keys(inlet)) if (!(drug in cells)) return false;
  return Object.entries(cells).every(([drug, row]) => {
    const c = inlet[drug] ?? 0;
    return row.every((own) => Math.abs(own - c) <= CLOSE * (c + 1));
  });
}

/** A line that has become even, and the trace of drug by which it differed, which counts as delivered. */
export function settled(
  rows: CellRows,
  content: LineContent,
  inlet: Composition,
): { readonly content: LineContent; readonly rest: DrugMasses } {
  const even = { kind: 'even', holds: inlet } as const;
  if (content.kind === 'cells' && cellsEqual(content.cells, inlet)) {
    return { content: even, rest: combine(massInCells(rows, content.cells), 1, massIn(inlet, volumeOf(rows)), -1) };
  }
  if (content.kind === 'slugs') {
    const all = [...content.slugs.tubing, ...content.slugs.catheter];
    if (all.every((slug) => sameFluid(slug.holds, inlet))) return { content: even, rest: {} };
  }
  return { content, rest: {} };
}
