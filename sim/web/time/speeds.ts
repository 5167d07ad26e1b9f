import type { Words } from '../words/words.js';

/** Speeds to choose from: simulated ms for each real one, by the name that message files have for it. */
export const SPEEDS: Readonly<Record<keyof Words['time']['speeds'], number>> = {
  real: 1,
  minute: 60,
  tenMinutes: 600,
  hour: 3_600,
  sixHours: 21_600,
  day: 86_400,
  week: 604_800,
  year: 525_600,
};
