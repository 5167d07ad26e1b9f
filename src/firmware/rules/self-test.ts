import { withChanges } from '../../base/index.js';
import type { SelfTestPart } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { PowerMemory } from '../memory/power.js';
import { reached } from './flow.js';

/** The memory of a self-test that begins at `at`. @requirement SR-027 */
export const testing = (c: FirmwareContext, at: Instant): PowerMemory =>
  withChanges(c.power, { selfTestEnd: (at + c.config.selfTest) as Instant, foundPart: null });

/** The memory once a part has failed; the first one names the failure. */
export const withFailure = (c: FirmwareContext, part: SelfTestPart): PowerMemory =>
  c.power.foundPart === null ? withChanges(c.power, { foundPart: part, failedPart: part }) : c.power;

/** The memory after a self-test: what an earlier one had found is over when this one has passed. */
export const tested = (c: FirmwareContext): PowerMemory =>
  withChanges(c.power, { selfTestEnd: null, foundPart: null, failedPart: c.power.foundPart });

/** Whether a self-test is over at `at` and every part has passed. */
export const passedAt = ({ power }: FirmwareContext, at: Instant): boolean =>
  reached(power.selfTestEnd, at) && power.foundPart === null;

/** Whether a self-test is over at `at` and a part has failed. */
export const failedAt = ({ power }: FirmwareContext, at: Instant): boolean =>
  reached(power.selfTestEnd, at) && power.foundPart !== null;
