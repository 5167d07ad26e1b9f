import { describe, expect, it } from 'vitest';
import * as clock from '../../../../src/firmware/rules/clock.js';
import { stepAt } from '../../../../src/firmware/rules/schedule.js';
import { type Instant, MS_PER_DAY, MS_PER_HOUR, MS_PER_WEEK, type WeekTime } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { flex, simple } from '../../../support/orders.js';

const D = MS_PER_DAY;
const set = (to: number) => ({ type: 'command.set-clock', to: to as WeekTime }) as const;
const setAt = (hours: number, at: number) => ({ ...set(hours * MS_PER_HOUR), at: h(at), id: 1 });
/** Pump clocks start on Monday at 08:00. */
const shifted = (hours: number) => memory({ clock: { shift: hours * MS_PER_HOUR } });

/** Steps at hours of the week, given in flex since then. */
function flexAt(hours: readonly number[], at: number, more: object = {}, shift = 0) {
  const program = flex(hours.map((hour, i) => [hour, 0.1 + i / 100]));
  const week = program.basal.mode === 'flex' ? program.basal.week : [];
  const c = memory({ clock: { shift } });
  const { next } = stepAt(week, clock.weekOffsetNow(c), h(at));
  return memory({ clock: { shift }, infusion: { program, nextStep: next, ...more } });
}
const hoursOf = (steps: readonly { readonly at: number }[]) => steps.map(({ at }) => at / MS_PER_HOUR);
const passed = (c: ReturnType<typeof memory>, by: number, at: number) => {
  const { skipped, repeated } = clock.stepsMoved(c, by * MS_PER_HOUR, h(at));
  return { skipped: hoursOf(skipped), repeated: hoursOf(repeated) };
};

