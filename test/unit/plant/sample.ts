import {
  type Composition,
  createPlant,
  type DrugMasses,
  type PlantState,
  type Reading,
} from '../../../sim/plant/index.js';
import { type Profile, profileNamed } from '../../../src/profile/index.js';
import { type Instant, type Length, millilitres } from '../../../src/units/index.js';

type Figures = { readonly [group: string]: { readonly [figure: string]: number } };

const base = (): Profile => {
  const found = profileNamed('peristaltic-40-sensing');
  if (!found.ok) throw new Error('the sample profile is missing');
  return found.value;
};

/** The default profile with some figures replaced, by group and name, in inner units. */
export function profileWith(changes: Figures): Profile {
  const profile: Record<string, unknown> = { ...base() };
  for (const [group, figures] of Object.entries(changes)) {
    const now: Record<string, unknown> = { ...(profile[group] as object) };
    for (const [name, value] of Object.entries(figures)) now[name] = { ...(now[name] as object), value };
    profile[group] = now;
  }
  return profile as Profile;
}

/** A roller pump without age, without back-pressure effect, with a line of exactly 0.316 mL. */
export const STEADY: Figures = { pump: { driftPerMonth: 0, gainPerLineKpa: 0 }, line: { tipPressure: 1.5 } };

export const MORPHINE: Composition = { morphine: 20_000 };

export const plant = (changes: Figures = STEADY, more: Partial<Parameters<typeof createPlant>[0]> = {}): PlantState =>
  createPlant({
    profile: profileWith(changes),
    catheterLength: 80 as Length,
    fill: millilitres(40),
    composition: MORPHINE,
    bias: 0,
    ...more,
  });

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const at = (ms: number): Instant => ms as Instant;

/** filled + run back in − (everything else): zero when the balance holds. */
export const imbalance = ({ volumes: v }: Reading): number =>
  v.filled + v.inflow - (v.reservoir + v.line + v.delivered + v.leaked + v.purged + v.withdrawn + v.pocket);

export const massOf = (masses: DrugMasses, drug = 'morphine'): number => masses[drug] ?? 0;
