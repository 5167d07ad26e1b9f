import { nearest, ok, type Result, refuse } from '../base/index.js';
import { PERISTALTIC_20 } from './peristaltic-20.data.js';
import { PERISTALTIC_40 } from './peristaltic-40.data.js';
import { PERISTALTIC_40_FLOW } from './peristaltic-40-flow.data.js';
import { PERISTALTIC_40_SENSING } from './peristaltic-40-sensing.data.js';
import type { Profile } from './profile.js';

/** Names of the device families. */
export const PROFILE_IDS = [
  'peristaltic-20',
  'peristaltic-40',
  'peristaltic-40-sensing',
  'peristaltic-40-flow',
] as const;
/** Name of a device family. */
export type ProfileId = (typeof PROFILE_IDS)[number];

/** The device families by name. */
export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
  'peristaltic-20': PERISTALTIC_20,
  'peristaltic-40': PERISTALTIC_40,
  'peristaltic-40-sensing': PERISTALTIC_40_SENSING,
  'peristaltic-40-flow': PERISTALTIC_40_FLOW,
};

/** The family that is meant when none is named. */
export const DEFAULT_PROFILE: ProfileId = 'peristaltic-40-sensing';

/**
 * Finds a device family by its name; case does not count.
 *
 * @returns the profile, or a refusal with the nearest name; never throws
 */
export function profileNamed(id: string): Result<Profile> {
  const wanted = id.trim().toLowerCase();
  const known = PROFILE_IDS.find((name) => name === wanted);
  if (known !== undefined) return ok(PROFILES[known]);
  const meant = nearest(id, PROFILE_IDS);
  const remedy = meant === null ? 'use one of the profiles that are listed' : `did you mean "${meant}"?`;
  return refuse('profile-unknown', `"${id}"`, `a profile: ${PROFILE_IDS.join(', ')}`, remedy);
}
