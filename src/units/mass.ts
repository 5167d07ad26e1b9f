import { ok, type Result, refuse } from '../base/index.js';
import { type Flow, picolitresPerDay } from './flow.js';
import { canonicalUnit, parseQuantity, plain } from './quantity.js';
import { PL_PER_ML, picolitres, type Volume } from './volume.js';

declare const mass: unique symbol;
declare const dailyDose: unique symbol;
declare const concentration: unique symbol;
/** A mass of drug: micrograms, a double ≥ 0. */
export type Mass = number & { readonly [mass]: true };
/** A dose rate: micrograms per day, a double ≥ 0. */
export type DailyDose = number & { readonly [dailyDose]: true };
/** A concentration: micrograms per millilitre, a double ≥ 0. */
export type Concentration = number & { readonly [concentration]: true };

const MASSES = { mg: 1000, µg: 1, ng: 1e-3, g: 1e6 };
const DOSES = { 'mg/day': 1000, 'mg/d': 1000, 'µg/day': 1, 'µg/d': 1, 'mg/h': 24_000, 'µg/h': 24, 'ng/day': 1e-3 };
const CONCENTRATIONS = { 'mg/ml': 1000, 'µg/ml': 1, 'ng/ml': 1e-3, 'g/l': 1000 };

/** Removes the noise of a decimal product (0.1·3 → 0.3), 15 significant digits. */
const clean = (value: number): number => Number(value.toPrecision(15));

const notNegative = <T>(text: unknown, parsed: Result<number>, what: string): Result<T> => {
  if (!parsed.ok) return parsed;
  if (parsed.value < 0)
    return refuse(`${what}-negative`, `"${String(text)}"`, `a ${what} of 0 or more`, 'leave out the sign');
  if (parsed.value > 1e12)
    return refuse(`${what}-too-large`, `"${String(text)}"`, `a ${what} below 1,000 kg`, 'check the unit');
  return ok(clean(parsed.value) as T);
};

/** Reads `0.1 mg`, `50 mcg`. @returns mass, or a refusal with the remedy; never throws */
export const parseMass = (text: unknown): Result<Mass> =>
  notNegative<Mass>(text, parseQuantity(text, 'dose', MASSES, '0.1 mg'), 'dose');

/** Reads `3 mg/day`, `100 mcg/day`. @returns dose per day, or a refusal with the remedy; never throws */
export const parseDose = (text: unknown): Result<DailyDose> => {
  const unit = typeof text === 'string' ? canonicalUnit(text.replace(/^[\s\d.,+-]*/, '')) : '';
  if (unit in MASSES) {
    return refuse(
      'dose-without-time',
      `"${String(text)}"`,
      'a dose per time, such as 3 mg/day',
      `write ${String(text).trim()}/day`,
    );
  }
  return notNegative<DailyDose>(text, parseQuantity(text, 'dose per day', DOSES, '3 mg/day'), 'dose');
};

/** Reads `20 mg/mL`, `500 µg/mL`. @returns concentration, or a refusal with the remedy; never throws */
export const parseConcentration = (text: unknown): Result<Concentration> =>
  notNegative<Concentration>(text, parseQuantity(text, 'concentration', CONCENTRATIONS, '20 mg/mL'), 'concentration');

/** Flow that gives `dose` at `c`, F1: Q = D / C, to the nearest picolitre per day. @param c > 0 */
export const flowOf = (dose: DailyDose, c: Concentration): Flow => picolitresPerDay(Math.round((dose * PL_PER_ML) / c));
/** Dose per day that `rate` gives at `c`. */
export const doseOf = (rate: Flow, c: Concentration): DailyDose => ((rate * c) / PL_PER_ML) as DailyDose;
/** Volume that holds `m` at `c`, to the nearest picolitre. @param c > 0 */
export const volumeOf = (m: Mass, c: Concentration): Volume => picolitres(Math.round((m * PL_PER_ML) / c));
/** Mass of drug in `v` at `c`. */
export const massOf = (v: Volume, c: Concentration): Mass => ((v * c) / PL_PER_ML) as Mass;

const scaled = (ug: number, per: string): string =>
  Math.abs(ug) >= 1000 ? `${plain(ug / 1000)} mg${per}` : `${plain(ug)} mcg${per}`;
/** Writes a mass as `3 mg`, below 1 mg as `250 mcg`. */
export const formatMass = (m: number): string => scaled(m, '');
/** Writes a dose as `3 mg/day`, below 1 mg/day as `250 mcg/day`. */
export const formatDose = (d: number): string => scaled(d, '/day');
/** Writes a concentration as `20 mg/mL`, below 1 mg/mL as `500 mcg/mL`. */
export const formatConcentration = (c: number): string => scaled(c, '/mL');
