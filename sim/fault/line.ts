import { type Duration, MS_PER_HOUR, MS_PER_SECOND } from '../../src/units/index.js';
import {
  everywhere,
  type FaultKind,
  type FaultParameters,
  type FaultPlan,
  numberOf,
  type Phase,
  steady,
} from './kind.js';

const BLOCKED = { lineOpen: 0 } as const;

/** Catheter blocked altogether. */
export const occlusion: FaultKind = {
  kind: 'occlusion',
  title: 'catheter blocked',
  attaches: ['lineOpen'],
  parameters: {},
  effect:
    'nothing passes the catheter; the pump fills the line until its pressure shows, and lets go of what is stored when it clears',
  signature:
    'no alarm without a pressure sensor, else occlusion after minutes to hours; more than expected comes back; withdrawal',
  table: ['F-15'],
  source: 'S81, S84, S86; SR-022, SR-023',
  supports: everywhere,
  plan: () => steady(BLOCKED, 'the catheter is blocked'),
};

/** Catheter narrowed. */
export const partialOcclusion: FaultKind = {
  kind: 'partial-occlusion',
  title: 'catheter narrowed',
  attaches: ['lineOpen'],
  parameters: {
    open: {
      unit: 'fraction',
      text: 'how open the catheter still is; flow resistance is the healthy one divided by this',
      default: 0.01,
      min: 0.000001,
      max: 1,
      source: 'ASSUMED, A-73',
    },
  },
  effect: 'flow resistance rises; drug goes on, later, under more pressure',
  signature: 'no alarm, or occlusion suspected with a pressure sensor; delayed effect of changes',
  table: ['F-15'],
  source: 'S86',
  supports: everywhere,
  plan: (parameters) => steady({ lineOpen: numberOf(parameters, 'open') }, 'the catheter is narrowed'),
};

function postures(parameters: FaultParameters): FaultPlan {
  const on = numberOf(parameters, 'on');
  const cycle = on + numberOf(parameters, 'off');
  const set = { lineOpen: numberOf(parameters, 'open') };
  const during: Phase[] = [];
  for (let n = 0; n < numberOf(parameters, 'count'); n += 1) {
    during.push({ after: (n * cycle) as Duration, set, text: `the catheter kinks, time ${n + 1}` });
    during.push({ after: (n * cycle + on) as Duration, set: {}, text: `the kink opens, time ${n + 1}` });
  }
  return { during, afterEnd: [] };
}

/** Kink that comes and goes with posture. */
export const kink: FaultKind = {
  kind: 'kink',
  title: 'kink that comes and goes with posture',
  attaches: ['lineOpen'],
  parameters: {
    count: { unit: 'count', text: 'how often', default: 7, min: 1, max: 5000, source: 'ASSUMED, A-74' },
    on: {
      unit: 'duration',
      text: 'how long the kink lasts each time',
      default: 8 * MS_PER_HOUR,
      min: MS_PER_SECOND,
      max: 365 * 24 * MS_PER_HOUR,
      source: 'ASSUMED, A-74 (a night in one position)',
    },
    off: {
      unit: 'duration',
      text: 'how long the line is open in between',
      default: 16 * MS_PER_HOUR,
      min: MS_PER_SECOND,
      max: 365 * 24 * MS_PER_HOUR,
      source: 'ASSUMED, A-74',
    },
    open: {
      unit: 'fraction',
      text: 'how open the kinked catheter still is; 0 is blocked',
      default: 0,
      min: 0,
      max: 1,
      source: 'ASSUMED, A-74',
    },
  },
  effect: 'the catheter is blocked and opens again and again; what is stored each time is let go at once',
  signature: 'no alarm without a pressure sensor; slightly more than expected comes back; effect follows posture',
  table: ['F-16'],
  source: 'S86',
  supports: everywhere,
  plan: postures,
};

/** Leak at the connector. */
export const leak: FaultKind = {
  kind: 'leak',
  title: 'leak at the connector',
  attaches: ['leakShare'],
  parameters: {
    share: {
      unit: 'fraction',
      text: 'share of what passes the connector that is lost there',
      default: 0.5,
      min: 0,
      max: 1,
      source: 'ASSUMED, A-75',
    },
  },
  effect: 'part of what the pump moves never reaches the catheter',
  signature: 'no alarm; refill as expected; loss of effect, fluid in the pocket',
  table: ['F-17'],
  source: 'S85, S86',
  supports: everywhere,
  plan: (parameters) => steady({ leakShare: numberOf(parameters, 'share') }, 'the connector leaks'),
};

/** Catheter off the pump. */
export const disconnection: FaultKind = {
  kind: 'disconnection',
  title: 'catheter off the pump',
  attaches: ['leakShare'],
  parameters: {},
  effect: 'all that the pump moves is lost at the connector; the catheter stands still',
  signature: 'no alarm; refill as expected; withdrawal',
  table: ['F-17'],
  source: 'S86',
  supports: everywhere,
  plan: () => steady({ leakShare: 1 }, 'the catheter has come off'),
};
