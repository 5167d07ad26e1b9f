import type { Refusal } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import type { WeekStep } from '../protocol/index.js';
import {
  type Concentration,
  type DayTime,
  formatDayTime,
  MS_PER_DAY,
  WEEKDAYS,
  type WeekTime,
} from '../units/index.js';
import { flowForDose } from './amounts.js';
import { undeliverable } from './deliverable.js';
import type { DayPattern } from './prescription.js';

/** A week of steps, and what is wrong with the patterns it comes from. */
export type WeekAnswer = { readonly week: readonly WeekStep[]; readonly refusals: readonly Refusal[] };

const dayName = (day: number): string => WEEKDAYS[day] ?? `day ${day}`;
const dayNames = (days: readonly number[]): string => days.map(dayName).join(', ');

const dayRefusals = (patterns: readonly DayPattern[]): readonly Refusal[] => {
  const given = patterns.flatMap((pattern) => [...pattern.days]);
  const every = WEEKDAYS.map((_, day) => day);
  const unknown = given.filter((day) => !every.includes(day));
  const twice = every.filter((day) => given.filter((other) => other === day).length > 1);
  const missing = every.filter((day) => !given.includes(day));
  const expected = 'each day of the week in exactly one pattern';
  const out: Refusal[] = [];
  if (unknown.length > 0) {
    const remedy = `use ${WEEKDAYS.join(', ')}`;
    out.push({ code: 'flex-day-unknown', found: dayNames(unknown), expected, remedy });
  }
  if (twice.length > 0) {
    const remedy = 'take the day out of all patterns but one';
    out.push({ code: 'flex-day-twice', found: `${dayNames(twice)} given twice`, expected, remedy });
  }
  if (missing.length > 0) {
    const remedy = 'add the day to a pattern';
    out.push({ code: 'flex-day-missing', found: `no pattern for ${dayNames(missing)}`, expected, remedy });
  }
  return out;
};

const stepRefusals = (pattern: DayPattern, profile: Profile): readonly Refusal[] => {
  const { steps } = pattern;
  const where = dayNames(pattern.days);
  const most = profile.limits.flexStepsPerDay;
  const out: Refusal[] = [];
  if (steps.length === 0) {
    const remedy = 'add a step such as 00:00 with its dose';
    out.push({ code: 'flex-day-empty', found: `${where}: no step`, expected: 'at least one step', remedy });
  }
  if (steps.length > most.value) {
    const found = `${where}: ${steps.length} steps`;
    out.push({ code: 'flex-too-many-steps', found, expected: `at most ${most.text} a day`, remedy: 'use fewer steps' });
  }
  let last = Number.NEGATIVE_INFINITY;
  for (const { at } of steps) {
    const found = `${where}: ${formatDayTime(at)}`;
    const order = { found, expected: 'steps in order of time, each time once' };
    if (at === last) out.push({ code: 'flex-step-twice', ...order, remedy: 'keep one of the two steps' });
    if (at < last) out.push({ code: 'flex-steps-unsorted', ...order, remedy: 'put the steps in order of time' });
    if (!(at >= 0 && at < MS_PER_DAY)) {
      out.push({ code: 'flex-step-outside-day', found, expected: '00:00 to 23:59', remedy: 'write a time of the day' });
    }
    last = Math.max(last, at);
  }
  return out;
};

const weekTime = (day: number, at: DayTime): WeekTime => (day * MS_PER_DAY + at) as WeekTime;

/**
 * The week of flows that day patterns make, Monday first. A step holds until the next one, across midnight, and Sunday's
 * last one into Monday; neighbours with equal flow stay two steps.
 *
 * @returns the week in order of time (of use only when `refusals` is empty) and every refusal; never throws
 * @source  at most 13 steps a day S35
 */
export function weekOf(patterns: readonly DayPattern[], profile: Profile, c: Concentration): WeekAnswer {
  const refusals = [...dayRefusals(patterns), ...patterns.flatMap((pattern) => stepRefusals(pattern, profile))];
  const week: WeekStep[] = [];
  for (const { days, steps } of patterns) {
    for (const { at, dose } of steps) {
      const flow = flowForDose(dose, c);
      const where = `${dayNames(days)} ${formatDayTime(at)}`;
      const refusal = flow.ok ? undeliverable(flow.value, profile, where) : flow.refusal;
      if (refusal !== null) refusals.push(refusal);
      if (flow.ok) for (const day of days) week.push({ at: weekTime(day, at), flow: flow.value });
    }
  }
  return { week: week.sort((a, b) => a.at - b.at), refusals };
}
