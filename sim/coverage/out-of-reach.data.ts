import type { OutOfReach } from './reason.js';

/** Arrows of the firmware that no story can take. */
export const FIRMWARE_OUT_OF_REACH: readonly OutOfReach[] = [];

/** Phases of alarms that no story can bring. */
export const ALARMS_OUT_OF_REACH: readonly OutOfReach[] = [];
