import { invariant, ok, type Result, refuse } from '../../base/index.js';
import type { Bridge, Fluid } from '../../protocol/index.js';
import {
  type Flow,
  formatConcentration,
  formatVolume,
  type Instant,
  NO_FLOW,
  strokeMoment,
  type Volume,
} from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareEvent } from '../events.js';
import type { RunningBridge } from '../memory/bridge.js';
import type { DoseHistory, PastBasal } from '../memory/history.js';
import type { FirmwareOutput } from '../outputs.js';
import { amountOf, withBasalEnded, withGiven } from './history.js';
import { endedEntry } from './ledger-entry.js';
import { oldStrokesLeft } from './old-fluid.js';
import { overrun } from './overrun.js';
import { flowDeliverable } from './program.js';
import { strokesBooked } from './reservoir-estimate.js';

const nameOf = ({ drug, concentration }: Fluid): string => `${drug} at ${formatConcentration(concentration)}`;

/**
 * Whether a program may begin with this bridge, or without one: the line holds one other fluid, the one that the
 * bridge was reckoned for, and the bridge is as long as what is left of
 * it, to a stroke. One that is longer would give the new fluid at the flow of the old one, a shorter one the old fluid at the flow of the new.
 *
 * @requirement SR-020, SR-053
 */
export function bridgeAnswer(c: FirmwareContext, bridge: Bridge | undefined, at: Instant): Result<true> {
  if (bridge === undefined) return ok(true);
  const deliverable = flowDeliverable(bridge.flow, c.config);
  if (!deliverable.ok) return deliverable;
  const left = oldStrokesLeft(c, at);
  if (left === 0) {
    const expected = 'another fluid in the line than in the reservoir';
    return refuse('bridge-without-change', 'a line that holds what the reservoir holds', expected, 'leave it out');
  }
  const fluid = c.oldFluid?.fluid ?? null;
  if (fluid === null) {
    const remedy = 'program without a bridge, and watch the patient until the line holds the new fluid';
    return refuse('bridge-mixed-line', 'a line that holds more than one fluid', 'one fluid before the new one', remedy);
  }
  if (bridge.fluid.drug !== fluid.drug || bridge.fluid.concentration !== fluid.concentration) {
    const remedy = 'work the bridge out for the fluid that the pump says its line still holds';
    return refuse('bridge-fluid', `a bridge of ${nameOf(bridge.fluid)}`, nameOf(fluid), remedy);
  }
  const { stroke } = c.config;
  if (Number.isSafeInteger(bridge.volume) && Math.ceil(bridge.volume / stroke) === left) return ok(true);
  const remedy = 'give what the line still holds of the fluid before';
  return refuse('bridge-volume', `${bridge.volume} pL`, formatVolume(left * stroke), remedy);
}

/** The bridge that an allowed order starts. */
export function startedBridge(c: FirmwareContext, bridge: Bridge | undefined, at: Instant): RunningBridge | null {
  const fluid = c.oldFluid?.fluid ?? null;
  if (bridge === undefined || fluid === null) return null;
  const fromStroke = strokesBooked(c, at);
  const { flow, volume } = bridge;
  return { from: at, flow, volume, fluid, fromStroke, untilStroke: fromStroke + oldStrokesLeft(c, at) };
}

/** When the bridge under way is over if nothing holds it up; null when there is none, or while it does not flow. */
export const bridgeEnd = (c: FirmwareContext): Instant | null =>
  c.bridge === null || !c.motor.booking ? null : strokeMoment(c.motor.train, c.bridge.untilStroke - c.motor.booked);

/** Whether the last stroke of the bridge is booked. */
export const bridgeIsOver = (c: FirmwareContext, at: Instant): boolean =>
  c.bridge !== null && strokesBooked(c, at) >= c.bridge.untilStroke;

/** A flow of another fluid as the flow of the fluid in the reservoir that gives as much drug. @requirement SR-013 */
const asFlowOf = (fluid: Fluid, flow: Flow, now: Fluid): Flow =>
  amountOf({ drug: fluid.drug, concentration: fluid.concentration, amount: flow }, now) as Flow;

/** The flow of a bridge that is ordered now, as one of the fluid in the reservoir; 0 without one. @requirement SR-013 */
export function bridgeFlow(c: FirmwareContext, bridge: Bridge | undefined): Flow {
  const fluid = c.oldFluid?.fluid ?? null;
  return bridge === undefined || fluid === null ? NO_FLOW : asFlowOf(fluid, bridge.flow, c.reservoir);
}

/** What a bridge that ends at `until` counts in dose windows: a basal flow of the old fluid. @requirement SR-013 */
const asPastBasal = (c: FirmwareContext, bridge: RunningBridge, until: Instant): PastBasal => ({
  until,
  flow: asFlowOf(bridge.fluid, bridge.flow, c.reservoir),
  asGiven: { ...bridge.fluid, amount: bridge.flow },
});

/** The history once the bridge under way has ended at `at`; what a drive gave past its last stroke was the new fluid. @requirement SR-013, SR-029 */
export function historyAfterBridge(c: FirmwareContext, at: Instant): DoseHistory {
  if (c.bridge === null) return c.history;
  const { doseWindowMax } = c.config;
  const history = withBasalEnded(c.history, asPastBasal(c, c.bridge, at), doseWindowMax);
  const beyond = overrun(c.bridge.flow, bridgeEnd(c), at);
  return beyond === 0 ? history : withGiven(history, { end: at, volume: beyond }, doseWindowMax, at);
}

/** The history as it will be once the bridge under way is over. */
export function historyWithBridge(c: FirmwareContext, at: Instant): DoseHistory {
  if (c.bridge === null) return c.history;
  const { given, basals } = c.history;
  return { given, basals: [...basals, asPastBasal(c, c.bridge, bridgeEnd(c) ?? at)] };
}

/** What a bridge has given up to `at`: whole strokes, at most what was asked. */
export const bridgeGiven = (c: FirmwareContext, bridge: RunningBridge, at: Instant): Volume =>
  Math.min(bridge.volume, (strokesBooked(c, at) - bridge.fromStroke) * c.config.stroke) as Volume;

/** Whether nothing is left that a bridge could lead into: the therapy has stopped, or its program has run to its end. */
export const bridgeMustEnd = (c: FirmwareContext): boolean =>
  c.bridge !== null && (!c.infusion.running || c.infusion.complete);

/** Why an event ends a bridge before its time. */
export function cutReason(c: FirmwareContext, { type }: FirmwareEvent): string {
  if (type === 'command.program') return 'reprogrammed';
  if (type === 'command.refill') return 'refilled with another fluid';
  return type === 'sensor.brown-out' || type === 'sensor.watchdog-reset'
    ? 'reset'
    : c.infusion.complete
      ? 'program complete'
      : 'therapy stopped';
}

/** The one ledger entry of a bridge that ends at `at`. @param reason  why it was cut short; not told when it was not */
export function bridgeEntry(c: FirmwareContext, at: Instant, reason: string): FirmwareOutput {
  const { bridge } = c;
  invariant(bridge !== null, 'firmware: a bridge ended that was not running');
  return endedEntry('bridge', bridge, bridgeGiven(c, bridge, at), at, reason);
}
