import { nearest, ok, type Result, refuse } from '../../base/index.js';
import type { Drug, Formulary } from './drug.js';

/**
 * Finds a drug by its name; case does not count.
 *
 * @returns the drug, or a refusal with the nearest name; never throws
 */
export function drugNamed(formulary: Formulary, name: string): Result<Drug> {
  const wanted = name.trim().toLowerCase();
  const drug = formulary.find((entry) => entry.name.toLowerCase() === wanted);
  if (drug !== undefined) return ok(drug);
  const names = formulary.map((entry) => entry.name);
  const meant = nearest(name, names);
  const remedy = meant === null ? 'use a listed drug or add it in a formulary file' : `did you mean "${meant}"?`;
  return refuse('drug-unknown', `"${name}"`, `a drug of the formulary: ${names.join(', ')}`, remedy);
}

/** A formulary in which the drugs of `own` replace those of the same name (whole) and follow the others when new. */
export function mergeFormulary(base: Formulary, own: Formulary): Formulary {
  const mine = new Map(own.map((drug) => [drug.name.toLowerCase(), drug]));
  const kept = base.map((drug) => mine.get(drug.name.toLowerCase()) ?? drug);
  const before = new Set(base.map((drug) => drug.name.toLowerCase()));
  return [...kept, ...own.filter((drug) => !before.has(drug.name.toLowerCase()))];
}
