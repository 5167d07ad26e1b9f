import type { BolusRecord, HeaderRecord, TrainRecord } from '../trace/index.js';
import { forgetRotor, type Rotor, strokesGiven, turningRotor } from './rotor.js';

/** How far the line is filled by what counts as given, and the prime that fills it. Plain data. */
export type Line = {
  /** strokes until it is full; below 0 once it is */
  lacks: number;
  rotor: Rotor;
  /** until when the outlet is open, ms: strokes before it fill the tubing and are no dose */
  implantedAt: number;
  /** `before`: no prime yet; `under-way`: its first one runs; else its span, and how many strokes it may still claim */
  prime: 'before' | 'under-way' | { from: number; to: number; strokesLeft: number };
  /** when the first prime was accepted */
  primeFrom: number;
};

/** More than any line takes: one of which the trace does not say how much it holds. */
const ENDLESS = Number.MAX_SAFE_INTEGER;

/** A line that nothing has entered. */
export const emptyLine = (): Line => ({
  lacks: ENDLESS,
  rotor: turningRotor(),
  implantedAt: 0,
  prime: 'before',
  primeFrom: 0,
});

/** Strokes that fill an empty line, the last one counted whole. */
export const lineStrokes = ({ line_pl, stroke_pl }: HeaderRecord['limits']): number =>
  line_pl === undefined ? ENDLESS : Math.ceil(line_pl / stroke_pl);

/** Takes the span of the first prime from its booking, and no more strokes than it claims. */
export function endFirstPrime(line: Line, record: BolusRecord, stroke: number): void {
  line.prime = { from: record.from, to: record.t, strokesLeft: Math.ceil(record.given_pl / stroke) + 1 };
}

/** A run may end within the first prime, before its booking says how long it lasted. */
export function cutFirstPrime(line: Line, at: number): void {
  if (line.prime === 'under-way') line.prime = { from: line.primeFrom, to: at, strokesLeft: ENDLESS };
}

/** How many strokes of the first prime after `from` only fill the line; 0 outside of it. */
export function filling({ prime, lacks }: Line, from: number): number {
  if (typeof prime === 'string' || from < prime.from || from >= prime.to) return 0;
  return Math.max(0, Math.min(prime.strokesLeft, lacks));
}

/**
 * Takes in a part of a train that lies on one side of implantation, and before, within or after the first prime.
 *
 * @returns whether its strokes only fill the line, and are no dose
 */
export function enters(
  line: Line,
  train: TrainRecord,
  { from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
  stroke: number,
): boolean {
  const { prime } = line;
  if (typeof prime === 'string' || from < prime.from) {
    line.lacks -= strokesGiven(line.rotor, train, from, to, stroke);
    return from < line.implantedAt;
  }
  if (from >= prime.to || count > filling(line, from)) return false;
  prime.strokesLeft -= count;
  line.lacks -= count;
  return true;
}

/** Drops what is over before `at`. */
export const forgetLine = (line: Line, at: number): void => forgetRotor(line.rotor, at);
