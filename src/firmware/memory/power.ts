import type { SelfTestPart } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';

/** What the pump remembers of its service and its supply. */
export type PowerMemory = {
  readonly implantedAt: Instant | null;
  readonly selfTestEnd: Instant | null;
  /** something has reset the pump and no program has been accepted since */
  readonly wasReset: boolean;
  /** one of these resets came from the supply */
  readonly supplyFailed: boolean;
  /** one of these resets came from the watchdog */
  readonly loopFailed: boolean;
  /** what the self-test under way has found so far */
  readonly foundPart: SelfTestPart | null;
  /** what the last self-test has found, until another one is passed */
  readonly failedPart: SelfTestPart | null;
};

/** A pump that has not been implanted. */
export const freshPower = (): PowerMemory => ({
  implantedAt: null,
  selfTestEnd: null,
  wasReset: false,
  supplyFailed: false,
  loopFailed: false,
  foundPart: null,
  failedPart: null,
});
