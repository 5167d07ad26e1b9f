import {
  earlier,
  type Flow,
  type Instant,
  MS_PER_DAY,
  MS_PER_WEEK,
  retimed,
  type StrokeTrain,
  strokeMoment,
  strokesBy,
} from '../../units/index.js';
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

/** Whether from `at` on nothing but the steps of the week changes the flow. */
const isWeekly = (c: FirmwareContext, at: Instant): boolean =>
  c.infusion.program?.basal.mode === 'flex' &&
  (c.bridge === null || reached(bridgeEnd(c), at)) &&
  extras(c, at).every(({ until }) => until <= at);

/** Strokes of one whole week that begins with nothing of a stroke, and what is left of one at its end. */
function weekFrom(
  c: FirmwareContext,
  train: StrokeTrain,
  at: Instant,
): { readonly strokes: number; readonly rest: number } {
  const end = (at + MS_PER_WEEK) as Instant;
  let strokes = 0;
  let now = at;
  let part: StrokeTrain = { ...train, start: at, carry: 0 };
  while (now < end) {
    const { flow, until } = pieceAt(c, now);
    const next = until === null || until > end ? end : until;
    part = retimed(part, now, flow as Flow);
    strokes += strokesBy(part, next).count;
    now = next;
  }
  return { strokes, rest: strokesBy(part, end).carry };
}

/** Whole weeks that can be passed over: fewer strokes than are missing, and the program goes on. */
function weeksAhead(c: FirmwareContext, at: Instant, strokes: number, missing: number): number {
  const { endsAt } = c.infusion;
  const byStrokes = Math.floor((missing - 1) / (strokes + 1));
  return endsAt === null ? byStrokes : Math.min(byStrokes, Math.floor((endsAt - at) / MS_PER_WEEK));
}

/** Where the look-ahead stands. */
type Ahead = { readonly at: Instant; readonly train: StrokeTrain; readonly missing: number };

/** The same, as many weeks later as nothing but the steps of the week happens in; exact, since what is left of a stroke is carried on. */
function weeksPassed(c: FirmwareContext, { at, train, missing }: Ahead): Ahead {
  const { strokes, rest } = weekFrom(c, train, at);
  const weeks = weeksAhead(c, at, strokes, missing);
  if (weeks <= 0) return { at, train, missing };
  const whole = train.stroke * MS_PER_DAY;
  const carried = train.carry + weeks * rest;
  const later = (at + weeks * MS_PER_WEEK) as Instant;
  return {
    at: later,
    train: { ...train, start: later, carry: carried % whole },
    missing: missing - weeks * strokes - Math.floor(carried / whole),
  };
}

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
  let jumped = false;
  let piece: Piece = ceilingNow(c) === null ? pieceAt(c, at) : { flow: wantedFlow(c), until: null };
  let train = retimed(c.motor.train, at, piece.flow as Flow);
  for (let looked = 0; looked < LOOK_AHEAD; looked++) {
    const { until } = piece;
    if (until === null) return strokeMoment(train, missing);
    const { count } = strokesBy(train, until);
    if (count >= missing) return strokeMoment(train, missing);
    missing -= count;
    train = retimed(train, until, piece.flow as Flow);
    let now = until;
    if (!jumped && isWeekly(c, now)) {
      jumped = true;
      ({ at: now, train, missing } = weeksPassed(c, { at: now, train, missing }));
    }
    piece = pieceAt(c, now);
    train = retimed(train, now, piece.flow as Flow);
  }
  return null;
}
