import type { Refusal } from '../../src/base/index.js';
import type { Profile } from '../../src/profile/index.js';
import { everywhere, type FaultKind, steady, wordOf } from './kind.js';

const reading = {
  unit: 'word',
  text: 'silent: reports nothing any more; high: reports every level as passed',
  default: 'silent',
  words: ['silent', 'high'],
  source: 'ASSUMED, A-79 (generic ways in which a sensor fails)',
} as const;

const lie = (word: string): 'silent' | 'stuck-high' => (word === 'high' ? 'stuck-high' : 'silent');

const needsPressureSensor = (profile: Profile): Refusal | null =>
  profile.sensing.pressureSensor.value
    ? null
    : {
        code: 'fault-not-supported',
        found: `pressure-sensor-stuck on ${profile.id}`,
        expected: 'a device with an outlet pressure sensor',
        remedy: 'choose a sensing device, e.g. peristaltic-40-sensing, or another fault',
      };

/** Outlet pressure sensor that no longer follows the pressure. */
export const pressureSensorStuck: FaultKind = {
  kind: 'pressure-sensor-stuck',
  title: 'outlet pressure sensor stuck',
  attaches: ['sensors.pressure'],
  parameters: { reading },
  effect: 'the firmware sees no occlusion (silent) or one that is not there (high)',
  signature: 'silent: as on a pump without the sensor; high: occlusion alarm and hold on a clear line',
  table: [],
  source: 'GIP hazard category 4 (bad sensor)',
  supports: needsPressureSensor,
  plan: (parameters) =>
    steady({ sensors: { pressure: lie(wordOf(parameters, 'reading')) } }, 'the pressure sensor is stuck'),
};

const needsFlowSensor = (profile: Profile): Refusal | null =>
  profile.sensing.flowSensor.value
    ? null
    : {
        code: 'fault-not-supported',
        found: `flow-sensor-stuck on ${profile.id}`,
        expected: 'a device with a flow sensor',
        remedy: 'choose peristaltic-40-flow, or another fault',
      };

/** Flow sensor that no longer follows the flow. */
export const flowSensorStuck: FaultKind = {
  kind: 'flow-sensor-stuck',
  title: 'flow sensor stuck',
  attaches: ['sensors.flow'],
  parameters: { reading },
  effect: 'the firmware sees no wrong flow (silent) or more flow than there is (high)',
  signature:
    'silent: as on a pump without the sensor; high: alarm of high flow in a sound pump, therapy off until it is programmed again, and then the same again',
  table: [],
  source: 'GIP hazard category 4 (bad sensor); SR-007',
  supports: needsFlowSensor,
  plan: (parameters) => steady({ sensors: { flow: lie(wordOf(parameters, 'reading')) } }, 'the flow sensor is stuck'),
};

/** Rotor sensor that reports nothing. */
export const rotorSensorStuck: FaultKind = {
  kind: 'rotor-sensor-stuck',
  title: 'rotor sensor silent',
  attaches: ['sensors.rotor'],
  parameters: {},
  effect: 'neither missed nor completed turns are reported; a stall goes unseen',
  signature: 'no stall in the log although nothing moves; more than expected comes back',
  table: [],
  source: 'GIP hazard category 4 (bad sensor)',
  supports: everywhere,
  plan: () => steady({ sensors: { rotor: 'silent' } }, 'the rotor sensor reports nothing'),
};

/** Temperature sensor that no longer follows the temperature. */
export const temperatureSensorStuck: FaultKind = {
  kind: 'temperature-sensor-stuck',
  title: 'temperature sensor stuck',
  attaches: ['sensors.temperature'],
  parameters: { reading },
  effect: 'the firmware sees no heat (silent) or heat that is not there (high)',
  signature:
    'silent: fever raises flow without alarm; high: alarm of a far too warm pump in a healthy body, no flow or the minimum rate',
  table: [],
  source: 'GIP hazard category 4 (bad sensor); SR-026',
  supports: everywhere,
  plan: (parameters) =>
    steady({ sensors: { temperature: lie(wordOf(parameters, 'reading')) } }, 'the temperature sensor is stuck'),
};
