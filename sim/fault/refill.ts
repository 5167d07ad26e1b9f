import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import { PL_PER_ML } from '../../src/units/index.js';
import { everywhere, type FaultKind, numberOf, steady, wordOf } from './kind.js';

/** A wrong number typed for the fill. */
export const wrongVolumeTyped: FaultKind = {
  kind: 'wrong-volume-typed',
  title: 'wrong fill volume typed',
  attaches: ['refill.typedOffset'],
  parameters: {
    offset: {
      unit: 'volume',
      text: 'by how much the typed fill differs from the true one',
      default: 2 * PL_PER_ML,
      min: 0,
      max: 40 * PL_PER_ML,
      source: 'ASSUMED, A-77',
    },
    direction: {
      unit: 'word',
      text: 'whether more or less is typed than was filled',
      default: 'more',
      words: ['more', 'less'],
      source: 'S27',
    },
  },
  effect: 'refills while the fault lasts start the firmware count from a wrong volume',
  signature: 'low-reservoir alarm at the wrong date; next refill off by the error; runs dry early when more was typed',
  table: ['F-22'],
  source: 'S27',
  supports: everywhere,
  plan: (parameters) => {
    const sign = wordOf(parameters, 'direction') === 'more' ? 1 : -1;
    return steady(
      { refill: { typedOffset: sign * numberOf(parameters, 'offset') } },
      'the typed fill is not what goes in',
    );
  },
};

/** Drug injected beside the port. */
export const pocketFill: FaultKind = {
  kind: 'pocket-fill',
  title: 'fill beside the port',
  attaches: ['refill.pocketShare'],
  parameters: {
    share: {
      unit: 'fraction',
      text: 'share of the fill that goes into the pocket around the pump',
      default: 1,
      min: 0,
      max: 1,
      source: 'S70 (part or all)',
    },
  },
  effect: 'part or all of the fill goes into tissue; the firmware counts it as in the reservoir',
  signature:
    'the refill is logged as done; far less comes back next time; overdose in minutes to hours, then withdrawal',
  table: ['F-20'],
  source: 'S70, S97',
  supports: everywhere,
  plan: (parameters) =>
    steady({ refill: { pocketShare: numberOf(parameters, 'share') } }, 'the needle is beside the port'),
};

/** Drug of another strength than typed. */
export const wrongConcentration: FaultKind = {
  kind: 'wrong-concentration',
  title: 'drug of another strength than typed',
  attaches: ['refill.concentrationFactor'],
  parameters: {
    factor: {
      unit: 'fraction',
      text: 'true concentration divided by the typed one',
      default: 4,
      min: 0.01,
      max: 100,
      source: 'S9; default is 2000 µg/mL for 500 µg/mL, A-78',
    },
  },
  effect: 'volumes are right, every dose is scaled by the factor',
  signature: 'nothing in log and refill; overdose or withdrawal by the factor',
  table: ['F-21'],
  source: 'S9, S69',
  supports: everywhere,
  plan: (parameters) =>
    steady(
      { refill: { concentrationFactor: numberOf(parameters, 'factor') } },
      'the drug is not of the typed strength',
    ),
};

/** Another drug in the syringe than typed. */
export const wrongDrug: FaultKind = {
  kind: 'wrong-drug',
  title: 'another drug than typed',
  attaches: ['refill.drug', 'refill.concentrationFactor'],
  parameters: {
    drug: {
      unit: 'word',
      text: 'drug that is truly in the syringe',
      default: 'morphine',
      words: BUILT_IN_FORMULARY.map((drug) => drug.name),
      source: 'S9',
    },
    factor: {
      unit: 'fraction',
      text: 'its concentration divided by the typed one',
      default: 1,
      min: 0.01,
      max: 100,
      source: 'ASSUMED, A-103',
    },
  },
  effect: 'volumes are right, the drug is not; from the next fill on the line brings the wrong one',
  signature: 'nothing in log and refill; withdrawal from the one drug, overdose of the other',
  table: ['F-21'],
  source: 'S9',
  supports: everywhere,
  plan: (parameters) =>
    steady(
      { refill: { drug: wordOf(parameters, 'drug'), concentrationFactor: numberOf(parameters, 'factor') } },
      'the drug is not the typed one',
    ),
};
