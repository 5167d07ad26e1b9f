import type { Program, TherapyTold } from '../../../protocol/index.js';
import {
  type Concentration,
  doseOf,
  type Flow,
  formatConcentration,
  formatDose,
  formatDuration,
  formatMass,
  formatVolume,
  massOf,
} from '../../../units/index.js';
import type { ProgrammerOrder, TypedRefill } from '../order.js';
import type { ReviewLine } from '../review.js';
import { averageOf, stepLines, weekOf } from './compare-week.js';
import { compared, type Side, type Sides, side } from './sides.js';

/** A change of this much, either way, is asked about twice, %. @source ASSUMED, A-304 */
const BIG_CHANGE = 25;

/** What is said of a program, value by value, in doses of the fluid that it is for. */
function sidesOf({ basal, patient, windows, lasts }: Program, minimumRate: Flow, c: Concentration): Sides {
  const week = weekOf(basal, minimumRate);
  const [average, highest] = [averageOf(week), Math.max(0, ...week.map(({ flow }) => flow)) as Flow];
  const sides = new Map<string, Side>([
    ['mode', side(basal.mode)],
    ['basal dose', side(formatDose(doseOf(average, c)), average)],
    ['highest basal dose', side(formatDose(doseOf(highest, c)), highest)],
  ]);
  sides.set('patient boluses', side(patient === null ? 'none' : 'allowed'));
  if (patient !== null) {
    sides.set('patient bolus', side(formatMass(massOf(patient.bolus, c)), patient.bolus));
    sides.set('over', side(formatDuration(patient.duration), patient.duration));
    sides.set('lockout', side(formatDuration(patient.lockout), patient.lockout));
    sides.set('most boluses', side(`${patient.maxCount}`, patient.maxCount));
    sides.set('within', side(formatDuration(patient.countWindow), patient.countWindow));
  }
  for (const [i, { window, limit }] of windows.entries()) {
    const which = windows.slice(0, i).filter((other) => other.window === window).length;
    // Two limits over the same span are two limits.
    const name = `most in ${formatDuration(window)}${which === 0 ? '' : `, limit ${which + 1}`}`;
    sides.set(name, side(formatMass(massOf(limit, c)), limit));
  }
  if (lasts !== undefined) sides.set('ends after', side(formatDuration(lasts), lasts));
  return sides;
}

const NONE: Sides = new Map();

function refillLines(
  { drug, concentration, filled, withdrawn }: TypedRefill,
  told: TherapyTold,
  computed: number,
): ReviewLine[] {
  const { fluid } = told;
  const before = new Map([
    ['drug', side(fluid.drug)],
    ['concentration', side(formatConcentration(fluid.concentration), fluid.concentration)],
    ['withdrawn, against what the pump counts', side(formatVolume(computed), computed)],
  ]);
  const after = new Map([
    ['drug', side(drug)],
    ['concentration', side(formatConcentration(concentration), concentration)],
    ['withdrawn, against what the pump counts', side(formatVolume(withdrawn), withdrawn)],
    ['filled', side(formatVolume(filled))],
  ]);
  return compared(before, after);
}

/**
 * Every value that an order changes, old beside new.
 *
 * @param program   the one that it orders, if it orders one
 * @param computed  what the pump counts in its reservoir, pL
 * @param minimumRate  what the minimum-rate mode gives
 * @requirement SR-059
 */
export function linesOf(
  order: ProgrammerOrder,
  program: Program | null,
  told: TherapyTold,
  computed: number,
  minimumRate: Flow,
): readonly ReviewLine[] {
  if (order.order === 'refill') return refillLines(order, told, computed);
  if (program === null) return [];
  const c = told.fluid.concentration;
  const before = told.program === null ? NONE : sidesOf(told.program, minimumRate, c);
  const [mode, dose, highest, ...rest] = compared(before, sidesOf(program, minimumRate, c));
  // Whoever gives one flow all week needs to hear of it once.
  const isFlex = [told.program, program].some((one) => one?.basal.mode === 'flex');
  const steps = isFlex ? stepLines(told.program?.basal ?? null, program.basal, minimumRate, c) : [];
  return [mode, dose, ...(isFlex ? [highest, ...steps] : []), ...rest].filter((line) => line !== undefined);
}

/** Whether a change must be asked about twice: a number moves far, or another drug comes. @requirement SR-059 */
export const isBig = (lines: readonly ReviewLine[]): boolean =>
  lines.some(
    ({ what, before, after, percent }) =>
      (percent !== null && Math.abs(percent) >= BIG_CHANGE && !what.startsWith('withdrawn')) ||
      (what === 'drug' && before !== after) ||
      // A limit that goes, or boluses that come, have no per cent to tell how far they reach.
      (what.startsWith('most in ') && before !== null && after === 'none') ||
      (what === 'patient boluses' && before !== null && before !== after),
  );
