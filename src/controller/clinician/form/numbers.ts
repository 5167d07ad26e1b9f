import { type NumberField, type NumberRange, numberField, type OfferedUnit } from '../../entry/index.js';
import type { FormField } from './field.js';

/** In which units a quantity is keyed, and how finely. @source ASSUMED, A-304 */
const UNITS = {
  'daily-dose': [
    { unit: 'mg/day', decimals: 4 },
    { unit: 'mcg/day', decimals: 4 },
  ],
  mass: [
    { unit: 'mg', decimals: 4 },
    { unit: 'mcg', decimals: 4 },
  ],
  volume: [{ unit: 'mL', decimals: 3 }],
  span: [
    { unit: 'd', decimals: 0 },
    { unit: 'h', decimals: 0 },
    { unit: 'min', decimals: 0 },
    { unit: 's', decimals: 3 },
  ],
  concentration: [
    { unit: 'mg/mL', decimals: 4 },
    { unit: 'mcg/mL', decimals: 4 },
  ],
} as const satisfies Partial<Record<NumberField['kind'], readonly OfferedUnit[]>>;

type Quantity = keyof typeof UNITS;

/** A field for a quantity with a unit. */
export const quantity = (name: string, label: string, kind: Quantity, hard: NumberRange | null = null): FormField => ({
  kind: 'number',
  name,
  number: numberField({ name, label, kind, units: UNITS[kind], hard, soft: null }),
});

/** A field for a whole number. */
export const count = (name: string, label: string, unit: string, least: number, most: number): FormField => ({
  kind: 'number',
  name,
  number: numberField({
    name,
    label,
    kind: 'count',
    units: [{ unit, decimals: 0 }],
    hard: { least, most },
    soft: null,
  }),
});
