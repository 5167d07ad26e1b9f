import type { DrugClass, Fluid } from '../../protocol/index.js';

/** What the pump believes that the line still holds of what was in the reservoir before. */
export type OldFluid = {
  /** null when the line does not hold one fluid throughout */
  readonly fluid: Fluid | null;
  /** of the fluids before, the class that bears a stop worst */
  readonly drugClass: DrugClass;
  /** strokes booked since manufacture at which the last of it has left the line */
  readonly goneAt: number;
};
