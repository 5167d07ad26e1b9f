import { withChanges } from '../../base/index.js';
import type { Armed, ArmedFlow } from '../../protocol/index.js';
import { DISARMED } from '../../protocol/index.js';
import type { FirmwareContext } from '../context.js';
import { countToTell } from './counter.js';
import { flowLevels } from './measured-flow.js';
import { strokesToStall } from './motor.js';
import { temperatureLevels } from './temperature.js';

const strokesToMiss = (c: FirmwareContext): number | null => {
  if (c.motor.train.flow === 0 || c.motor.stalled) return null;
  const declare = strokesToStall(c);
  return c.motor.suspected ? declare : Math.min(c.config.stallSuspectedStrokes, declare);
};

const pressureToRise = (c: FirmwareContext): Armed['pressureAbove'] => {
  if (!c.config.pressureSensor || c.line.occluded) return null;
  return c.line.suspected ? c.config.occlusionAt : c.config.occlusionSuspectedAt;
};

/**
 * What the firmware wants to hear of in its present state; on the shelf nothing, but while a purge turns the drive all that it
 * hears of in service.
 */
export function wantedArming(c: FirmwareContext): Armed {
  if (c.battery.ended || (c.power.implantedAt === null && c.motor.train.flow === 0)) return DISARMED;
  const { config, line, motor } = c;
  const armed: Armed = {
    rotorMissed: strokesToMiss(c),
    rotorTurned: motor.train.flow !== 0 && (motor.stalled || motor.suspected),
    countDiffers: countToTell(c),
    pressureAbove: pressureToRise(c),
    pressureBelow: config.pressureSensor && (line.occluded || line.suspected) ? config.releasedBelow : null,
    batteryBelow: c.battery.replacementSince === null ? config.replacementVoltage : null,
    ...temperatureLevels(c),
    selfTest: c.power.selfTestEnd !== null && c.power.foundPart === null,
  };
  return config.flowSensor ? withChanges(armed, { flow: flowLevels(c) }) : armed;
}

const flowDiffers = (a: ArmedFlow | undefined, b: ArmedFlow | undefined): boolean =>
  a?.above !== b?.above || a?.below !== b?.below || a?.reverse !== b?.reverse;

/** Whether two armings differ in anything. */
export const armingDiffers = (a: Armed, b: Armed): boolean =>
  a.rotorMissed !== b.rotorMissed ||
  a.rotorTurned !== b.rotorTurned ||
  a.countDiffers !== b.countDiffers ||
  a.pressureAbove !== b.pressureAbove ||
  a.pressureBelow !== b.pressureBelow ||
  a.batteryBelow !== b.batteryBelow ||
  a.temperatureAbove !== b.temperatureAbove ||
  a.temperatureBelow !== b.temperatureBelow ||
  a.selfTest !== b.selfTest ||
  flowDiffers(a.flow, b.flow);
