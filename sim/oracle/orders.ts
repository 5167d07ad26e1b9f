import type { Basal, Command } from '../../src/protocol/index.js';
import { MS_PER_DAY, MS_PER_WEEK } from '../../src/units/index.js';

/** What the orders of people make the drive do: stand still, give a program, or nothing that can be said. */
export type Ordered =
  /** because a person has stopped it, or because nobody has programmed what it holds */
  | { readonly does: 'stands'; readonly by: 'person' | 'nobody' }
  | { readonly does: 'gives'; readonly basal: Basal }
  | { readonly does: 'unknown' };

export const STOPPED: Ordered = { does: 'stands', by: 'person' };
export const UNPROGRAMMED: Ordered = { does: 'stands', by: 'nobody' };
export const UNKNOWN: Ordered = { does: 'unknown' };

/** Folds whole ms since a Monday, below 0 too, into one week. */
export const withinWeek = (ms: number): number => ((ms % MS_PER_WEEK) + MS_PER_WEEK) % MS_PER_WEEK;

type Flowing = { readonly flow: number; readonly until: number };

/** The step of a week in force at `at`, and when it ends. @param offset  pump clock at the start of the run, ms since Monday */
function stepOf(week: Extract<Basal, { mode: 'flex' }>['week'], offset: number, at: number): Flowing {
  const first = week[0]?.flow ?? 0;
  if (week.every((step) => step.flow === first)) return { flow: first, until: Number.POSITIVE_INFINITY };
  const clock = (at + offset) % MS_PER_WEEK;
  const after = week.findIndex((step) => step.at > clock);
  const next = week[after]?.at ?? (week[0]?.at ?? 0) + MS_PER_WEEK;
  // Before the first step of the week, and after its last, the last one is in force.
  return { flow: week.at(after === -1 ? -1 : after - 1)?.flow ?? 0, until: at + next - clock };
}

/** Basal flow that a program asks for at `at`, pL/day, and how long it stays so. @param minimum  flow of the minimum-rate mode */
export function basalOrdered(basal: Basal, offset: number, at: number, minimum: number): Flowing {
  if (basal.mode === 'flex') return stepOf(basal.week, offset, at);
  return { flow: basal.mode === 'simple' ? basal.flow : minimum, until: Number.POSITIVE_INFINITY };
}

/** Flow of a bolus, pL/day: volume over duration, rounded down. */
export const bolusFlow = (volume: number, duration: number): number =>
  Number((BigInt(volume) * BigInt(MS_PER_DAY)) / BigInt(Math.max(1, duration)));

/** Flows of the boluses under way, pL/day, by what they are. */
export type Overlays = Readonly<
  Partial<Record<'patient-bolus' | 'clinician-bolus' | 'square-bolus' | 'prime', number>>
>;

/** What boluses add to basal: a patient bolus takes the place of a square bolus while it lasts. */
export const overlaysOrdered = (flows: Overlays): number =>
  (flows['clinician-bolus'] ?? 0) + (flows['patient-bolus'] ?? flows['square-bolus'] ?? 0);

/** Whether a refill brings another fluid than the one before. */
export const isOtherFluid = (
  refill: Extract<Command, { type: 'command.refill' }>,
  fluid: { readonly drug: string; readonly concentration: number },
): boolean => refill.drug !== fluid.drug || refill.concentration !== fluid.concentration;

/** Whether the entry of a bridge is that of the one that is open, and not of one that its own program has ended at the same moment. */
export const isBookedNow = (
  record: { readonly from: number; readonly t: number; readonly reason: string },
  open: { readonly from: number } | null,
): boolean => record.from === open?.from && !(record.reason === 'reprogrammed' && record.t === open.from);
