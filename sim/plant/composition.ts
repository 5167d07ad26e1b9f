import { PL_PER_ML } from '../../src/units/index.js';
import type { Composition, DrugMasses } from './reading.js';

type Amounts = Readonly<Record<string, number>>;

/** Names of the drugs in either, alphabetical. */
export function drugsOf(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(a);
  for (const name of Object.keys(b)) if (!(name in a)) names.push(name);
  return names.length > 1 ? names.sort() : names;
}

/** `a·ka + b·kb` drug by drug; drugs that come to nothing are left out. */
export function combine(a: Amounts, ka: number, b: Amounts, kb: number): Amounts {
  const sum: Record<string, number> = {};
  for (const name of drugsOf(a, b)) {
    const amount = (a[name] ?? 0) * ka + (b[name] ?? 0) * kb;
    if (amount !== 0) sum[name] = amount;
  }
  return sum;
}

/** The same amounts with their names in alphabetical order and zeros left out. */
export const tidy = (a: Amounts): Amounts => combine(a, 1, {}, 0);

/** Sum of two masses, drug by drug. */
export const plus = (a: DrugMasses, b: DrugMasses): DrugMasses => combine(a, 1, b, 1);

/** Drug in a volume, µg. @param volume  pL */
export const massIn = (composition: Composition, volume: number): DrugMasses =>
  combine(composition, volume / PL_PER_ML, {}, 0);

/** Whether two fluids hold the same, to the last bit. */
export function sameFluid(a: Composition, b: Composition): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** What two volumes hold once they are well mixed; the first fluid when there is no volume. [M4] */
export function mixed(a: Composition, volumeA: number, b: Composition, volumeB: number): Composition {
  const volume = volumeA + volumeB;
  if (volume === 0 || volumeB === 0 || sameFluid(a, b)) return a;
  return combine(a, volumeA / volume, b, volumeB / volume);
}
