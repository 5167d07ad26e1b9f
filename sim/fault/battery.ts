import type { Resistance } from '../../src/units/index.js';
import { everywhere, type FaultKind, numberOrNull, steady, wordOf } from './kind.js';

/**
 * Added resistance that brings the loaded voltage of a fresh battery below the reset level, or between the replacement
 * level and the reset level, in every family that ships with the project (a test checks it).
 */
const FILM: Readonly<Record<string, number>> = { reset: 500, 'early-indicator': 150 };

/** Film inside the battery that raises its resistance. */
export const batteryFilm: FaultKind = {
  kind: 'battery-film',
  title: 'film in the battery',
  attaches: ['batteryResistance'],
  parameters: {
    outcome: {
      unit: 'word',
      text: 'reset: the supply gives way under load; early-indicator: it only droops to the replacement level',
      default: 'reset',
      words: ['reset', 'early-indicator'],
      source: 'S23, S79',
    },
    resistance: {
      unit: 'resistance',
      text: 'added internal resistance; fitting the outcome on a fresh battery when not given',
      default: null,
      min: 0,
      max: 100_000,
      source: 'ASSUMED, A-80',
    },
  },
  effect: 'the voltage droops whenever the rotor is moved',
  signature: 'low-battery reset (critical) and the stated low flow, or the replacement indicator long before its time',
  table: ['F-07', 'F-08'],
  source: 'S23, S79; SR-034, SR-035',
  supports: everywhere,
  plan: (parameters) => {
    const outcome = wordOf(parameters, 'outcome');
    const added = numberOrNull(parameters, 'resistance') ?? FILM[outcome] ?? 0;
    return steady({ batteryResistance: added as Resistance }, `a film of ${added} ohm has grown in the battery`);
  },
};

/** Battery gauge that reports the replacement level at once. */
export const batteryGaugeEarly: FaultKind = {
  kind: 'battery-gauge-early',
  title: 'replacement level reported too early',
  attaches: ['sensors.battery'],
  parameters: {},
  effect: 'the gauge reports the replacement level although the battery is sound',
  signature: 'replacement indicator early; 90 days later end of service; nothing else',
  table: ['F-08'],
  source: 'S23',
  supports: everywhere,
  plan: () => steady({ sensors: { battery: 'early' } }, 'the battery gauge reports the replacement level'),
};

/** Battery gauge that reports nothing. */
export const batteryGaugeSilent: FaultKind = {
  kind: 'battery-gauge-silent',
  title: 'battery gauge silent',
  attaches: ['sensors.battery'],
  parameters: {},
  effect: 'the replacement level is never reported; the pump runs on into the reset',
  signature: 'low-battery reset without an indicator before it',
  table: ['F-08'],
  source: 'S23 (end of service without the 90 days)',
  supports: everywhere,
  plan: () => steady({ sensors: { battery: 'silent' } }, 'the battery gauge reports nothing'),
};
