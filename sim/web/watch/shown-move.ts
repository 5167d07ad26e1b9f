/** What moves from one picture to the next. */
type Shown = { readonly moved: number; readonly slowed: number };

/**
 * How far something that comes round again and again is shown to move from one picture to the next: as far as it does, or slower by a power
 * of two when that is too fast to be seen.
 *
 * @param moves   that it truly moves
 * @param most    that eyes can follow, > 0
 * @param before  by how much it was slowed in the picture before; a slower one stays until half of it would do, so that the figure does not flicker
 */
export function shownMove(moves: number, most: number, before: number): Shown {
  let need = 1;
  while (Math.abs(moves) / need > most) need *= 2;
  const slowed = need > before || need * 4 <= before ? need : before;
  return { moved: moves / slowed, slowed };
}
