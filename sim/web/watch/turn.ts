/** Degrees from one picture to the next that eyes can still follow: past a third of the way from roller to roller it would seem to turn back. */
const MOST = 40;

/**
 * How far the rotor is shown to turn from one picture to the next: as far as it does, or slower by a power of two when that is too fast to be seen.
 *
 * @param degrees  that it truly turns
 * @param before   by how much it was slowed in the picture before; a slower one stays until half of it would do, so that the figure does not flicker
 */
export function shownTurn(degrees: number, before: number): { readonly degrees: number; readonly slowed: number } {
  let need = 1;
  while (Math.abs(degrees) / need > MOST) need *= 2;
  const slowed = need > before || need * 4 <= before ? need : before;
  return { degrees: degrees / slowed, slowed };
}
