import { earlier, type Flow, type Instant, retimed, strokeMoment, strokesBy } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { bridgeEnd } from './bridge.js';
import { reached, wantedFlow } from './flow.js';
import { resumed } from './infusion.js';
import { squareEndToCome } from './square-bolus.js';
import { ceilingNow } from './stop-rule.js';

/** A flow and when the next one follows; null for never. */
type Piece = { readonly flow: number; readonly until: Instant | null };

/** A flow on top of basal, from one moment to another. */
type Extra = { readonly flow: Flow; readonly from: Instant; readonly until: Instant };

/** So many changes of flow are looked ahead at most: more than the steps of a week in the slowest emptying of a reservoir. */
const LOOK_AHEAD = 100_000;

const firstAfter = (at: Instant, moments: readonly (Instant | null)[]): Instant | null =>
  moments.reduce((first, moment) => (reached(moment, at) ? first : earlier(first, moment)), null);

/** What is left of boluses under way; a square one that waits for the other goes on at its end. */
function extras(c: FirmwareContext, at: Instant): readonly Extra[] {
  const { bolus, square } = c;
  const one = bolus === null ? [] : [bolus];
  if (square === null) return one;
  const until = squareEndToCome(c, square, at);
  const from = (until - square.duration + square.spent) as Instant;
  return [...one, { flow: square.flow, from, until }];
}

/** What flows from `at` on when nobody intervenes: what follows the end of the program, a bridge to its end, then basal at its step, and what is left of boluses under way. */
function pieceAt(c: FirmwareContext, at: Instant): Piece {
  const { endsAt } = c.infusion;
  if (reached(endsAt, at)) return { flow: c.config.minimumRate, until: null };
  const bridged = bridgeEnd(c);
  if (c.bridge !== null && !reached(bridged, at)) return { flow: c.bridge.flow, until: earlier(bridged, endsAt) };
  const { basal, nextStep } = resumed(c, at);
  const over = extras(c, at);
  const flow = over
    .filter(({ from, until }) => from <= at && at < until)
    .reduce<number>((sum, one) => sum + one.flow, basal);
  return { flow, until: firstAfter(at, [nextStep, endsAt, ...over.flatMap(({ from, until }) => [from, until])]) };
}

/** Whether the flow to come can be known: a program runs, and nothing that somebody or something must end holds it. */
const isForeseeable = (c: FirmwareContext): boolean =>
  c.infusion.running && c.infusion.prime === null && c.motor.booking && wantedFlow(c) > 0;

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
  let piece: Piece = ceilingNow(c) === null ? pieceAt(c, at) : { flow: wantedFlow(c), until: null };
  let train = retimed(c.motor.train, at, piece.flow as Flow);
  for (let looked = 0; looked < LOOK_AHEAD; looked++) {
    const { until } = piece;
    if (until === null) return strokeMoment(train, missing);
    const { count } = strokesBy(train, until);
    if (count >= missing) return strokeMoment(train, missing);
    missing -= count;
    piece = pieceAt(c, until);
    train = retimed(train, until, piece.flow as Flow);
  }
  return null;
}
