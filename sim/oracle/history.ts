import { underWay, wholeStrokes } from './strokes.js';

/** A span in which the drive ran at one flow; strokes complete in (from, to]. */
export type Piece = {
  from: number;
  to: number;
  /** pL/day; 0 stands still */
  flow: number;
  /** pL·ms/day under way at `from` */
  carry: number;
  /** strokes since the start of the run that completed up to `from` */
  before: number;
};

/** All that was commanded within the longest window: pieces without gaps, in order. */
export type History = { pieces: Piece[]; end: number; strokes: number };

/** Nothing commanded yet. */
export const emptyHistory = (): History => ({ pieces: [], end: 0, strokes: 0 });

/** Adds a piece that begins where the last one ended. @returns the piece, or null when it has no length */
export function extend(history: History, to: number, flow: number, carry: number, stroke: number): Piece | null {
  if (to <= history.end) return null;
  const { end: from, strokes: before } = history;
  const piece: Piece = { from, to, flow, carry, before };
  history.pieces.push(piece);
  history.end = to;
  history.strokes += flow === 0 ? 0 : wholeStrokes(carry, flow, to - from, stroke);
  return piece;
}

/** What is under way at `at`, for a train that began earlier. */
export const carryAt = (from: number, at: number, flow: number, carry: number, stroke: number): number =>
  at <= from ? carry : underWay(carry, flow, at - from, stroke);

/** Strokes since the start of the run at a moment within the piece. */
export const strokesAt = (piece: Piece, at: number, stroke: number): number =>
  piece.flow === 0 ? piece.before : piece.before + wholeStrokes(piece.carry, piece.flow, at - piece.from, stroke);

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
}