describe('the clock on the wall', () => {
  it('SR-047 shows counted time, from where it was started, and how far it was moved', () => {
    expect(clock.wallAt(memory(), h(3))).toBe(h(11));
    expect(clock.wallAt(shifted(-20), h(3))).toBe(-9 * MS_PER_HOUR);
    expect(clock.weekOffsetNow(shifted(-20))).toBe(MS_PER_WEEK - 12 * MS_PER_HOUR);
  });

  it.each([
    ['as it is', 11, 3, 0],
    ['an hour on', 12, 3, 1],
    ['an hour back', 10, 3, -1],
    ['back over the end of the week', 167, 3, -12],
    ['on over the end of the week', 1, 167 - 8, 2],
    ['half a week on, which is as far as half a week back', 11 + 84, 3, 84],
    ['more than half a week on', 11 + 85, 3, -83],
  ])('SR-047 is set the shorter way round: %s', (_, to, at, by) => {
    expect(clock.movedBy(memory(), setAt(to, at))).toBe(by * MS_PER_HOUR);
  });

  it('SR-047 is set by what it shows, however it was moved before', () => {
    const c = shifted(-5);
    expect(clock.movedBy(c, setAt(11, 3))).toBe(5 * MS_PER_HOUR);
    expect(clock.moved(c, setAt(11, 3))).toEqual({ shift: 0 });
    const jump = { type: 'clock.jumped', at: h(3), by: -7 } as const;
    expect(clock.moved(c, jump)).toEqual({ shift: -5 * MS_PER_HOUR - 7 });
  });

  it('is moved by nothing else', () => expect(clock.movedBy(memory(), { type: 'clock.deadline', at: h(3) })).toBe(0));

  it.each([
    [0, true],
    [MS_PER_WEEK - 1, true],
    [MS_PER_WEEK, false],
    [-1, false],
    [0.5, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
  ])('SR-053 can be set to a whole moment of the week: %d ms', (to, allowed) => {
    const answer = clock.setClockAllowed(set(to));
    if (allowed) expect(answer).toEqual({ ok: true, value: true });
    else expect(answer).toMatchObject({ ok: false, refusal: { code: 'clock-time' } });
  });

  it.each([
    [1, true],
    [-1, true],
    [-(2 ** 32), true],
    [0, false],
    [0.5, false],
    [Number.NaN, false],
    [Number.NEGATIVE_INFINITY, false],
    [2 ** 52 - h(11), true],
    [2 ** 52 - h(11) + 1, false],
    [-(2 ** 52) - h(11), true],
    [-(2 ** 52) - h(11) - 1, false],
    ['1', false],
    [null, false],
    [undefined, false],
  ])('SR-047 can jump by whole milliseconds within what a clock can show: %d ms', (by, can) => {
    expect(clock.isJump(memory(), by, h(3))).toBe(can);
  });
});

describe('steps of the day', () => {
  // steps at Mon 08:00, 12:00, 20:00 and Tue 08:00; 3 h after the start it is Mon 11:00
  const week = [8, 12, 20, 32];
  const now = flexAt(week, 3);

  it.each([
    ['within a step', 0.5, [], []],
    ['to the beginning of the next one', 1, [], []],
    ['into the next one', 2, [], []],
    ['to the beginning of the one after it', 9, [12], []],
    ['to just before that', 9 - 1e-6, [], []],
    ['over two', 22, [12, 20], []],
    ['over a whole week, and a step more', 168 + 9, [8, 12, 20, 32], []],
    ['over a whole week: the one in force ends and begins again', 168, [12, 20, 32], []],
    ['back within a step', -2, [], []],
    ['back to its very beginning', -3, [], [8]],
    ['back to just after that', -3 + 1e-6, [], []],
    ['back before its beginning', -3 - 1e-6, [], [8]],
    ['back over three', -168 + 1 + 8, [], [8, 20, 32]],
    ['back over a week', -168, [], [8, 12, 20, 32]],
    ['over many weeks', 1_193, [8, 12, 20, 32], []],
    ['back over many weeks', -1_193, [], [8, 12, 20, 32]],
  ])('SR-047 are skipped whole or begin again when the clock goes %s', (_, by, skipped, repeated) => {
    expect(passed(now, Math.round(by * MS_PER_HOUR) / MS_PER_HOUR, 3)).toEqual({ skipped, repeated });
  });

  it('SR-047 count from what the clock showed, however it was moved before', () => {
    const c = flexAt(week, 3, {}, D);
    // it shows Tue 11:00
    expect(passed(c, -16, 3)).toEqual({ skipped: [], repeated: [20, 32] });
    expect(passed(c, 6 * 24, 3)).toEqual({ skipped: [], repeated: [] });
    expect(passed(c, 6 * 24 + 1, 3)).toEqual({ skipped: [8], repeated: [] });
  });

  it('SR-047 are counted to the millisecond', () => {
    const begins = flexAt(week, 0);
    const by = (ms: number) => clock.stepsMoved(begins, ms, h(0));
    expect(by(0)).toEqual({ skipped: [], repeated: [] });
    expect(by(1)).toEqual({ skipped: [], repeated: [] });
    expect(hoursOf(by(-1).repeated)).toEqual([8]);
  });

  it('SR-047 that are due at the very moment have not begun yet', () => {
    // at 4 h it is 12:00, and nobody has told the pump so
    const c = memory({ infusion: { program: now.infusion.program, nextStep: h(4) } });
    expect(passed(c, 8, 4)).toEqual({ skipped: [12], repeated: [] });
    expect(passed(c, -1, 4)).toEqual({ skipped: [], repeated: [] });
  });

  it('SR-047 that came while the pump could not see to it count as begun', () => {
    // at 5 h it is 13:00, and the step of 12:00 still waits
    const c = memory({ infusion: { program: now.infusion.program, nextStep: h(4) } });
    expect(passed(c, 18, 5)).toEqual({ skipped: [], repeated: [] });
    expect(passed(c, 19, 5)).toEqual({ skipped: [20], repeated: [] });
    expect(passed(c, -1, 5)).toEqual({ skipped: [], repeated: [12] });
  });

  it.each([
    ['in a pause', flexAt(week, 3, { suspended: true })],
    ['after a stop', flexAt(week, 3, { running: false })],
    ['in a prime', flexAt(week, 3, { prime: { from: h(2), until: h(4), flow: 1, volume: 1, fills: 0 as never } })],
    ['of a week of one step', flexAt([8], 3)],
    ['of a program without them', memory({ infusion: { program: simple(0.1), nextStep: h(4) } })],
    ['before any program', memory({ infusion: { program: null } })],
  ])('are neither %s', (_, c) => {
    expect(passed(c, 500, 3)).toEqual({ skipped: [], repeated: [] });
    expect(passed(c, -500, 3)).toEqual({ skipped: [], repeated: [] });
  });

  it('SR-047 are told with the move, and who has made it', () => {
    const told = { type: 'clock.moved', at: h(3) as Instant };
    const jump = { type: 'clock.jumped', at: h(3), by: -4 * MS_PER_HOUR } as const;
    const { basal } = flex([[8, 0.1]]);
    const repeated = basal.mode === 'flex' ? basal.week : [];
    expect(clock.clockMoved(now, jump)).toEqual({ ...told, by: jump.by, cause: 'jumped', skipped: [], repeated });
    expect(clock.clockMoved(now, setAt(12, 3))).toEqual({
      ...told,
      by: MS_PER_HOUR,
      cause: 'set',
      skipped: [],
      repeated: [],
    });
  });
});
