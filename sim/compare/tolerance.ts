import { ok, type Result, refuse } from '../../src/base/index.js';
import { parseVolume } from '../../src/units/index.js';

/** How far doses may be apart: a volume, a share of the larger one, or both added. */
export type DoseTolerance = {
  /** whole picolitres ≥ 0 */
  readonly pl: number;
  /** 0.02 for 2 % */
  readonly share: number;
};

/** How far two runs may be apart and still be the same. */
export type Tolerance = {
  /** whole milliseconds ≥ 0 by which a moment may be earlier or later */
  readonly ms: number;
  readonly dose: DoseTolerance;
};

/** Nothing may differ. */
export const EXACT: Tolerance = { ms: 0, dose: { pl: 0, share: 0 } };

const EXPECTED = 'a volume such as "10 µL", or a share such as 2%';

/** Reads `10 µL` or `2%`. @returns how far doses may be apart, or a refusal with the remedy; never throws */
export function parseDoseTolerance(text: string): Result<DoseTolerance> {
  const share = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(text)?.[1];
  if (share !== undefined && Number(share) <= 100) return ok({ pl: 0, share: Number(share) / 100 });
  const bad = (found: string, remedy: string): Result<DoseTolerance> =>
    refuse('dose-tolerance-malformed', found, EXPECTED, remedy);
  if (share !== undefined) return bad(`"${text}"`, 'write at most 100%: two doses are never further apart');
  if (text.includes('%')) return bad(`"${text}"`, 'write a plain number before the sign, such as 2%');
  const volume = parseVolume(text);
  return volume.ok ? ok({ pl: volume.value, share: 0 }) : bad(volume.refusal.found, volume.refusal.remedy);
}
