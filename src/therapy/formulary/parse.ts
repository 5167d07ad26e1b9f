import type { z } from 'zod';
import { nearest, type Refusal } from '../../base/index.js';
import type { Formulary } from './drug.js';
import { drugOf, formularySchema } from './schema.js';

/** One thing that is wrong in a formulary file. */
export type FormularyIssue = {
  /** `drugs[0].limits.daily_max.hard`; empty for the file as a whole */
  readonly path: string;
  /** the same as keys and positions, to find the line by */
  readonly keys: readonly (string | number)[];
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
};

/** The drugs of a file, or everything that is wrong with it. */
export type FormularyAnswer =
  | { readonly ok: true; readonly drugs: Formulary }
  | { readonly ok: false; readonly issues: readonly FormularyIssue[] };

type Keys = readonly (string | number)[];
type Told = Omit<FormularyIssue, 'path' | 'keys'>;

const FIELDS = {
  file: ['drugs'],
  drug: ['name', 'class', 'unit', 'limits', 'source', 'note'],
  limits: ['start_dose_max', 'daily_max', 'concentration_max'],
  limit: ['soft', 'hard'],
};

const pathText = (keys: Keys): string =>
  keys.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');

const issueAt = (keys: Keys, told: Told): FormularyIssue => ({ path: pathText(keys), keys, ...told });

const child = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const describe = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a table of fields' : JSON.stringify(value);
};

const KINDS = { array: 'a list', object: 'a table of fields', string: 'a text' } as const;

/** The fields of what stands this deep in a file; a list has none. */
const fieldsAt = (keys: Keys): readonly string[] =>
  [FIELDS.file, [], FIELDS.drug, FIELDS.limits, FIELDS.limit][keys.length] as readonly string[];

const unknownField = (name: string, keys: Keys): Told => {
  const fields = fieldsAt(keys);
  const meant = nearest(name, fields);
  const remedy = meant === null ? 'leave it out' : `did you mean "${meant}"?`;
  return { found: `field "${name}"`, expected: fields.join(', '), remedy };
};

/** Words as short as units are not guessed: one letter there is a factor of a thousand. */
const SHORTEST_GUESS = 4;

const choice = (found: unknown, values: readonly unknown[]): Told => {
  const words = values.map(String);
  const meant = typeof found === 'string' && found.length >= SHORTEST_GUESS ? nearest(found, words) : null;
  const remedy = meant === null ? `write ${words.join(' or ')}` : `did you mean "${meant}"?`;
  return { found: describe(found), expected: words.join(' or '), remedy };
};

const told = (refusal: Refusal): Told => {
  const { found, expected, remedy } = refusal;
  return { found, expected, remedy };
};

const translate = (issue: z.core.$ZodIssue, data: unknown): readonly FormularyIssue[] => {
  const keys = issue.path as Keys;
  const found = keys.reduce<unknown>(child, data);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => issueAt([...keys, name], unknownField(name, keys)));
    case 'invalid_value':
      return [issueAt(keys, choice(found, issue.values))];
    case 'custom':
      return [issueAt(keys, told(issue.params?.refusal as Refusal))];
    case 'too_small': {
      const expected = issue.origin === 'array' ? 'at least one drug' : 'a text that is not empty';
      return [issueAt(keys, { found: describe(found), expected, remedy: 'fill it in or leave it out' })];
    }
    default: {
      // The schema finds nothing else wrong but the kind of a value.
      const { expected } = issue as { readonly expected: keyof typeof KINDS };
      const remedy = found === undefined ? 'add it' : 'see the built-in formulary for an example';
      return [issueAt(keys, { found: describe(found), expected: KINDS[expected], remedy })];
    }
  }
};

const repeated = (data: unknown): readonly FormularyIssue[] => {
  const drugs = child(data, 'drugs');
  if (!Array.isArray(drugs)) return [];
  const first = new Map<string, number>();
  return drugs.flatMap((drug: unknown, index) => {
    const name = child(drug, 'name');
    if (typeof name !== 'string') return [];
    const key = name.trim().toLowerCase();
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
      return [];
    }
    const expected = `a name that is not taken by drugs[${before}]`;
    return [issueAt(['drugs', index, 'name'], { found: `"${name}"`, expected, remedy: 'keep one of the two' })];
  });
};

/**
 * Checks the content of a user's formulary file, read into plain data.
 *
 * @param data  `{ drugs: [{ name, class, unit, limits?, source?, note? }] }`, limits as text: `{ soft: 10 mg/day, hard: 15 mg/day }`
 * @returns the drugs with lower-case names, or all issues at once in the order of the file; never throws
 */
export function parseFormulary(data: unknown): FormularyAnswer {
  const parsed = formularySchema.safeParse(data);
  const wrong = parsed.success ? [] : parsed.error.issues.flatMap((issue) => translate(issue, data));
  const issues = [...wrong, ...repeated(data)];
  if (parsed.success && issues.length === 0) return { ok: true, drugs: parsed.data.drugs.map(drugOf) };
  return { ok: false, issues };
}
