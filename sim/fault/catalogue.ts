import { batteryFilm, batteryGaugeSilent } from './battery.js';
import { overDelivery, underDelivery } from './delivery.js';
import type { FaultKind } from './kind.js';
import { disconnection, kink, leak, occlusion, partialOcclusion } from './line.js';
import { pocketFill, wrongConcentration, wrongVolumeTyped } from './refill.js';
import { intermittentStall, mriStall, permanentStall } from './rotor.js';
import { pressureSensorStuck, rotorSensorStuck, temperatureSensorStuck } from './sensors.js';
import { altitude, dive, heat } from './surroundings.js';

const KINDS: readonly FaultKind[] = [
  mriStall,
  permanentStall,
  intermittentStall,
  occlusion,
  partialOcclusion,
  kink,
  leak,
  disconnection,
  overDelivery,
  underDelivery,
  wrongVolumeTyped,
  pocketFill,
  wrongConcentration,
  batteryFilm,
  batteryGaugeSilent,
  pressureSensorStuck,
  rotorSensorStuck,
  temperatureSensorStuck,
  heat,
  dive,
  altitude,
];

/** All faults that a scenario may order, by kind. */
export const FAULTS: Readonly<Record<string, FaultKind>> = Object.fromEntries(KINDS.map((kind) => [kind.kind, kind]));
