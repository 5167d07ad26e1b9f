import { type Instant, MS_PER_DAY } from '../../src/units/index.js';
import { beginCourse, type Conditions, type Course, conditionsOf, moveTo, nextPiece, openPiece } from './course.js';
import { FORGOTTEN } from './relaxation.js';
import type { PlantState } from './state.js';
import { strokeVolume } from './stroke-volume.js';

/**
 * Moves a course over whole days as long as nothing but age and pressure changes, then opens the piece it stands in.
 *
 * The same arithmetic as {@link moveTo} piece by piece, to the last bit, without its general cases.
 *
 * @param until  no piece is entered that begins at or after this moment
 */
function overDays(state: PlantState, conditions: Conditions, course: Course, until: number): void {
  const { build, train } = state;
  const { gain, tau } = conditions;
  const periods = MS_PER_DAY / tau;
  if (!conditions.aging || periods <= FORGOTTEN || course.at % MS_PER_DAY !== 0 || course.rate === 0) return;
  const whole = Math.floor(train.flow / build.stroke);
  const part = train.flow - whole * build.stroke;
  const begunAtFirst = Math.floor(course.carry / MS_PER_DAY);
  let { at, commanded, pumped, out, stretch, stroke, rate } = course;
  let begun = begunAtFirst;
  while (at + MS_PER_DAY < until && stretch >= 0) {
    const pressure = build.tipPressure + stretch / build.compliance;
    const volume = strokeVolume(build.stroke, gain, at / MS_PER_DAY, pressure);
    if (volume === 0 || (train.flow + 3 * build.stroke) * volume >= (state.usable - pumped) * build.stroke) break;
    stroke = volume;
    rate = (train.flow * stroke) / build.wholeStroke;
    const more = begun + part >= build.stroke ? 1 : 0;
    begun += part - more * build.stroke;
    commanded += whole + more;
    pumped += (whole + more) * stroke;
    const level = rate * tau;
    out += stretch + level * (periods - 1);
    stretch += level - stretch;
    at += MS_PER_DAY;
  }
  if (at === course.at) return;
  Object.assign(course, { at, commanded, pumped, out, stretch, stroke, rate });
  course.carry += (begun - begunAtFirst) * MS_PER_DAY;
  openPiece(state, conditions, course);
}

/** Moves a course to the piece that holds `at`; stops sooner at a piece in which the pump runs dry. */
export function walkTo(state: PlantState, conditions: Conditions, course: Course, at: number): void {
  while (course.end < at && !course.endsDry) {
    nextPiece(state, conditions, course);
    overDays(state, conditions, course, at);
  }
}

/** What has happened between the anchor and `at`: exact, and the same however often one looks. */
export function courseTo(state: PlantState, at: Instant): Course {
  const conditions = conditionsOf(state);
  const course = beginCourse(state, conditions);
  walkTo(state, conditions, course, at);
  if (course.end < at) nextPiece(state, conditions, course);
  if (at > course.at) moveTo(state, conditions, course, at);
  return course;
}
