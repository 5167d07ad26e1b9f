import { BATTERY_SAMPLES } from '../../src/protocol/index.js';
import { type Duration, MS_PER_DAY, MS_PER_SECOND, type Resistance } from '../../src/units/index.js';
import {
  everywhere,
  type FaultKind,
  type FaultParameters,
  type FaultPlan,
  numberOf,
  numberOrNull,
  type Phase,
  steady,
  wordOf,
} from './kind.js';

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

function glitches(parameters: FaultParameters): FaultPlan {
  const glitch = { wild: numberOf(parameters, 'wild'), reads: numberOf(parameters, 'reads') };
  const during: Phase[] = [];
  for (let n = 0; n < numberOf(parameters, 'count'); n += 1) {
    const after = (n * numberOf(parameters, 'off')) as Duration;
    during.push({
      after,
      set: { glitch },
      text: `${glitch.wild} of ${BATTERY_SAMPLES} samples go wild, reading ${n + 1}`,
    });
  }
  return { during, afterEnd: [] };
}

/** Samples of the battery gauge that are far off. */
export const batteryGlitch: FaultKind = {
  kind: 'battery-glitch',
  title: 'wild samples of the battery gauge',
  attaches: ['glitch.wild', 'glitch.reads'],
  parameters: {
    wild: {
      unit: 'count',
      text: 'how many samples of a reading are wild',
      default: 1,
      min: 1,
      max: BATTERY_SAMPLES,
      source: 'SR-035',
    },
    reads: {
      unit: 'fraction',
      text: 'what a wild sample reads, as a share of the true voltage',
      default: 0,
      min: 0,
      max: 100,
      source: 'ASSUMED, A-216',
    },
    count: { unit: 'count', text: 'how often', default: 1, min: 1, max: 1000, source: 'ASSUMED, A-216' },
    off: {
      unit: 'duration',
      text: 'how long from one to the next',
      default: MS_PER_DAY,
      min: MS_PER_SECOND,
      max: 365 * MS_PER_DAY,
      source: 'ASSUMED, A-216',
    },
  },
  effect: 'the gauge wakes the firmware with a reading of which some samples have nothing to do with the battery',
  signature: 'one wild sample: nothing; nearly all of them: the replacement indicator years too early',
  table: [],
  source: 'GIP 5.1; SR-035',
  supports: everywhere,
  plan: glitches,
};
