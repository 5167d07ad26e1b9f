/** What the outlet pressure has told of the line. */
export type LineMemory = { readonly suspected: boolean; readonly occluded: boolean };

/** A clear line. */
export const freshLine = (): LineMemory => ({ suspected: false, occluded: false });
