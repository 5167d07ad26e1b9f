import { MS_PER_DAY } from '../../src/units/index.js';
import { countIn, type Piece, pieceAt, strokesAt, strokesUpTo } from './history.js';
import { spanToStroke } from './strokes.js';

/** A sliding window that holds more than it may. */
export type Excess = { readonly at: number; readonly strokes: number };

/** What is asked of the windows that end in one piece. */
export type Question = {
  readonly head: Piece;
  /** ms */
  readonly window: number;
  /** nothing before this moment counts */
  readonly since: number;
  /** most strokes in one window, not whole */
  readonly most: number;
  /** the greatest share of a stroke in the history */
  readonly heaviest: number;
  /** pL */
  readonly stroke: number;
};

/** Strokes completed and the part under way at `at`, by their share, not whole. */
const fluid = (piece: Piece, at: number, stroke: number): number =>
  piece.before + (piece.share * (piece.carry + piece.flow * (at - piece.from))) / (stroke * MS_PER_DAY);

/** Shares are not whole, so sums of them come near a limit that they keep to. */
const NOISE = 1e-6;

/**
 * No window that ends in [first, last], with its other end in `tail`, holds too much; may say no without need. The fluid in
 * the window changes along a line, so its most is at one of the ends, and whole strokes are never more than the fluid
 * rounded up.
 */
function surelyWithin(q: Question, tail: Piece, first: number, last: number): boolean {
  const inside = (x: number): number => fluid(q.head, x, q.stroke) - fluid(tail, x - q.window, q.stroke);
  const most = Math.max(inside(first), inside(last));
  // Where strokes weigh differently, those under way at both ends are counted whole at the weight of the heaviest.
  return q.heaviest === 1 && q.head.share === 1 && tail.share === 1
    ? Math.ceil(most + NOISE) <= q.most
    : most + 2 * q.heaviest <= q.most;
}

/** Looks at each stroke in turn; exact. @returns the first window that holds too much */
function searched(q: Question, tail: Piece, first: number, last: number): Excess | null {
  const { head, window, stroke } = q;
  let n = countIn(head, first - 1, stroke) + 1;
  for (;;) {
    const at = head.from + spanToStroke(n, head.carry, head.flow, stroke);
    if (at > last) return null;
    const strokes = strokesAt(head, at, stroke) - strokesAt(tail, at - window, stroke);
    if (strokes > q.most + NOISE) return { at, strokes };
    n = countIn(head, at, stroke) + 1;
  }
}

/** A piece that stands still at the count of `since`, for windows that reach further back. */
const frozen = (pieces: readonly Piece[], { fluid }: Piece, since: number, stroke: number): Piece => ({
  from: since,
  to: since,
  flow: 0,
  carry: 0,
  fluid,
  share: 1,
  before: strokesUpTo(pieces, since, stroke),
});

/**
 * The first sliding window that ends with a stroke in (after, until] and holds more than `most`.
 *
 * A window is (x − window, x]. Only moments at which a stroke completes are asked: between them a window can only lose.
 *
 * @param pieces  history without gaps; its last piece is `head`
 * @returns moment and content of the window, or null when all hold
 */
export function firstExcess(pieces: readonly Piece[], q: Question, after: number, until: number): Excess | null {
  const { head, window } = q;
  if (head.flow === 0) return null;
  const since = Math.max(q.since, pieces[0]?.from ?? 0);
  const end = Math.min(until, head.to);
  let first = Math.max(after, head.from) + 1;
  let tail = first - window < since ? frozen(pieces, head, since, q.stroke) : undefined;
  let index = pieceAt(pieces, Math.max(since, first - window));
  while (first <= end) {
    tail ??= pieces[index++];
    if (tail === undefined) return null;
    const last = Math.min(end, tail.to + window - 1);
    if (last >= first) {
      const excess = surelyWithin(q, tail, first, last) ? null : searched(q, tail, first, last);
      if (excess !== null) return excess;
      first = last + 1;
    }
    tail = undefined;
  }
  return null;
}
