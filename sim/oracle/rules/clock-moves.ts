import type { Basal } from '../../../src/protocol/index.js';
import { formatDuration, formatWeekTime, MS_PER_WEEK, type WeekTime } from '../../../src/units/index.js';
import type { ClockRecord } from '../../trace/index.js';
import { withinWeek } from '../orders.js';
import type { Court, Rule } from '../rule.js';

type Told = Extract<ClockRecord, { what: 'told' }>;
type Week = Extract<Basal, { mode: 'flex' }>['week'];
type Memory = {
  /** what the pump clock shows, less the moment; ms since Monday */
  offset: number;
  /** moves of the present moment that the pump has told of, with the steps by which it then lived */
  told: { readonly record: Told; readonly week: Week | null }[];
  /** those that truly were, ms */
  moves: number[];
};

/** Steps that begin between two readings of a clock, or at the first of them, each as often as it comes. */
function beginnings(week: Week, from: number, to: number): { readonly at: number; readonly step: number }[] {
  const found: { at: number; step: number }[] = [];
  const monday = Math.floor(from / MS_PER_WEEK) * MS_PER_WEEK;
  for (let start = monday; start < to; start += MS_PER_WEEK)
    for (const { at } of week) if (start + at >= from && start + at < to) found.push({ at: start + at, step: at });
  return found;
}

/** Steps of a week that a clock going from one reading to another passes over whole, or lets begin again, in order. */
function passed(week: Week, from: number, to: number): readonly number[] {
  if (week.length < 2) return [];
  // Whoever passes two whole weeks passes everything.
  const far = 2 * MS_PER_WEEK;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const inside = beginnings(week, Math.max(low, high - far), high);
  const onEdge = week.some(({ at }) => at === withinWeek(high));
  // Forward, the last one that begins is the one now in force, unless another begins at the very end.
  const over = to > from && !onEdge ? inside.slice(0, -1) : inside;
  return [...new Set(over.map(({ step }) => step))].sort((a, b) => a - b);
}

const listed = (steps: readonly number[]): string =>
  steps.length === 0 ? 'none' : steps.map((at) => formatWeekTime(at as WeekTime)).join(', ');

/** The steps told, against those that the program has between the two readings of the clock. */
function judgeSteps(told: Told, from: number, week: Week | null, court: Court): void {
  const names = (steps: readonly { readonly at: number }[]): readonly number[] =>
    steps.map(({ at }) => at).sort((a, b) => a - b);
  const due = week === null ? [] : passed(week, from, from + told.by_ms);
  // A step that begins at the very moment may have begun or not.
  const unsure = week?.some(({ at }) => at === withinWeek(from)) === true ? withinWeek(from) : null;
  const same = (found: readonly number[], asked: readonly number[]): boolean =>
    listed(found.filter((at) => at !== unsure)) === listed(asked.filter((at) => at !== unsure));
  const [skipped, repeated] = told.by_ms > 0 ? [due, []] : [[], due];
  if (!same(names(told.skipped), skipped))
    court.found(`told as skipped ${listed(names(told.skipped))}; passed over ${listed(skipped)}`, told);
  if (!same(names(told.repeated), repeated))
    court.found(`told as repeated ${listed(names(told.repeated))}; begin again ${listed(repeated)}`, told);
}

/** Each move of the pump's clock is told when it happens, with the steps of the day that it skips or repeats; and no other is. */
export const clockMoves: Rule<Memory> = {
  name: 'clock-moves',
  requirement: 'SR-047',
  text: 'every move of the pump clock is told at once, with the steps of the day that are skipped or begin again',
  kinds: ['header', 'clock'],
  start: () => ({ offset: 0, told: [], moves: [] }),
  see(memory, record, court) {
    if (record.kind === 'header') memory.offset = record.options.start_week_ms;
    if (record.kind !== 'clock') return;
    if (record.what === 'jumped') memory.moves.push(record.by_ms);
    else {
      const { program, states } = court.view;
      const byTheClock = states.infusion === 'flex' && program?.basal.mode === 'flex';
      memory.told.push({ record, week: byTheClock ? program.basal.week : null });
    }
  },
  accepted(memory, command, court) {
    if (command.type !== 'command.set-clock') return;
    const shown = withinWeek(memory.offset + court.view.now + memory.moves.reduce((sum, by) => sum + by, 0));
    const forward = withinWeek(command.to - shown);
    if (forward !== 0) memory.moves.push(forward > MS_PER_WEEK / 2 ? forward - MS_PER_WEEK : forward);
  },
  momentOver(memory, court) {
    const { told, moves } = memory;
    const { now } = court.view;
    for (const [n, by] of moves.entries()) {
      court.judged();
      const word = told[n];
      if (word?.record.by_ms !== by) {
        court.found(
          `the clock moved by ${formatDuration(by)}; told was ${word ? formatDuration(word.record.by_ms) : 'nothing'}`,
        );
      } else judgeSteps(word.record, memory.offset + now, word.week, court);
      memory.offset += by;
    }
    if (told.length > moves.length)
      court.found('a move of the clock was told that never was', told[moves.length]?.record);
    memory.told = [];
    memory.moves = [];
  },
};
