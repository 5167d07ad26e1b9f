import { ok, type Refusal, type Result } from '../base/index.js';
import type { Profile } from '../profile/index.js';
import {
  type Concentration,
  type DailyDose,
  durationOf,
  formatVolume,
  MS_PER_DAY,
  moved,
  picolitres,
  type Volume,
} from '../units/index.js';
import { flowForDose } from './amounts.js';
import { undeliverable } from './deliverable.js';
import { deliveredRatio, type RefillFacts, type RefillVerdict, refillVerdicts } from './refill-rules.js';

/** What a refill after so many days should show, and what it did show. */
export type RefillAnswer = {
  /** never below 0; see `ranDryOnDay` */
  readonly expectedResidual: Volume;
  /** days after the fill at which the reservoir was used up, when that lies before the refill; else null */
  readonly ranDryOnDay: number | null;
  /** expected residual minus withdrawn, pL; positive: got less back, over-delivery. Null when nothing was withdrawn yet */
  readonly discrepancy: number | null;
  /** delivered over expected; null when nothing was withdrawn yet or nothing was expected to be delivered */
  readonly deliveredRatio: number | null;
  /** one of each published rule; empty when nothing was withdrawn yet */
  readonly verdicts: readonly RefillVerdict[];
};

/** What was filled, what ran, and what came back. */
export type RefillInput = {
  readonly fill: Volume;
  readonly dose: DailyDose;
  readonly concentration: Concentration;
  /** days since the fill, fractions allowed, 0 … 36,500 */
  readonly days: number;
  readonly withdrawn?: Volume;
  /** when given, its capacity, range of flows and accuracy count as well */
  readonly profile?: Profile;
};

const LONGEST_DAYS = 36_500;

const inputRefusal = ({ fill, days, withdrawn, profile }: RefillInput): Refusal | null => {
  if (!(days >= 0 && days <= LONGEST_DAYS)) {
    const expected = `0 to ${LONGEST_DAYS} days`;
    return {
      code: 'days-out-of-range',
      found: String(days),
      expected,
      remedy: 'write the days since the fill, e.g. 90',
    };
  }
  const found = formatVolume(fill);
  if (fill <= 0) {
    return {
      code: 'fill-zero',
      found,
      expected: 'a fill above 0',
      remedy: 'write the volume that was filled, e.g. 40 mL',
    };
  }
  if (profile !== undefined && fill > profile.reservoir.capacity.value) {
    const expected = `at most ${profile.reservoir.capacity.text} (${profile.id})`;
    return { code: 'fill-above-capacity', found, expected, remedy: 'check the fill, or name the larger profile' };
  }
  if (withdrawn !== undefined && withdrawn > fill) {
    const expected = `at most what was filled, ${found}`;
    const remedy = 'check both volumes; more than the fill cannot be drug alone';
    return { code: 'withdrawn-above-fill', found: formatVolume(withdrawn), expected, remedy };
  }
  return null;
};

/**
 * Residual to expect at a refill, F9: R = V_fill − Q·t; difference to what was withdrawn, F10; delivered over expected, F14;
 * and what each published threshold says of it.
 *
 * @returns answer, or a refusal; never throws
 * @source  F9 S27, F10 S62, F14 S66; thresholds S61, S62, S63, S66
 */
export function calcRefill(input: RefillInput): Result<RefillAnswer> {
  const invalid = inputRefusal(input);
  if (invalid !== null) return { ok: false, refusal: invalid };
  const { fill, days, withdrawn, profile } = input;
  const flow = flowForDose(input.dose, input.concentration);
  if (!flow.ok) return flow;
  const impossible = profile === undefined ? null : undeliverable(flow.value, profile, 'basal');
  if (impossible !== null) return { ok: false, refusal: impossible };
  const rest = fill - moved(flow.value, durationOf(Math.round(days * MS_PER_DAY)));
  const expectedResidual = picolitres(Math.max(0, rest));
  const ranDryOnDay = rest < 0 ? fill / flow.value : null;
  if (withdrawn === undefined) {
    return ok({ expectedResidual, ranDryOnDay, discrepancy: null, deliveredRatio: null, verdicts: [] });
  }
  const facts: RefillFacts = {
    fill,
    expectedResidual,
    withdrawn,
    capacity: profile?.reservoir.capacity.value ?? fill,
    accuracyPerMille: profile === undefined ? null : Math.round(profile.pump.accuracy.value * 1000),
  };
  return ok({
    expectedResidual,
    ranDryOnDay,
    discrepancy: expectedResidual - withdrawn,
    deliveredRatio: deliveredRatio(facts),
    verdicts: refillVerdicts(facts),
  });
}
