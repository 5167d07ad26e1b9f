import { floorMulDiv, withChanges } from '../../base/index.js';
import { type Instant, MS_PER_DAY, NO_FLOW, retimed, strokesBy } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { MotorMemory } from '../memory/motor.js';
import { wantedFlow } from './flow.js';

/** The motor driven at the flow wanted now; strokes so far are booked, the fraction under way is kept. */
export function redriven(c: FirmwareContext, at: Instant): MotorMemory {
  const { motor } = c;
  const train = retimed(motor.train, at, wantedFlow(c));
  const booked = motor.booked + (motor.booking ? strokesBy(motor.train, at).count : 0);
  const standing = train.flow === 0 || motor.stalled;
  return withChanges(motor, {
    train,
    booked,
    standingSince: standing ? (motor.standingSince ?? at) : null,
    stoppedTooLong: standing && motor.stoppedTooLong,
  });
}

/** How many expected strokes without a turn count as a stall at the present flow: never sooner than the set span. */
export function strokesToStall(c: FirmwareContext): number {
  const { stallAtLeast, stallStrokes, stroke } = c.config;
  const inSpan = floorMulDiv(c.motor.train.flow, stallAtLeast, stroke * MS_PER_DAY) + 1;
  return Math.max(stallStrokes, inSpan);
}

/** The motor once a stall is known: from now on strokes are not booked, since nothing is given. @requirement SR-031 */
export function stalledFrom(c: FirmwareContext, at: Instant): MotorMemory {
  const booked = c.motor.booked + (c.motor.booking ? strokesBy(c.motor.train, at).count : 0);
  return withChanges(c.motor, {
    train: retimed(c.motor.train, at, c.motor.train.flow),
    booked,
    booking: false,
    suspected: false,
    stalled: true,
    standingSince: c.motor.standingSince ?? at,
  });
}

/**
 * The motor once the rotor was seen to turn again. The stroke that showed it is booked; what was missed is not made up.
 *
 * @requirement SR-032
 */
export function turningAgain(c: FirmwareContext, at: Instant): MotorMemory {
  const { motor } = c;
  if (!motor.stalled) return withChanges(motor, { suspected: false });
  const stands = motor.train.flow === 0;
  return withChanges(motor, {
    train: retimed(motor.train, at, motor.train.flow),
    booked: motor.booked + 1,
    booking: true,
    suspected: false,
    stalled: false,
    standingSince: stands ? motor.standingSince : null,
    stoppedTooLong: stands && motor.stoppedTooLong,
  });
}

/** The motor whose drive the watchdog has cut at `at`: what it had moved until then is booked. @requirement SR-029 */
export function cutOff(c: FirmwareContext, at: Instant): MotorMemory {
  const { motor } = c;
  return withChanges(motor, {
    train: retimed(motor.train, at, NO_FLOW),
    booked: motor.booked + (motor.booking ? strokesBy(motor.train, at).count : 0),
    standingSince: motor.standingSince ?? at,
  });
}

/** Moment at which a standstill has lasted too long, if it is not yet signalled. */
export const tooLongAt = (c: FirmwareContext): Instant | null =>
  c.motor.standingSince === null || c.motor.stoppedTooLong || c.power.implantedAt === null || c.battery.ended
    ? null
    : ((Math.max(c.motor.standingSince, c.power.implantedAt) + c.config.stoppedTooLong) as Instant);
