import {
  type Duration,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  PL_PER_ML,
} from '../../src/units/index.js';
import {
  everywhere,
  type FaultKind,
  type FaultParameters,
  type FaultPlan,
  numberOf,
  type Phase,
  steady,
} from './kind.js';

/** A growth is told in this many even steps. */
const STEPS = 12;

/** Resistance and loss rise evenly from nothing to what is written. */
function growing(parameters: FaultParameters): FaultPlan {
  const over = numberOf(parameters, 'over');
  const resistance = 1 / numberOf(parameters, 'open') - 1;
  const loss = numberOf(parameters, 'loss');
  const during: Phase[] = [];
  for (let n = 1; n <= STEPS; n += 1) {
    const part = n / STEPS;
    const after = Math.floor((over * (n - 1)) / (STEPS - 1)) as Duration;
    const set = { lineOpen: 1 / (1 + resistance * part), tipLoss: loss * part };
    during.push({ after, set, text: `the mass at the tip grows, step ${n} of ${STEPS}` });
  }
  return { during, afterEnd: [] };
}

/** Inflammatory mass around the tip. */
export const tipGranuloma: FaultKind = {
  kind: 'tip-granuloma',
  title: 'mass around the tip',
  attaches: ['lineOpen', 'tipLoss'],
  parameters: {
    over: {
      unit: 'duration',
      text: 'how long it grows, in twelve even steps',
      default: 180 * MS_PER_DAY,
      min: MS_PER_DAY,
      max: 3650 * MS_PER_DAY,
      source: 'ASSUMED, A-100 (months: S89, S90)',
    },
    open: {
      unit: 'fraction',
      text: 'how open the outlet is at the end; flow resistance is the healthy one divided by this',
      default: 0.05,
      min: 0.000001,
      max: 1,
      source: 'ASSUMED, A-100',
    },
    loss: {
      unit: 'fraction',
      text: 'share of what leaves the tip that stays in the mass at the end',
      default: 0.6,
      min: 0,
      max: 1,
      source: 'ASSUMED, A-100',
    },
  },
  effect: 'the way out of the tip gets narrower, and less and less of what leaves it comes into the spinal fluid',
  signature: 'no alarm; refill as expected; the effect fades over months, and raising the dose feeds the mass',
  table: ['F-18'],
  source: 'S89, S90',
  supports: everywhere,
  plan: growing,
};

/** Tip that has left its place. */
export const tipMigration: FaultKind = {
  kind: 'tip-migration',
  title: 'tip that has left its place',
  attaches: ['tipLoss'],
  parameters: {
    loss: {
      unit: 'fraction',
      text: 'share of what leaves the tip that no longer comes where it is meant to',
      default: 0.5,
      min: 0,
      max: 1,
      source: 'ASSUMED, A-101',
    },
  },
  effect: 'what leaves the tip comes elsewhere, in part or altogether; the pump moves what it always did',
  signature: 'no alarm; refill as expected; another level of effect',
  table: ['F-19'],
  source: 'S85, S86',
  supports: everywhere,
  plan: (parameters) => steady({ tipLoss: numberOf(parameters, 'loss') }, 'the tip has left its place'),
};

function sessions(parameters: FaultParameters): FaultPlan {
  const on = numberOf(parameters, 'on');
  const cycle = on + numberOf(parameters, 'off');
  const set = { backflow: Math.round((numberOf(parameters, 'volume') * MS_PER_DAY) / on) };
  const during: Phase[] = [];
  for (let n = 0; n < numberOf(parameters, 'count'); n += 1) {
    during.push({ after: (n * cycle) as Duration, set, text: `pressure drives fluid backwards, time ${n + 1}` });
    during.push({ after: (n * cycle + on) as Duration, set: {}, text: `the pump runs forward again, time ${n + 1}` });
  }
  return { during, afterEnd: [] };
}

/** Spinal fluid that pressure drives back into the reservoir, session after session. */
export const backflow: FaultKind = {
  kind: 'backflow',
  title: 'spinal fluid driven back into the reservoir',
  attaches: ['backflow'],
  parameters: {
    volume: {
      unit: 'volume',
      text: 'what runs back each time',
      default: 0.4 * PL_PER_ML,
      min: 1_000_000,
      max: 10 * PL_PER_ML,
      source: 'ASSUMED, A-102',
    },
    on: {
      unit: 'duration',
      text: 'how long each time lasts',
      default: 90 * MS_PER_MINUTE,
      min: MS_PER_SECOND,
      max: 30 * MS_PER_DAY,
      source: 'ASSUMED, A-102 (a session in a chamber)',
    },
    off: {
      unit: 'duration',
      text: 'how long the pump runs forward in between',
      default: 22.5 * MS_PER_HOUR,
      min: MS_PER_SECOND,
      max: 365 * MS_PER_DAY,
      source: 'ASSUMED, A-102',
    },
    count: { unit: 'count', text: 'how often', default: 49, min: 1, max: 1000, source: 'S50 (seven weeks), A-102' },
  },
  effect:
    'strokes move nothing meanwhile; spinal fluid follows at the tip, and reaches the reservoir once the line is drawn through',
  signature: 'no alarm; more than expected comes back, and it is diluted; under-dose',
  table: ['F-25'],
  source: 'S50; SR-024',
  supports: everywhere,
  plan: sessions,
};
