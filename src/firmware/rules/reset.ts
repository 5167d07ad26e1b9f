import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareEvent } from '../events.js';

/**
 * When what was under way has ended for an event: now; but where the watchdog had cut the drive before it could reset the pump,
 * at that moment. What a stalled firmware did not see is booked as it was driven, not as it was meant.
 *
 * @returns a moment not before the last order to the drive
 * @requirement SR-029
 */
export const endedAt = (c: FirmwareContext, event: FirmwareEvent): Instant =>
  event.type === 'sensor.watchdog-reset'
    ? (Math.max(c.motor.train.start, event.at - Math.max(0, event.heldOff)) as Instant)
    : event.at;
