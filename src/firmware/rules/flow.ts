import { type Flow, type Instant, NO_FLOW } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { flowOnShelf } from './purge.js';
import { squareFlow } from './square-bolus.js';
import { ceilingNow } from './stop-rule.js';

/** How a ledger says what it was that held the flow; other conditions are called by their name. */
const IN_WORDS: Readonly<Record<string, string>> = {
  'end-of-service': 'end of service',
  'empty-reservoir': 'reservoir empty',
  'memory-error-critical': 'memory error',
};

/**
 * Why nothing beside the minimum rate may move now, or null: the first reason in this order.
 *
 * @requirement SR-002, SR-018, SR-022, SR-028, SR-036
 */
export function holdReason(c: FirmwareContext): string | null {
  if (c.power.implantedAt === null) return 'not implanted';
  if (c.power.selfTestEnd !== null) return 'self-test';
  const ceiling = ceilingNow(c);
  return ceiling === null ? null : (IN_WORDS[ceiling.because] ?? ceiling.because);
}

/**
 * The flow that the motor must be driven at: one place decides, everything else only contributes.
 *
 * A stall does not change it: the drive goes on, so that a rotor that comes free turns again by itself.
 *
 * @returns pL/day; never above the pump maximum, because grants and programs are checked against it (SR-009)
 */
export function wantedFlow(c: FirmwareContext): Flow {
  if (c !== asked.memory) {
    asked.flow = workOut(c);
    asked.memory = c;
  }
  return asked.flow;
}

/** Several guards ask about one memory, and a memory never changes: so the answer is kept until the next one. */
const asked: { memory: FirmwareContext | null; flow: Flow } = { memory: null, flow: NO_FLOW };

function workOut(c: FirmwareContext): Flow {
  if (c.power.implantedAt === null) return flowOnShelf(c);
  if (c.power.selfTestEnd !== null) return NO_FLOW;
  const ceiling = ceilingNow(c);
  if (ceiling === null) return askedFlow(c);
  if (ceiling.flow === 'none') return NO_FLOW;
  // A prime that is held ends at once, and leaves what ran before it: so the drive never turns at the flow of neither.
  const { prime, running, basal } = c.infusion;
  const left = prime === null ? askedFlow(c) : running ? basal : NO_FLOW;
  return Math.min(left, c.config.minimumRate) as Flow;
}

/** What program, bolus, bridge and prime ask for, pL/day, whatever conditions leave of it; beside a bridge no bolus is granted. */
export function askedFlow(c: FirmwareContext): Flow {
  if (c.infusion.prime !== null) return c.infusion.prime.flow;
  if (!c.infusion.running || c.infusion.suspended) return NO_FLOW;
  // Whatever ran beside a program that has run to its end, ends with it.
  if (c.infusion.complete) return c.infusion.basal;
  if (c.bridge !== null) return c.bridge.flow;
  return (c.infusion.basal + (c.bolus?.flow ?? 0) + squareFlow(c.square)) as Flow;
}

/** Whether the drive runs at another flow than it should. */
export const driveIsStale = (c: FirmwareContext): boolean => wantedFlow(c) !== c.motor.train.flow;

/** Whether the drive must begin to turn or come to stand. */
export const driveStartsOrStops = (c: FirmwareContext): boolean => wantedFlow(c) > 0 !== c.motor.train.flow > 0;

/** Moment until which a thing lasts, reached or passed. */
export const reached = (moment: Instant | null, at: Instant): boolean => moment !== null && at >= moment;
