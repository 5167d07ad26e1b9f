import type { Instant } from '../../units/index.js';

/** What the pump remembers of its service and its supply. */
export type PowerMemory = {
  readonly implantedAt: Instant | null;
  readonly selfTestEnd: Instant | null;
  /** a supply failure has reset the pump and no program has been accepted since */
  readonly wasReset: boolean;
};

/** A pump that has not been implanted. */
export const freshPower = (): PowerMemory => ({ implantedAt: null, selfTestEnd: null, wasReset: false });
