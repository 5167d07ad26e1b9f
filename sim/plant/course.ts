import { divModMulAdd } from '../../src/base/index.js';
import { type Instant, MS_PER_DAY, strokeMoment } from '../../src/units/index.js';
import { runsBack } from './backflow.js';
import type { PlantBuild } from './build.js';
import type { PlantPorts } from './ports.js';
import { relax } from './relaxation.js';
import type { PlantState } from './state.js';
import { type StrokeGain, strokeGain, strokeVolume } from './stroke-volume.js';

/**
 * What has happened since the anchor up to `at`, and the piece of time that `at` lies in: (from, end], in which the
 * true stroke volume does not change. A walker's own scratch pad, moved along in place and never part of a state.
 */
export type Course = {
  at: number;
  /** fraction of a stroke under way, pL·ms/day */
  carry: number;
  commanded: number;
  /** pL, whole */
  pumped: number;
  /** pL that have left the line, smooth */
  out: number;
  /** pL */
  stretch: number;
  dry: boolean;
  /** end of the piece, ms; Infinity for the last one */
  end: number;
  /** true volume of a stroke in this piece, pL, and mean true flow, pL/ms */
  stroke: number;
  rate: number;
  /** strokes that the reservoir can still give */
  fits: number;
  endsDry: boolean;
};

/** What stays the same between two anchors. */
export type Conditions = {
  readonly gain: StrokeGain;
  /** ms; Infinity when the line is blocked, or runs backwards */
  readonly tau: number;
  readonly aging: boolean;
};

const FOREVER = Number.POSITIVE_INFINITY;

/** Line pressure, kPa, that goes with a stretch of the walls. [M5] */
export const pressureOf = (build: PlantBuild, stretch: number): number =>
  build.tipPressure + Math.max(0, stretch) / build.compliance;

/** Time constant of the line, ms; a catheter that is not connected yet resists nothing. */
function tauOf(build: PlantBuild, ports: PlantPorts): number {
  if (ports.outletOpen) return build.timeConstant;
  return ports.lineOpen > 0 && !runsBack(ports) ? build.timeConstant / ports.lineOpen : FOREVER;
}

/** @returns what holds from the anchor of `state` on */
export function conditionsOf(state: PlantState): Conditions {
  const { build, ports } = state;
  const gain = strokeGain(build, ports, state.tubingSet);
  return {
    gain,
    tau: tauOf(build, ports),
    aging: gain.perDay !== 0 || gain.perKpa !== 0,
  };
}

/** The moment in (at, end] at which a stroke finds the reservoir empty, or null. [M3] */
function dryWithin(state: PlantState, course: Course): number | null {
  const { stroke } = state.build;
  const nominal = course.end === FOREVER ? FOREVER : (state.train.flow * (course.end - course.at)) / MS_PER_DAY;
  if (nominal + 2 * stroke < course.fits * stroke) return null;
  const train = { start: course.at as Instant, flow: state.train.flow, stroke, carry: course.carry };
  const moment = strokeMoment(train, course.fits + 1);
  return moment !== null && moment <= course.end ? moment : null;
}

/** Opens the piece that begins at `course.at`. */
export function openPiece(state: PlantState, conditions: Conditions, course: Course): void {
  const { build, train } = state;
  course.rate = 0;
  course.fits = 0;
  course.end = FOREVER;
  course.endsDry = false;
  if (train.flow === 0 || state.ports.rotorBlocked || course.dry || runsBack(state.ports)) return;
  const day = Math.floor(course.at / MS_PER_DAY);
  course.stroke = strokeVolume(build.stroke, conditions.gain, day, pressureOf(build, course.stretch));
  course.rate = (train.flow * course.stroke) / build.wholeStroke;
  if (conditions.aging) course.end = (day + 1) * MS_PER_DAY;
  if (course.stroke === 0) return;
  course.fits = Math.floor((state.usable - course.pumped) / course.stroke);
  const dryAt = dryWithin(state, course);
  if (dryAt === null) return;
  course.end = dryAt;
  course.endsDry = true;
}

/** A course at the anchor, with its first piece open. */
export function beginCourse(state: PlantState, conditions: Conditions): Course {
  const course: Course = {
    at: state.anchor,
    carry: state.train.carry,
    commanded: 0,
    pumped: 0,
    out: 0,
    stretch: state.stretch,
    dry: state.dry,
    end: FOREVER,
    stroke: state.stroke,
    rate: 0,
    fits: 0,
    endsDry: false,
  };
  openPiece(state, conditions, course);
  return course;
}

/** Moves the drive on by a span and returns the strokes completed; a whole day needs no large numbers. */
function turn(build: PlantBuild, course: Course, flow: number, span: number): number {
  if (flow === 0) return 0;
  if (span !== MS_PER_DAY) {
    const [count, carry] = divModMulAdd(course.carry, flow, span, build.wholeStroke);
    course.carry = carry;
    return count;
  }
  const begun = Math.floor(course.carry / MS_PER_DAY);
  const count = Math.floor((begun + flow) / build.stroke);
  course.carry += (flow - count * build.stroke) * MS_PER_DAY;
  return count;
}

/** Moves a course to a moment of its open piece. @param at  course.at … course.end */
export function moveTo(state: PlantState, conditions: Conditions, course: Course, at: number): void {
  const span = at - course.at;
  const count = turn(state.build, course, state.train.flow, span);
  if (course.rate > 0) {
    const given = Math.min(count, course.fits);
    course.pumped += given * course.stroke;
    course.fits -= given;
  }
  relax(course, course.rate, conditions.tau, span);
  course.commanded += count;
  course.at = at;
  if (course.endsDry && at === course.end && !course.dry) {
    course.dry = true;
    course.stretch -= course.stroke;
  }
}

/** Moves a course to the end of its piece and opens the next one. */
export function nextPiece(state: PlantState, conditions: Conditions, course: Course): void {
  moveTo(state, conditions, course, course.end);
  openPiece(state, conditions, course);
}
