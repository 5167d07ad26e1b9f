/** What the pump knows of its second stroke counter. */
export type CounterMemory = {
  /** by how many strokes it was away from the drive when it reported, signed: more counted is above 0; 0 while both agree */
  readonly off: number;
};

/** Two counters that agree. */
export const freshCounter = (): CounterMemory => ({ off: 0 });
