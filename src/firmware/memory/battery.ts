import type { Instant } from '../../units/index.js';

/** How far the battery has gone on its one way. */
export type BatteryMemory = { readonly replacementSince: Instant | null; readonly ended: boolean };

/** A new battery. */
export const freshBattery = (): BatteryMemory => ({ replacementSince: null, ended: false });
