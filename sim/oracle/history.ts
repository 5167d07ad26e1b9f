import { underWay, wholeStrokes } from './strokes.js';

/** A drug at a concentration, µg/mL. */
export type Fluid = { readonly drug: string; readonly concentration: number };

/** A span in which the drive ran at one flow; strokes complete in (from, to]. */
export type Piece = {
  from: number;
  to: number;
  /** pL/day; 0 stands still */
  flow: number;
  /** pL·ms/day under way at `from` */
  carry: number;
  /** what its strokes give */
  fluid: Fluid;
  /** how many strokes of the fluid now in the reservoir hold as much drug as one of its own; 0 for another drug */
  share: number;
  /** strokes since the start of the run that completed up to `from`, each by its share */
  before: number;
};

/**
 * All that was commanded within the longest window: pieces without gaps, in order.
 *
 * Strokes are weighed by the drug in them: in an ordinary life each counts as one, a whole number; after a refill with another
 * concentration those before it count as more or less.
 */
export type History = {
  pieces: Piece[];
  end: number;
  strokes: number;
  /** what is in the reservoir, by which all is weighed */
  fluid: Fluid;
  /** the greatest share of a piece; 1 as long as no other fluid counts */
  heaviest: number;
};

/** Nothing commanded yet. */
export const emptyHistory = (): History => ({
  pieces: [],
  end: 0,
  strokes: 0,
  fluid: { drug: '', concentration: 0 },
  heaviest: 1,
});

const shareOf = (given: Fluid, now: Fluid): number => {
  if (given.drug !== now.drug) return 0;
  return given.concentration === now.concentration ? 1 : given.concentration / now.concentration;
};

/** Strokes of a piece up to a moment within it, each as one. */
export const countIn = (piece: Piece, at: number, stroke: number): number =>
  piece.flow === 0 ? 0 : wholeStrokes(piece.carry, piece.flow, at - piece.from, stroke);

/**
 * Adds a piece that begins where the last one ended.
 *
 * @param fluid  what its strokes give
 * @returns the piece, or null when it has no length
 */
export function extend(
  history: History,
  to: number,
  flow: number,
  carry: number,
  stroke: number,
  fluid = history.fluid,
): Piece | null {
  if (to <= history.end) return null;
  const { end: from, strokes: before } = history;
  const piece: Piece = { from, to, flow, carry, fluid, share: shareOf(fluid, history.fluid), before };
  history.pieces.push(piece);
  history.end = to;
  history.strokes += piece.share * countIn(piece, to, stroke);
  history.heaviest = Math.max(history.heaviest, piece.share);
  return piece;
}

/** Weighs all pieces anew by the fluid that is in the reservoir from now on. */
export function reweigh(history: History, fluid: Fluid, stroke: number): void {
  history.fluid = fluid;
  history.heaviest = 1;
  let before = 0;
  for (const piece of history.pieces) {
    piece.share = shareOf(piece.fluid, fluid);
    piece.before = before;
    before += piece.share * countIn(piece, piece.to, stroke);
    history.heaviest = Math.max(history.heaviest, piece.share);
  }
  history.strokes = before;
}

/** What is under way at `at`, for a train that began earlier. */
export const carryAt = (from: number, at: number, flow: number, carry: number, stroke: number): number =>
  at <= from ? carry : underWay(carry, flow, at - from, stroke);

/** Strokes since the start of the run at a moment within the piece, each by its share. */
export const strokesAt = (piece: Piece, at: number, stroke: number): number =>
  piece.before + piece.share * countIn(piece, at, stroke);

/** Number of the piece with from ≤ at < to; 0 when `at` lies before all, the last when it lies after. */
export function pieceAt(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Strokes up to `at`, wherever it lies; nothing is known to have happened before the first piece. */
export function strokesUpTo(pieces: readonly Piece[], at: number, stroke: number): number {
  const piece = pieces[pieceAt(pieces, at)];
  return piece === undefined ? 0 : strokesAt(piece, Math.min(Math.max(at, piece.from), piece.to), stroke);
}

/** Drops pieces that ended before `at`; now and then, so that it costs nothing. */
export function forget(history: History, at: number): void {
  if ((history.pieces[64]?.to ?? at) >= at) return;
  history.pieces.splice(0, pieceAt(history.pieces, at));
  history.heaviest = history.pieces.reduce((most, { share }) => Math.max(most, share), 1);
}
