/** How far the pump's own clock, the one on a wall, is from the time that the pump has counted. */
export type ClockMemory = {
  /** ms, whole; below 0 when it was set or has jumped back */
  readonly shift: number;
};

/** A clock that goes as it was started. */
export const freshClock = (): ClockMemory => ({ shift: 0 });
