import type { Resistance } from '../../src/units/index.js';
import { everywhere, type FaultKind, numberOrNull, steady, wordOf } from './kind.js';

/**
 * Added resistance when none is written. 500 ohm bring a fresh battery below the reset level in every family that ships
 * with the project (a test checks it); 50 ohm do not.
 *
 * @source ASSUMED, A-80
 */
const FILM: Readonly<Record<string, number>> = { reset: 500, 'early-indicator': 50 };

/** Film inside the battery that raises its resistance. */
export const batteryFilm: FaultKind = {
  kind: 'battery-film',
  title: 'film in the battery',
  attaches: ['batteryResistance', 'sensors.battery'],
  parameters: {
    outcome: {
      unit: 'word',
      text: 'reset: the supply gives way under load; early-indicator: it droops so that the gauge reads the replacement level',
      default: 'reset',
      words: ['reset', 'early-indicator'],
      source: 'S23, S79',
    },
    resistance: {
      unit: 'resistance',
      text: 'added internal resistance; 500 ohm for a reset and 50 ohm for an early indicator when not given',
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
    const film = { batteryResistance: added as Resistance };
    const set = outcome === 'reset' ? film : { ...film, sensors: { battery: 'early' as const } };
    return steady(set, `a film of ${added} ohm has grown in the battery`);
  },
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
