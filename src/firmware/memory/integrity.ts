/**
 * What has been found wrong with the memory itself and has not been cleared since: nothing, something that decides no dose,
 * or something that does.
 */
export type MemoryFailure = 'none' | 'other' | 'dose';

/** What the pump knows of the state of its memory. */
export type IntegrityMemory = {
  readonly failed: MemoryFailure;
  /**
   * The second copy of every part, and the check sum that each copy carries; null while both copies are the same: each
   * write writes both, and a copy that cannot differ need not be kept.
   */
  readonly second: { readonly parts: object; readonly sum: number } | null;
};

/** A sound memory. */
export const freshIntegrity = (): IntegrityMemory => ({ failed: 'none', second: null });
