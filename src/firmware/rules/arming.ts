import type { Armed } from '../../protocol/index.js';
import { DISARMED } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import { strokesToStall } from './motor.js';

function rotorArming(c: FirmwareContext, at: Instant): Pick<Armed, 'rotorMissed' | 'rotorTurned'> {
  if (c.motor.train.flow === 0) return { rotorMissed: null, rotorTurned: false };
  if (c.motor.stalled) return { rotorMissed: null, rotorTurned: true };
  const declare = strokesToStall(c, at);
  if (c.motor.suspected) return { rotorMissed: declare, rotorTurned: true };
  return { rotorMissed: Math.min(c.config.stallSuspectedStrokes, declare), rotorTurned: false };
}

function lineArming(c: FirmwareContext): Pick<Armed, 'pressureAbove' | 'pressureBelow'> {
  const { occlusionAt, occlusionSuspectedAt, pressureSensor, releasedBelow } = c.config;
  if (!pressureSensor) return { pressureAbove: null, pressureBelow: null };
  if (c.line.occluded) return { pressureAbove: null, pressureBelow: releasedBelow };
  if (c.line.suspected) return { pressureAbove: occlusionAt, pressureBelow: releasedBelow };
  return { pressureAbove: occlusionSuspectedAt, pressureBelow: null };
}

/** What the firmware wants to hear of in its present state. */
export function wantedArming(c: FirmwareContext, at: Instant): Armed {
  if (c.power.implantedAt === null || c.battery.ended) return DISARMED;
  return {
    ...rotorArming(c, at),
    ...lineArming(c),
    batteryBelow: c.battery.replacementSince === null ? c.config.replacementVoltage : null,
    temperatureAbove: c.temperature.high ? null : c.config.temperatureHigh,
    temperatureBelow: c.temperature.high ? c.config.temperatureNormal : null,
  };
}

/** Whether two armings differ in anything. */
export const armingDiffers = (a: Armed, b: Armed): boolean =>
  a.rotorMissed !== b.rotorMissed ||
  a.rotorTurned !== b.rotorTurned ||
  a.pressureAbove !== b.pressureAbove ||
  a.pressureBelow !== b.pressureBelow ||
  a.batteryBelow !== b.batteryBelow ||
  a.temperatureAbove !== b.temperatureAbove ||
  a.temperatureBelow !== b.temperatureBelow;
