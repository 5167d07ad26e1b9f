/** Whether a list of alarms has one that it did not have. */
export const hasNew = (before: readonly string[], now: readonly string[]): boolean =>
  now.some((alarm) => !before.includes(alarm));
