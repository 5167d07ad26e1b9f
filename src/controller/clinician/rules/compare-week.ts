import type { Basal, WeekStep } from '../../../protocol/index.js';
import {
  type Concentration,
  dayTimeOf,
  doseOf,
  type Flow,
  formatDayTime,
  formatDose,
  MS_PER_WEEK,
  WEEKDAYS,
  type WeekTime,
  weekdayIndex,
} from '../../../units/index.js';
import type { ReviewLine } from '../review.js';
import { lineOf, type Side, side } from './sides.js';

/** A basal as a week of steps, of one step for a constant flow. @param minimumRate  what the minimum-rate mode gives */
export function weekOf(basal: Basal, minimumRate: Flow): readonly WeekStep[] {
  if (basal.mode === 'flex') return basal.week;
  return [{ at: 0 as WeekTime, flow: basal.mode === 'simple' ? basal.flow : minimumRate }];
}

/** The flow of a week on average, pL/day. */
export function averageOf(week: readonly WeekStep[]): Flow {
  const first = week[0]?.at ?? 0;
  const sum = week.reduce(
    (total, { at, flow }, i) => total + flow * ((week[i + 1]?.at ?? first + MS_PER_WEEK) - at),
    0,
  );
  return (sum / MS_PER_WEEK) as Flow;
}

/** The flow that a week has at a moment: of the last step before it, which may be one of the week before. */
const flowAt = (week: readonly WeekStep[], at: WeekTime): Flow | undefined =>
  (week.findLast((step) => step.at <= at) ?? week.at(-1))?.flow;

/**
 * Where two weeks differ, at each moment at which one of them has a step. Days on which the same changes at the same time stand together.
 *
 * @param before  null where there is no program yet
 */
export function stepLines(before: Basal | null, after: Basal, minimumRate: Flow, c: Concentration): ReviewLine[] {
  const [was, is] = [before === null ? [] : weekOf(before, minimumRate), weekOf(after, minimumRate)];
  const steps = [before, after].flatMap((basal) => (basal?.mode === 'flex' ? basal.week : []));
  const days = new Map<string, { time: string; on: number[]; old: Side | undefined; now: Side }>();
  const inDoses = (flow: Flow): Side => side(formatDose(doseOf(flow, c)), flow);
  for (const at of [...new Set(steps.map((step) => step.at))].sort((a, b) => a - b)) {
    const [old, now] = [flowAt(was, at), flowAt(is, at) ?? minimumRate];
    if (old === now) continue;
    const time = formatDayTime(dayTimeOf(at));
    const key = `${time} ${old} ${now}`;
    const same = days.get(key) ?? {
      time,
      on: [],
      old: old === undefined ? undefined : inDoses(old),
      now: inDoses(now),
    };
    same.on.push(weekdayIndex(at));
    days.set(key, same);
  }
  return [...days.values()].map(({ time, on, old, now }) => {
    const when = on.length === WEEKDAYS.length ? 'every day' : on.map((day) => WEEKDAYS[day]).join(' ');
    return lineOf(`from ${when} ${time}`, old, now);
  });
}
