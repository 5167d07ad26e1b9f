import { type Flow, type Instant, retimed, strokeMoment, strokesBy } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { bridgeEnd } from './bridge.js';
import { wantedFlow } from './flow.js';
import { basalOf } from './infusion.js';
import { squareEndToCome } from './square-bolus.js';
import { ceilingNow } from './stop-rule.js';

/** A flow and when the next one follows; null for never. */
type Piece = { readonly flow: number; readonly until: Instant | null };

/** So many changes of flow are looked ahead at most: more than the steps of a week in the slowest emptying of a reservoir. */
const LOOK_AHEAD = 100_000;

const later = (moments: readonly (Instant | null)[], at: Instant): Instant | null => {
  const coming = moments.filter((moment) => moment !== null && moment > at) as Instant[];
  return coming.length === 0 ? null : (Math.min(...coming) as Instant);
};

/** What flows from `at` on when nobody intervenes: what follows the end of the program, a bridge to its end, then basal at its step, and what is left of boluses under way. */
function pieceAt(c: FirmwareContext, at: Instant): Piece {
  const { program, endsAt } = c.infusion;
  if (endsAt !== null && at >= endsAt) return { flow: c.config.minimumRate, until: null };
  const bridged = bridgeEnd(c);
  if (c.bridge !== null && bridged !== null && at < bridged)
    return { flow: c.bridge.flow, until: later([bridged, endsAt], at) };
  const basal = program === null || c.power.wasReset ? null : basalOf(program, c, at);
  const { bolus, square } = c;
  const begins = square === null ? null : (square.since ?? bolus?.until ?? at);
  const ends = square === null ? null : squareEndToCome(c, square, at);
  const isSquare = begins !== null && ends !== null && begins <= at && at < ends;
  const flow =
    (basal?.basal ?? c.infusion.basal) +
    (bolus !== null && at < bolus.until ? bolus.flow : 0) +
    (isSquare ? (square?.flow ?? 0) : 0);
  return { flow, until: later([basal?.nextStep ?? null, bolus?.until ?? null, begins, ends, endsAt], at) };
}

/** Whether the flow to come can be known: a program runs, and nothing that somebody or something must end holds it. */
const isForeseeable = (c: FirmwareContext): boolean =>
  c.infusion.running &&
  !c.infusion.suspended &&
  c.infusion.prime === null &&
  c.motor.booking &&
  c.power.selfTestEnd === null &&
  ceilingNow(c)?.flow !== 'none' &&
  wantedFlow(c) > 0;

/**
 * When so many strokes more are booked if nobody intervenes: the program goes on by its steps and boluses under way are given;
 * boluses that may yet be asked for are not foreseen.
 *
 * @param strokes  > 0
 * @returns null when the flow to come is not known (stopped, held, stalled, priming)
 */
export function bookedMoment(c: FirmwareContext, at: Instant, strokes: number): Instant | null {
  if (!isForeseeable(c)) return null;
  let missing = strokes;
  const held = ceilingNow(c) !== null;
  let train = retimed(c.motor.train, at, c.motor.train.flow);
  let piece: Piece = held ? { flow: train.flow, until: null } : pieceAt(c, at);
  for (let looked = 0; looked < LOOK_AHEAD; looked++) {
    train = retimed(train, train.start, piece.flow as Flow);
    const moment = strokeMoment(train, missing);
    if (piece.until === null || (moment !== null && moment <= piece.until)) return moment;
    missing -= strokesBy(train, piece.until).count;
    train = retimed(train, piece.until, train.flow);
    piece = pieceAt(c, piece.until);
  }
  return null;
}
