import { batteryFilm, batteryGaugeSilent, batteryGlitch } from './battery.js';
import { clockDrift, clockJump } from './clock.js';
import { strokeCounter } from './counter.js';
import { overDelivery, underDelivery } from './delivery.js';
import { firmwareHang } from './firmware.js';
import type { FaultKind } from './kind.js';
import { disconnection, kink, leak, occlusion, partialOcclusion } from './line.js';
import { memoryUpset } from './memory.js';
import { pocketFill, wrongConcentration, wrongDrug, wrongVolumeTyped } from './refill.js';
import { intermittentStall, mriStall, permanentStall } from './rotor.js';
import { selfTestFails } from './self-test.js';
import { flowSensorStuck, pressureSensorStuck, rotorSensorStuck, temperatureSensorStuck } from './sensors.js';
import { altitude, dive, diveDamage, heat } from './surroundings.js';
import { backflow, tipGranuloma, tipMigration } from './tip.js';
import { abortedUpdate } from './update.js';

const KINDS: readonly FaultKind[] = [
  mriStall,
  permanentStall,
  intermittentStall,
  occlusion,
  partialOcclusion,
  kink,
  leak,
  disconnection,
  tipGranuloma,
  tipMigration,
  backflow,
  overDelivery,
  underDelivery,
  wrongVolumeTyped,
  pocketFill,
  wrongConcentration,
  wrongDrug,
  batteryFilm,
  batteryGaugeSilent,
  batteryGlitch,
  pressureSensorStuck,
  flowSensorStuck,
  rotorSensorStuck,
  temperatureSensorStuck,
  strokeCounter,
  memoryUpset,
  clockJump,
  clockDrift,
  selfTestFails,
  firmwareHang,
  abortedUpdate,
  heat,
  dive,
  diveDamage,
  altitude,
];

/** All faults that a scenario may order, by kind. */
export const FAULTS: Readonly<Record<string, FaultKind>> = Object.fromEntries(KINDS.map((kind) => [kind.kind, kind]));
