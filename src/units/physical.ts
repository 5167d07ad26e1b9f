import { ok, type Result, refuse } from '../base/index.js';
import { parseQuantity, plain } from './quantity.js';

declare const length: unique symbol;
declare const pressure: unique symbol;
declare const temperature: unique symbol;
declare const field: unique symbol;
declare const compliance: unique symbol;
declare const charge: unique symbol;
declare const resistance: unique symbol;

/** A length: centimetres, a double ≥ 0. */
export type Length = number & { readonly [length]: true };
/** A pressure: kilopascals; absolute for surroundings, above the surroundings inside the line. */
export type Pressure = number & { readonly [pressure]: true };
/** A temperature: degrees Celsius. */
export type Temperature = number & { readonly [temperature]: true };
/** A magnetic flux density: tesla, ≥ 0. */
export type MagneticField = number & { readonly [field]: true };
/** Volume that a line takes up per pressure: mL/kPa, a double > 0. */
export type Compliance = number & { readonly [compliance]: true };
/** An electric charge: microampere-hours, a double ≥ 0. */
export type Charge = number & { readonly [charge]: true };
/** An electric resistance: ohms, a double ≥ 0. */
export type Resistance = number & { readonly [resistance]: true };

const positive = <T>(
  text: unknown,
  what: string,
  units: Readonly<Record<string, number>>,
  example: string,
): Result<T> => {
  const parsed = parseQuantity(text, what, units, example);
  if (!parsed.ok) return parsed;
  if (parsed.value < 0)
    return refuse(`${what}-negative`, `"${String(text)}"`, `a ${what} of 0 or more`, 'leave out the sign');
  return ok(Number(parsed.value.toPrecision(15)) as T);
};

/** Reads `80 cm`. @returns length, or a refusal with the remedy; never throws */
export const parseLength = (text: unknown): Result<Length> =>
  positive<Length>(text, 'length', { cm: 1, mm: 0.1, m: 100 }, '80 cm');
/** Reads `70 kPa`, `18 psi`. @returns pressure, or a refusal with the remedy; never throws */
export const parsePressure = (text: unknown): Result<Pressure> =>
  positive<Pressure>(
    text,
    'pressure',
    { kpa: 1, pa: 1e-3, psi: 6.894757, mmhg: 0.1333224, bar: 100, ata: 101.325 },
    '70 kPa',
  );
/** Reads `1.5 T`. @returns field, or a refusal with the remedy; never throws */
export const parseField = (text: unknown): Result<MagneticField> =>
  positive<MagneticField>(text, 'field', { t: 1, mt: 1e-3, g: 1e-4 }, '1.5 T');
/** Reads `0.01 mL/kPa`. @returns compliance, or a refusal with the remedy; never throws */
export const parseCompliance = (text: unknown): Result<Compliance> =>
  positive<Compliance>(text, 'compliance', { 'ml/kpa': 1, 'µl/kpa': 1e-3 }, '0.01 mL/kPa');
/** Reads `50 ohm`. @returns resistance, or a refusal with the remedy; never throws */
export const parseResistance = (text: unknown): Result<Resistance> =>
  positive<Resistance>(text, 'resistance', { ohm: 1, ω: 1, kohm: 1000 }, '50 ohm');
/** Reads `39.5 °C`, `102 °F`. @returns temperature, or a refusal with the remedy; never throws */
export function parseTemperature(text: unknown): Result<Temperature> {
  const units = { '°c': 1, c: 1, '°f': 1, f: 1 };
  const parsed = parseQuantity(text, 'temperature', units, '39.5 °C');
  if (!parsed.ok) return parsed;
  const fahrenheit = /f\s*$/i.test(String(text));
  return ok((fahrenheit ? ((parsed.value - 32) * 5) / 9 : parsed.value) as Temperature);
}

/** Writes a pressure as `69 kPa`. */
export const formatPressure = (p: number): string => `${plain(p)} kPa`;
/** Writes a length as `80 cm`. */
export const formatLength = (l: number): string => `${plain(l)} cm`;
/** Writes a temperature as `37 °C`. */
export const formatTemperature = (t: number): string => `${plain(t, 4)} °C`;
