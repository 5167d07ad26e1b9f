/** The parts of the pump's memory, as a bit flip may name them. */
export const MEMORY_PARTS = [
  'power',
  'clock',
  'infusion',
  'bolus',
  'square',
  'bridge',
  'history',
  'patient',
  'line',
  'oldFluid',
  'reservoir',
  'battery',
  'temperature',
  'counter',
  'measured',
  'motor',
  'restarts',
  'armed',
  'alarm',
  'integrity',
  'store',
] as const;

/** One of them. */
export type MemoryPart = (typeof MEMORY_PARTS)[number];

/** One bit that changes by itself. Cells of the part and bits of the cell are counted round, from 0. */
export type BitFlip = {
  readonly part: MemoryPart;
  readonly cell: number;
  readonly bit: number;
  /** everything but the program store is kept twice */
  readonly copy: 'first' | 'second';
};
