import { distance } from '../base/index.js';

/** A table of units: written form (lower case, `µg` for every spelling of microgram) → factor to the inner unit. */
export type UnitTable = Readonly<Record<string, number>>;

/** How people write what the tables keep in lower case. */
const SPELLED: Readonly<Record<string, string>> = {
  l: 'L',
  ml: 'mL',
  µl: 'µL',
  nl: 'nL',
  pl: 'pL',
  µg: 'mcg',
  pa: 'Pa',
  kpa: 'kPa',
  mmhg: 'mmHg',
  '°c': '°C',
  '°f': '°F',
  c: 'C',
  f: 'F',
  v: 'V',
  mv: 'mV',
  t: 'T',
  mt: 'mT',
  ω: 'Ω',
};

const spell = (unit: string, units: UnitTable): string =>
  unit === 'g' && Object.hasOwn(units, 't')
    ? 'G'
    : unit
        .split('/')
        .map((part) => SPELLED[part] ?? part)
        .join('/');

/** The units of a table as people write them: `mg/mL, mcg/mL`. */
export const spelled = (units: UnitTable): readonly string[] => Object.keys(units).map((unit) => spell(unit, units));

/** Units that somebody may well have meant as written: never a slip of the pen for another one. */
const REAL =
  /^(?:[kmµnpcdh]?(?:g|l|m|pa|v|t|bar|ohm)|psi|mmhg|ata|atm|°?[cfk]|m?s|min|h|d|w|y|day|days|week|iu|u|meq|mmol|mol)$/;

/** Below this length every unit is one letter away from many. */
const SHORT = 3;

/** The ways in which people write micro: a slip may be nearest to any of them (`mccg` to `mcg`, not to `mg`). */
const MICRO = ['µ', 'u', 'mc'] as const;
const inMicro = (unit: string): readonly string[] => MICRO.map((micro) => unit.replaceAll('µ', micro));

const once = (word: string): string => word.replace(/(.)\1/g, '$1');
const isDoubled = (unit: string, candidate: string): boolean => inMicro(candidate).includes(once(unit));
const isOneLetterOff = (unit: string, candidate: string): boolean =>
  inMicro(candidate).some((spelling, i) => distance(inMicro(unit)[i] ?? unit, spelling) === 1);

/** Whether each part that is a unit of its own is kept. */
function keepsParts(unit: string, candidate: string): boolean {
  const wanted = candidate.split('/');
  return unit.split('/').every((part, i) => !REAL.test(part) || part === wanted[i]);
}

/**
 * The unit that was probably meant, in people's spelling.
 *
 * A wrong guess can be wrong by a factor of 1000, so there is one only for a letter written twice or one wrong letter: not for
 * a unit that exists elsewhere (`mg/l` is not `mg/ml`), not for two letters, and not where units of different size are equally near.
 *
 * @param unit  as `canonicalUnit` gives it
 * @returns null when nothing is near enough to be sure
 */
export function meantUnit(unit: string, units: UnitTable): string | null {
  if (unit.length < SHORT || /\d/.test(unit)) return null;
  const known = Object.keys(units).filter((candidate) => keepsParts(unit, candidate));
  const doubled = known.filter((candidate) => isDoubled(unit, candidate));
  const near = doubled.length > 0 ? doubled : known.filter((candidate) => isOneLetterOff(unit, candidate));
  const [first] = near;
  if (first === undefined || near.some((candidate) => units[candidate] !== units[first])) return null;
  return spell(first, units);
}
