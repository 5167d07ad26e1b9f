import { DEFAULT_PROFILE, PROFILE_IDS, PROFILES, type Profile } from '../../src/profile/index.js';
import { toMl } from '../../src/units/index.js';
import type { Random } from '../random/index.js';

/** Who the pump is and what is in it. */
export type Setting = {
  readonly profile: Profile;
  readonly drug: string;
  /** mcg/mL */
  readonly strength: number;
  /** mL */
  readonly fill: number;
  /** cm */
  readonly length: number;
  /** weekday and time of the pump clock */
  readonly start: string;
};

/** Drugs of each kind with strengths that are in use, mcg/mL. */
const DRUGS: readonly (readonly [name: string, strengths: readonly number[]])[] = [
  ['morphine', [20_000, 10_000, 5_000]],
  ['baclofen', [500, 2_000]],
  ['fentanyl', [10_000, 2_000]],
  ['saline', [9_000]],
];

/** Strengths of a drug that may be filled next, mcg/mL. */
export const strengthsOf = (drug: string): readonly number[] => DRUGS.find(([name]) => name === drug)?.[1] ?? [1_000];

/** Names of drugs that may be filled. */
export const DRUG_NAMES: readonly string[] = DRUGS.map(([name]) => name);

/** Draws a setting. */
export function drawSetting(random: Random): Setting {
  const profile = PROFILES[random.choose([DEFAULT_PROFILE, DEFAULT_PROFILE, ...PROFILE_IDS])];
  const [drug, strengths] = random.choose(DRUGS);
  const capacity = toMl(profile.reservoir.capacity.value);
  return {
    profile,
    drug,
    strength: random.choose(strengths),
    fill: random.choose([capacity, capacity, 18, 10, 3].filter((ml) => ml <= capacity)),
    length: random.choose([80, 80, 30, 110]),
    start: random.choose(['Mon 08:00', 'Mon 08:00', 'Wed 23:00', 'Sun 23:50']),
  };
}
