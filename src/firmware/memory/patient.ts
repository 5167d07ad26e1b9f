import type { Instant } from '../../units/index.js';

/** What the pump remembers of the patient’s requests. */
export type PatientMemory = {
  /** null while no lockout is running or the bolus it will follow is still being given */
  readonly lockoutUntil: Instant | null;
  /** moments at which boluses were granted, oldest first, pruned to the count window */
  readonly grants: readonly Instant[];
};

/** Nothing asked for yet. */
export const freshPatient = (): PatientMemory => ({ lockoutUntil: null, grants: [] });
