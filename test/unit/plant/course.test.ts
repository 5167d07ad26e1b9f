import { describe, expect, it } from 'vitest';
import { beginCourse, conditionsOf, moveTo, nextPiece } from '../../../sim/plant/course.js';
import { cut, driven, HEALTHY, look, type PlantState, withPorts } from '../../../sim/plant/index.js';
import { courseTo } from '../../../sim/plant/walk.js';
import { type Flow, millilitres } from '../../../src/units/index.js';
import { at, DAY, plant } from './sample.js';

/** The course piece by piece, without the short way over whole days. */
function pieceByPiece(state: PlantState, moment: number) {
  const conditions = conditionsOf(state);
  const course = beginCourse(state, conditions);
  while (course.end < moment) nextPiece(state, conditions, course);
  moveTo(state, conditions, course, moment);
  return course;
}

describe('courseTo', () => {
  const ageing = plant({ pump: { driftPerMonth: 0.2, gainPerLineKpa: -0.003 } });
  it.each([
    ['a minimum rate', 6_000_000, 1000 * DAY + 5],
    ['a usual rate', 150_000_001, 200 * DAY + 77_777],
    ['until a midnight', 150_000_001, 200 * DAY],
    ['past the moment at which it runs dry', 800_000_000, 90 * DAY],
  ])('over whole days gives the same bits as piece by piece: %s', (_, flow, moment) => {
    for (const begin of [0, 12_345_678]) {
      const state = driven(ageing, at(begin), flow as Flow);
      expect(courseTo(state, at(moment))).toEqual(pieceByPiece(state, moment));
    }
  });

  it('one course to a moment equals the courses to an anchor between and from there', () => {
    const state = driven(ageing, at(0), 150_000_001 as Flow);
    const once = look(state, at(40 * DAY + 999));
    const twice = look(cut(state, at(17 * DAY)), at(40 * DAY + 999));
    expect(twice.pumped).toBe(once.pumped);
    expect(twice.strokesCommanded).toBe(once.strokesCommanded);
    expect(Math.abs(twice.volumes.delivered - once.volumes.delivered)).toBeLessThan(250);
  });

  it('does not move what a blocked rotor cannot move, whatever the age', () => {
    const blocked = withPorts(driven(ageing, at(0), 150_000_001 as Flow), at(0), { ...HEALTHY, rotorBlocked: true });
    expect(courseTo(blocked, at(100 * DAY))).toMatchObject({ pumped: 0, out: 0, rate: 0, commanded: 60_000 });
  });

  it('a train of the drift of 30 days is the sum of its days', () => {
    const state = driven(
      plant({ pump: { driftPerMonth: 0.3, gainPerLineKpa: 0 } }),
      at(0),
      millilitres(0.25) as number as Flow,
    );
    let sum = 0;
    for (let day = 0; day < 30; day++) sum += 1000 * Math.round(250_000 * (1 + 0.01 * (day + 0.5)));
    expect(look(state, at(30 * DAY)).pumped).toBe(sum);
  });
});
