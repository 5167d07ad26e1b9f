import { dotOf } from './dot.js';
import type { Drawing } from './drawing.js';
import { mermaidOf } from './mermaid.js';

export { type Drawing, keyOf, onlyRegion } from './drawing.js';
export { MACHINE_NAMES, type MachineName, machineOf } from './machines.js';
export { mermaidOf } from './mermaid.js';
export { NOT_CARRIED } from './not-carried.js';
export { drawingOf } from './read.js';

/** The notations in which a machine can be written; what a notation needs is loaded only when it is asked for. */
const NOTATIONS = {
  mermaid: async (drawing: Drawing) => mermaidOf(drawing),
  dot: async (drawing: Drawing) => dotOf(drawing),
  scxml: async (drawing: Drawing) => (await import('./scxml.js')).writeScxml(drawing),
} satisfies Readonly<Record<string, (drawing: Drawing) => Promise<string>>>;

/** Name of a notation. */
export type Notation = keyof typeof NOTATIONS;

/** All of them, the usual one first. */
export const NOTATION_NAMES = Object.keys(NOTATIONS) as readonly Notation[];

/** Writes a drawing in a notation. @returns text that ends with a line end; the same for the same drawing, always */
export const written = (drawing: Drawing, notation: Notation): Promise<string> => NOTATIONS[notation](drawing);
