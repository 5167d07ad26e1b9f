import type { Command, DrugClass, Fluid } from '../../protocol/index.js';
import { primeVolume } from '../../therapy/index.js';
import { type Instant, strokeMoment, type Volume } from '../../units/index.js';
import type { FirmwareConfig } from '../config.js';
import type { FirmwareContext } from '../context.js';
import type { OldFluid } from '../memory/old-fluid.js';
import { fluidChanges, strokesBooked } from './reservoir-estimate.js';

type Refill = Extract<Command, { type: 'command.refill' }>;

/** Strokes that fill tubing and catheter once, the last one begun counted whole. @source ASSUMED, A-230 */
export const lineStrokes = ({ line, stroke }: FirmwareConfig): number =>
  Math.ceil(primeVolume(line, 'full-system') / stroke);

/** Strokes until what the line still holds of a fluid before has left it; 0 when it holds none. */
export const oldStrokesLeft = (c: FirmwareContext, at: Instant): number =>
  c.oldFluid === null ? 0 : Math.max(0, c.oldFluid.goneAt - strokesBooked(c, at));

/** When the last of it leaves the line if the drive goes on as it does; null when there is none, or while nothing is booked. */
export const oldFluidEnd = (c: FirmwareContext): Instant | null =>
  c.oldFluid === null || !c.motor.booking ? null : strokeMoment(c.motor.train, c.oldFluid.goneAt - c.motor.booked);

/** The class that bears a stop worse. */
const stricter = (a: DrugClass, b: DrugClass): DrugClass => (a === 'withdrawal-risk' ? a : b);

/**
 * The class by which alarms are ranked and flow is stopped: what the patient gets comes out of the line, so that a drug which
 * must not stop counts until the last of it has left. [decision 12]
 *
 * @requirement SR-037
 */
export const drugClassNow = ({ oldFluid, reservoir }: FirmwareContext): DrugClass =>
  oldFluid === null ? reservoir.drugClass : stricter(oldFluid.drugClass, reservoir.drugClass);

/**
 * What the line holds of a fluid before once an allowed refill has come; null when it holds none. A fluid that was replaced before a
 * stroke of it entered the line was never in it; one that came behind the rest of another leaves a line that no one flow can bridge.
 */
export function oldFluidAfter(c: FirmwareContext, refill: Refill, at: Instant): OldFluid | null {
  const before = oldStrokesLeft(c, at) === 0 ? null : c.oldFluid;
  if (!fluidChanges(c, refill)) return before;
  const booked = strokesBooked(c, at);
  if (booked === 0) return null;
  const { drug, concentration } = c.reservoir;
  const drugClass = before === null ? c.reservoir.drugClass : stricter(before.drugClass, c.reservoir.drugClass);
  const goneAt = booked + lineStrokes(c.config);
  if (before !== null && before.goneAt === goneAt) {
    const again = before.fluid?.drug === refill.drug && before.fluid.concentration === refill.concentration;
    return again ? null : { fluid: before.fluid, drugClass, goneAt };
  }
  const isFull = before === null && booked >= lineStrokes(c.config);
  return { fluid: isFull ? { drug, concentration } : null, drugClass, goneAt };
}

/** What the line still holds of a fluid before, by the pump's own count: null for a fluid where it holds several, null when it holds none. */
export function oldFluidNow(
  c: FirmwareContext,
  at: Instant,
): { readonly fluid: Fluid | null; readonly volume: Volume } | null {
  const left = oldStrokesLeft(c, at);
  if (c.oldFluid === null || left === 0) return null;
  return { fluid: c.oldFluid.fluid, volume: (left * c.config.stroke) as Volume };
}
