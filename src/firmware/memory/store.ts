/**
 * Where the pump keeps its program: two slots, of which one is in use. A character is a byte, 0 … 255; an empty slot was
 * never written or has been erased.
 */
export type ProgramStore = { readonly slots: readonly [string, string] };

/** Number of a slot. */
export type SlotNumber = 0 | 1;

/** Nothing stored yet. */
export const freshStore = (): ProgramStore => ({ slots: ['', ''] });
