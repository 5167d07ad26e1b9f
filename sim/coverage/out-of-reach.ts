import type { ChartName } from '../trace/index.js';
import { ALARMS_OUT_OF_REACH, FIRMWARE_OUT_OF_REACH } from './out-of-reach.data.js';
import type { OutOfReach } from './reason.js';

const byName = (groups: readonly OutOfReach[]): ReadonlyMap<string, string> =>
  new Map(groups.flatMap(({ why, names }) => names.map((name) => [name, why] as const)));

const NOBODY_KNOWS: ReadonlyMap<string, string> = new Map();

/** For each chart its arrows that cannot be taken, with why; only the firmware's have been explained. */
export const ARROWS_OUT_OF_REACH: Readonly<Record<ChartName, ReadonlyMap<string, string>>> = {
  firmware: byName(FIRMWARE_OUT_OF_REACH),
  telemetry: NOBODY_KNOWS,
  programmer: NOBODY_KNOWS,
  handheld: NOBODY_KNOWS,
  link: NOBODY_KNOWS,
};

/** Phases of alarms that cannot come, with why. */
export const PHASES_OUT_OF_REACH: ReadonlyMap<string, string> = byName(ALARMS_OUT_OF_REACH);
