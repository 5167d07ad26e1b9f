import { withChanges } from '../../base/index.js';
import type { ArmedFlow } from '../../protocol/index.js';
import { type Flow, type Instant, NO_FLOW, strokeMoment } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { freshMeasuredFlow, type MeasuredFlowMemory } from '../memory/measured-flow.js';
import { strokesBooked } from './reservoir-estimate.js';

/** Just below standing still: whoever passes more than this does not run backwards any more, pL/day. */
const BACKWARDS = -1 as Flow;
const SILENT: ArmedFlow = { above: null, below: null, reverse: null };

/** A share of the commanded flow, pL/day; nothing of a drive that stands. @param percent  % */
const shareOf = (c: FirmwareContext, percent: number): Flow => Math.floor((c.motor.train.flow * percent) / 100) as Flow;

/** The flow above which the alarm does not wait: any at all, where none was commanded. @requirement SR-007 */
export const farAbove = (c: FirmwareContext): Flow => shareOf(c, c.config.flowFarOver);

/**
 * What the pump wants to hear of its flow in its present state.
 *
 * A pump that has stopped because too much flows asks nothing more: only a clinician ends that. One whose stall is known does not
 * ask whether too little passes.
 *
 * @requirement SR-007, SR-008, SR-024
 */
export function flowLevels(c: FirmwareContext): ArmedFlow {
  const { flowMargin, flowOver, flowUnder, stroke: reverse } = c.config;
  const { backwards, deviation, over } = c.measured;
  if (over) return SILENT;
  if (backwards) return { above: BACKWARDS, below: null, reverse: null };
  if (c.motor.train.flow === 0) return { above: NO_FLOW, below: null, reverse };
  switch (deviation) {
    case 'above':
      return { above: farAbove(c), below: shareOf(c, flowOver - flowMargin), reverse };
    case 'below':
      return { above: shareOf(c, flowUnder + flowMargin), below: null, reverse };
    default:
      return { above: shareOf(c, flowOver), below: c.motor.stalled ? null : shareOf(c, flowUnder), reverse };
  }
}

/** The memory of a flow that is again what it should be. */
export const asCommanded = (c: FirmwareContext): MeasuredFlowMemory => withChanges(c.measured, freshMeasuredFlow());

/** The memory of a flow that is too large or too small from `at` on. */
export const deviating = (c: FirmwareContext, deviation: 'above' | 'below', at: Instant): MeasuredFlowMemory =>
  withChanges(c.measured, { deviation, since: at, strokesThen: strokesBooked(c, at), under: false });

/** The memory of a pump that gives too much. @requirement SR-007 */
export const overDelivering = (c: FirmwareContext): MeasuredFlowMemory =>
  withChanges(asCommanded(c), { deviation: 'above', over: true });

/** The memory of a pump that gives too little. @requirement SR-008 */
export const underDelivering = (c: FirmwareContext): MeasuredFlowMemory =>
  withChanges(asCommanded(c), { deviation: 'below', under: true });

/** The memory of a pump through which fluid runs back. @requirement SR-024 */
export const runningBack = (c: FirmwareContext): MeasuredFlowMemory => withChanges(asCommanded(c), { backwards: true });

/**
 * When a deviation has lasted too long: for its span, and over its number of strokes.
 *
 * @returns moment, or null while nothing waits, the drive stands or a stall is known
 * @requirement SR-007, SR-008
 */
export function deviationDue(c: FirmwareContext): Instant | null {
  const { since, strokesThen } = c.measured;
  // While a stall is known no stroke is booked, so none can be counted either.
  if (since === null || !c.motor.booking) return null;
  const enough = strokeMoment(c.motor.train, strokesThen + c.config.flowStrokes - c.motor.booked);
  return enough === null ? null : (Math.max(enough, since + c.config.flowSpan) as Instant);
}
