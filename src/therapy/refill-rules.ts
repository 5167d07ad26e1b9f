import { formatVolume, millilitres, plain, toMl, type Volume } from '../units/index.js';

/** What a refill showed, in pL; all rules below look at nothing else. */
export type RefillFacts = {
  readonly fill: Volume;
  readonly expectedResidual: Volume;
  readonly withdrawn: Volume;
  /** size of the reservoir; the fill, where no device is named */
  readonly capacity: Volume;
  /** labelled accuracy of the device in thousandths, or null when no device is named */
  readonly accuracyPerMille: number | null;
};

/** What one published rule says of a refill. */
export type RefillVerdict = {
  /** name of the rule, stable across versions */
  readonly rule: string;
  readonly source: string;
  /** the limit in words and numbers of this refill */
  readonly limit: string;
  readonly verdict: 'within' | 'beyond';
  /** what it points to, in words */
  readonly means: string;
};

const LESS_BACK = 'less came back than expected: over-delivery, drug taken out, or a typed volume that was too high';
const MORE_BACK =
  'more came back than expected: stall, blocked line, under-delivery, spinal fluid running back, or boluses that were not given';
const POCKET = 'the fill may have gone beside the port, into the pocket';
const AS_EXPECTED = 'as expected';

const verdict = (rule: string, source: string, limit: string, within: boolean, facts: RefillFacts): RefillVerdict => {
  const means = within ? AS_EXPECTED : facts.withdrawn < facts.expectedResidual ? LESS_BACK : MORE_BACK;
  return { rule, source, limit, verdict: within ? 'within' : 'beyond', means };
};

const gap = (facts: RefillFacts): number => Math.abs(facts.expectedResidual - facts.withdrawn);

/** Older teaching: what came back lies within ±20 % of what was expected. @source S61 */
export function twentyPercent(facts: RefillFacts): RefillVerdict {
  const within = 5 * gap(facts) <= facts.expectedResidual;
  return verdict(
    'residual-20-percent',
    'S61',
    `±20 % of ${formatVolume(facts.expectedResidual)} withdrawn`,
    within,
    facts,
  );
}

/**
 * Whether what came back at a refill differs from what was expected by more than `limit`; at the limit it does not. The pump
 * asks this of each refill, with its own count as what is expected.
 *
 * @requirement SR-019
 */
export const isMismatch = (expected: Volume, withdrawn: Volume, limit: Volume): boolean =>
  Math.abs(expected - withdrawn) > limit;

/** Act on more than 2 mL of difference; the rule that the pump itself follows. @source S62 */
export function twoMillilitres(facts: RefillFacts): RefillVerdict {
  const within = !isMismatch(facts.expectedResidual, facts.withdrawn, millilitres(2));
  return verdict('difference-2-ml', 'S62', 'at most 2 mL of difference', within, facts);
}

/** More than 1 mL in a 20 mL pump, or 2 mL in a larger one, may be a fill beside the port. @source S63 */
export function pocketFill(facts: RefillFacts): RefillVerdict {
  const small = facts.capacity <= millilitres(20);
  const within = gap(facts) <= millilitres(small ? 1 : 2);
  const limit = `at most ${small ? 1 : 2} mL of difference in a ${small ? '20' : '40'} mL reservoir`;
  const found = verdict('difference-by-reservoir', 'S63', limit, within, facts);
  const shortOfDrug = !within && facts.withdrawn < facts.expectedResidual;
  return shortOfDrug ? { ...found, means: `${found.means}; or ${POCKET}` } : found;
}

const ratioBetween = (facts: RefillFacts, least: number, most: number): boolean => {
  const expected = facts.fill - facts.expectedResidual;
  const actual = 1000 * (facts.fill - facts.withdrawn);
  return least * expected <= actual && actual <= most * expected;
};

/** Delivered over expected lies where 95 of 100 refills lie: 0.995 ± 0.15. @source S66 */
export function populationSpread(facts: RefillFacts): RefillVerdict {
  const within = ratioBetween(facts, 845, 1145);
  return verdict('ratio-population', 'S66', 'delivered / expected from 0.845 to 1.145', within, facts);
}

/** Delivered over expected lies within the labelled accuracy of the device. @source S62 with the accuracy of S10 */
export function labelledAccuracy(facts: RefillFacts, perMille: number): RefillVerdict {
  const within = ratioBetween(facts, 1000 - perMille, 1000 + perMille);
  const [least, most] = [plain(1 - perMille / 1000), plain(1 + perMille / 1000)];
  return verdict('ratio-device', 'S62, S10', `delivered / expected from ${least} to ${most}`, within, facts);
}

/** Every published rule on one refill, in the order of their publication. */
export function refillVerdicts(facts: RefillFacts): readonly RefillVerdict[] {
  const device = facts.accuracyPerMille === null ? [] : [labelledAccuracy(facts, facts.accuracyPerMille)];
  return [twentyPercent(facts), twoMillilitres(facts), pocketFill(facts), populationSpread(facts), ...device];
}

/** Delivered over expected, F14; null when nothing was expected to be delivered. */
export const deliveredRatio = (facts: RefillFacts): number | null => {
  const expected = facts.fill - facts.expectedResidual;
  return expected === 0 ? null : toMl(facts.fill - facts.withdrawn) / toMl(expected);
};
