import { combine, massIn, plus, sameFluid } from './composition.js';
import type { Pushed } from './dispersion.js';
import type { Composition, DrugMasses } from './reading.js';

/** A stretch of one fluid. Volume in pL, > 0. */
export type Slug = { readonly volume: number; readonly holds: Composition };

/** Slugs in tubing and catheter, the first to leave first. */
export type PlugFill = { readonly tubing: readonly Slug[]; readonly catheter: readonly Slug[] };

/** What is left over by rounding and is no slug of its own, pL. */
const SLIVER = 1e-6;

/** A row of slugs cut in two: what leaves first, and the rest. */
export type Cut = { readonly taken: readonly Slug[]; readonly rest: readonly Slug[]; readonly short: number };

/** Takes a volume from the front of a row; `short` is what the row could not give, pL. [M6] */
export function takeFront(row: readonly Slug[], volume: number): Cut {
  const taken: Slug[] = [];
  let missing = volume;
  let used = 0;
  for (const slug of row) {
    if (missing <= SLIVER) break;
    if (slug.volume > missing + SLIVER) {
      taken.push({ volume: missing, holds: slug.holds });
      const rest = [{ volume: slug.volume - missing, holds: slug.holds }, ...row.slice(used + 1)];
      return { taken, rest, short: 0 };
    }
    taken.push(slug);
    missing -= slug.volume;
    used += 1;
  }
  return { taken, rest: row.slice(used), short: missing > SLIVER ? missing : 0 };
}

/** Puts a slug at the back of a row; equal neighbours become one. */
export function putBack(row: readonly Slug[], slug: Slug): readonly Slug[] {
  if (slug.volume <= SLIVER) return row;
  const last = row[row.length - 1];
  if (last === undefined || !sameFluid(last.holds, slug.holds)) return [...row, slug];
  return [...row.slice(0, -1), { volume: last.volume + slug.volume, holds: last.holds }];
}

/** Drug in a row, µg. */
export function massInRow(row: readonly Slug[]): DrugMasses {
  let sum: DrugMasses = {};
  for (const slug of row) sum = plus(sum, massIn(slug.holds, slug.volume));
  return sum;
}

function shift(row: readonly Slug[], inflow: readonly Slug[], share: number): Cut {
  let filled = row;
  let volume = 0;
  for (const slug of inflow) {
    filled = putBack(filled, { volume: slug.volume * share, holds: slug.holds });
    volume += slug.volume * share;
  }
  return takeFront(filled, volume);
}

/**
 * Pushes one fluid through the line without any mixing. [M6]
 *
 * @param volume  pL into the tubing, > 0
 * @param kept    share that goes past the connector into the catheter, 0 … 1; the rest is lost there
 */
export function pushPlug(fill: PlugFill, inlet: Composition, volume: number, kept: number): Pushed<PlugFill> {
  const near = shift(fill.tubing, [{ volume, holds: inlet }], 1);
  const far = shift(fill.catheter, near.taken, kept);
  return {
    content: { tubing: near.rest, catheter: far.rest },
    delivered: massInRow(far.taken),
    leaked: combine(massInRow(near.taken), 1 - kept, {}, 0),
  };
}
