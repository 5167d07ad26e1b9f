import { withChanges } from '../../base/index.js';
import type { BitFlip } from '../../protocol/index.js';
import type { FirmwareEvent } from '../events.js';
import { afterCheck, afterUpset } from '../rules/memory-check.js';
import { announce, book, type Guards } from './words.js';

/** Questions of the region `memory`: whether it is what was written. */
export const memoryGuards = {
  doseMemoryFailed: ({ context }) => context.integrity.failed === 'dose',
  otherMemoryFailed: ({ context }) => context.integrity.failed === 'other',
} satisfies Guards;

/** Orders of the region `memory`: whether it is what was written. */
export const memoryOrders = {
  flipBit: book(({ context, event }) => afterUpset(context, event as FirmwareEvent & BitFlip)),
  checkMemory: book(({ context }) => afterCheck(context)),
  announceCheck: announce('internal.memory-checked', ({ event }) => ({ at: event.at })),
  clearMemoryError: book(({ context }) => ({ integrity: withChanges(context.integrity, { failed: 'none' }) })),
};
