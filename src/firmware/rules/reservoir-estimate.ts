import { ok, type Result, refuse, withChanges } from '../../base/index.js';
import type { Command } from '../../protocol/index.js';
import { isMismatch } from '../../therapy/index.js';
import { earlier, formatVolume, type Instant, strokeMoment, strokesBy, type Volume } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { ReservoirForecast, ReservoirMemory } from '../memory/reservoir.js';

/** Strokes booked since manufacture, the running train included. */
export const strokesBooked = (c: FirmwareContext, at: Instant): number =>
  c.motor.booked + (c.motor.booking ? strokesBy(c.motor.train, at).count : 0);

/**
 * What the pump believes is left: the last confirmed fill minus the strokes counted since. Nothing is measured, so it
 * is wrong whenever the typed volume, the stroke volume or the rotor is.
 *
 * @returns pL, never below 0
 * @requirement SR-018
 */
export const computedVolume = (c: FirmwareContext, at: Instant): Volume =>
  Math.max(0, c.reservoir.fill - (strokesBooked(c, at) - c.reservoir.strokesAtFill) * c.config.stroke) as Volume;

/** Moment at which the computed volume first is at or below `level` under the running train; null for never. */
function momentOf(level: Volume, c: FirmwareContext, at: Instant): Instant | null {
  const above = computedVolume(c, at) - level;
  if (above <= 0) return at;
  if (!c.motor.booking) return null;
  const already = strokesBy(c.motor.train, at).count;
  return strokeMoment(c.motor.train, already + Math.ceil(above / c.config.stroke));
}

/** Whether the forecast was made for another train or another fill. */
export function forecastIsStale(c: FirmwareContext): boolean {
  const f = c.reservoir.forecast;
  const { train, booking } = c.motor;
  return f === null || f.from !== train.start || f.flow !== train.flow || f.booking !== booking;
}

/** Works out when the thresholds will be reached if nothing changes. */
export const forecast = (c: FirmwareContext, at: Instant): ReservoirForecast => ({
  from: c.motor.train.start,
  flow: c.motor.train.flow,
  booking: c.motor.booking,
  low: c.reservoir.low ? null : momentOf(c.reservoir.lowAt, c, at),
  empty: c.reservoir.empty ? null : momentOf(c.config.emptyAt, c, at),
});

/** Next moment at which the reservoir region wants to look. */
export const reservoirDeadline = (r: ReservoirMemory): Instant | null => {
  if (r.forecast === null) return null;
  const { low, empty } = r.forecast;
  return earlier(r.low ? null : low, r.empty ? null : empty);
};

type Refill = Extract<Command, { type: 'command.refill' }>;

/** Whether a refill is one that this pump can take. @requirement SR-019, SR-053 */
export function refillAllowed(c: FirmwareContext, refill: Refill): Result<true> {
  const { capacity } = c.config;
  const whole = Number.isSafeInteger(refill.filled) && Number.isSafeInteger(refill.withdrawn);
  if (!whole || refill.filled <= 0 || refill.filled > capacity || refill.withdrawn < 0) {
    return refuse(
      'refill-volume',
      formatVolume(refill.filled),
      `more than nothing and at most the ${formatVolume(capacity)} that the reservoir takes`,
      'type the volume that was injected',
    );
  }
  if (!(refill.concentration > 0 && Number.isFinite(refill.concentration))) {
    return refuse(
      'refill-concentration',
      String(refill.concentration),
      'a concentration above 0',
      'type the concentration',
    );
  }
  if (refill.drug === c.reservoir.drug && refill.drugClass !== c.reservoir.drugClass) {
    return refuse(
      'refill-drug-class',
      `${refill.drug} as a drug of class ${refill.drugClass}`,
      `the class that it has had, ${c.reservoir.drugClass}`,
      'check the drug, or the formulary',
    );
  }
  if (c.power.implantedAt === null || c.battery.ended) {
    return refuse('pump-not-running', 'a pump that is not in service', 'a pump in service', 'replace the pump');
  }
  return ok(true);
}

/** Whether the new fill is another drug or concentration than before. @requirement SR-020 */
export const fluidChanges = (c: FirmwareContext, refill: Refill): boolean =>
  refill.drug !== c.reservoir.drug || refill.concentration !== c.reservoir.concentration;

/** Whether what was drawn out fits the pump's own count of what was left. @requirement SR-019 */
export const refillMismatches = (c: FirmwareContext, refill: Refill, at: Instant): boolean =>
  isMismatch(computedVolume(c, at), refill.withdrawn, c.config.refillMismatch);

/**
 * The reservoir while a fill waits for somebody to look: the old count goes on, so that low and empty come too soon rather than
 * too late. What the fluid is, is known at once: another one has ended the program (SR-020).
 *
 * @requirement SR-019
 */
export const withHeldFill = (c: FirmwareContext, refill: Refill, at: Instant): ReservoirMemory =>
  withChanges(c.reservoir, {
    drug: refill.drug,
    drugClass: refill.drugClass,
    concentration: refill.concentration,
    held: { fill: refill.filled, strokesAtFill: strokesBooked(c, at) },
  });

/** The reservoir once the mismatch is acknowledged: as if the fill had been booked at its refill. @requirement SR-019 */
export const heldFillBooked = (c: FirmwareContext): ReservoirMemory =>
  c.reservoir.held === null
    ? c.reservoir
    : withChanges(c.reservoir, { ...c.reservoir.held, low: false, empty: false, forecast: null, held: null });

/** The reservoir after a refill. What was left is regarded as withdrawn: the fill typed is what is there. */
export const afterRefill = (c: FirmwareContext, refill: Refill, at: Instant): ReservoirMemory =>
  withChanges(c.reservoir, {
    fill: refill.filled,
    strokesAtFill: strokesBooked(c, at),
    drug: refill.drug,
    drugClass: refill.drugClass,
    concentration: refill.concentration,
    low: false,
    empty: false,
    forecast: null,
    held: null,
  });

/** Whether a new low-reservoir level can be used. */
export function lowLevelAllowed(c: FirmwareContext, level: Volume): Result<true> {
  if (Number.isSafeInteger(level) && level >= c.config.emptyAt && level < c.config.capacity) return ok(true);
  return refuse(
    'low-alarm-range',
    formatVolume(level),
    `${formatVolume(c.config.emptyAt)} to below ${formatVolume(c.config.capacity)}`,
    'choose a level in this range',
  );
}
