import { formatTemperature, type Pressure, plain, type Temperature } from '../../src/units/index.js';
import { everywhere, type FaultKind, numberOf, steady } from './kind.js';

/** Absolute pressure at sea level, kPa. */
const SEA_LEVEL = 101.325;

/** Fever, hot bath or sun on the pump. */
export const heat: FaultKind = {
  kind: 'heat',
  title: 'fever or outer heat',
  attaches: ['bodyTemperature'],
  parameters: {
    temperature: {
      unit: 'temperature',
      text: 'temperature of the pump',
      default: 40,
      min: 20,
      max: 60,
      source: 'S46 (flow rises above 39 °C); default and range A-81',
    },
  },
  effect: 'the stroke volume grows with temperature',
  signature: 'temperature alarm; less than expected comes back; mild overdose',
  table: ['F-26'],
  source: 'S46; SR-026',
  supports: everywhere,
  plan: (parameters) => {
    const to = numberOf(parameters, 'temperature') as Temperature;
    return steady({ bodyTemperature: to }, `the pump is at ${formatTemperature(to)}`);
  },
};

const surrounded = (parameters: Parameters<FaultKind['plan']>[0]) => {
  const to = numberOf(parameters, 'ambient') as Pressure;
  return steady({ ambientPressure: to }, `the surroundings are at ${plain(to)} kPa`);
};

/** Dive or hyperbaric chamber. */
export const dive: FaultKind = {
  kind: 'dive',
  title: 'dive or hyperbaric chamber',
  attaches: ['ambientPressure'],
  parameters: {
    ambient: {
      unit: 'pressure',
      text: 'absolute pressure of the surroundings',
      default: 2 * SEA_LEVEL,
      min: SEA_LEVEL,
      max: 1000,
      source: 'S46, S47 (limit 2.0 ATA, 10 m); range A-81',
    },
  },
  effect: 'the stroke volume falls with outer pressure; lasting damage to the reservoir is the fault dive-damage',
  signature: 'no alarm; more than expected comes back; under-dose',
  table: ['F-24'],
  source: 'S46, S47',
  supports: everywhere,
  plan: surrounded,
};

/** Reservoir crushed by a dive. */
export const diveDamage: FaultKind = {
  kind: 'dive-damage',
  title: 'reservoir crushed by a dive',
  attaches: ['fillLimit'],
  parameters: {
    holds: {
      unit: 'fraction',
      text: 'share of its capacity that the reservoir still takes',
      default: 0.675,
      min: 0.05,
      max: 1,
      source: 'S47 (27 of 40 mL), S49 (14 of 20 mL)',
    },
  },
  effect: 'less goes in at every refill; what is in stays in',
  signature: 'no alarm; the syringe meets its end early at the refill; low and empty sooner than with a full one',
  table: ['F-24'],
  source: 'S47, S49',
  supports: everywhere,
  plan: (parameters) => steady({ fillLimit: numberOf(parameters, 'holds') }, 'the shell of the reservoir is crushed'),
};

/** Flight or mountain. */
export const altitude: FaultKind = {
  kind: 'altitude',
  title: 'flight or mountain',
  attaches: ['ambientPressure'],
  parameters: {
    ambient: {
      unit: 'pressure',
      text: 'absolute pressure of the surroundings',
      default: 75,
      min: 10,
      max: SEA_LEVEL,
      source: 'S52 (2,500 m, about 75 kPa); range A-81',
    },
  },
  effect: 'the stroke volume rises as outer pressure falls',
  signature: 'no alarm; less than expected comes back',
  table: [],
  source: 'S52, S55',
  supports: everywhere,
  plan: surrounded,
};
