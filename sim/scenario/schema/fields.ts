import type { z } from 'zod';
import { nearest } from '../../../src/base/index.js';
import { meant, note, oneOf, type Path, shown, type Trouble, type Troubles } from '../trouble.js';
import type { Facts, Shape } from './shape.js';

type ZodIssue = z.core.$ZodIssue;

const factsOf = (issue: ZodIssue): Facts => {
  if (issue.code === 'custom' && issue.params !== undefined) return issue.params.facts as Facts;
  return issue.message.startsWith('{') ? (JSON.parse(issue.message) as Facts) : { what: issue.message, example: '…' };
};

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

const keyed = (path: Path, facts: Facts): string => {
  const key = path.at(-1);
  return typeof key === 'string' ? `write ${key}: ${facts.example}` : `write ${facts.example}`;
};

const unknownKeys = (path: Path, keys: readonly string[], known: readonly string[]): Trouble[] =>
  keys.map((key) => ({
    path: [...path, key],
    atKey: true,
    found: `an unknown key "${key}"`,
    expected: oneOf(known),
    remedy: nearest(key, known) === null ? 'leave it out or write one of these' : meant(key, known),
  }));

const wrongWord = (value: string, path: Path, facts: Facts): Trouble => {
  const known = facts.known ?? [];
  const remedy = known.includes(value) ? `it needs more than its name, such as ${facts.example}` : meant(value, known);
  return { path, atKey: false, found: `"${value}"`, expected: facts.what, remedy };
};

/** The branch of a union that the writer meant: the one whose outermost form fits. */
const meantBranch = (branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] | undefined =>
  branches.find(
    (issues) =>
      !issues.some(({ code, path }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')),
  );

function troublesOf(issue: ZodIssue, root: unknown, before: Path): Trouble[] {
  const path: Path = [...before, ...(issue.path as Path)];
  const value = at(root, issue.path);
  const facts = factsOf(issue);
  if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys, facts.known ?? []);
  if (issue.code === 'invalid_union') {
    const branch = meantBranch(issue.errors);
    if (branch !== undefined) return branch.flatMap((inner) => troublesOf(inner, value, path));
  }
  const refusal = issue.code === 'custom' ? issue.params?.refusal : null;
  if (refusal) return [{ path, atKey: false, ...(refusal as Pick<Trouble, 'found' | 'expected' | 'remedy'>) }];
  if (typeof value === 'string' && facts.known !== undefined) return [wrongWord(value, path, facts)];
  return [{ path, atKey: false, found: shown(value), expected: facts.what, remedy: keyed(path, facts) }];
}

/** A key that was misspelt is not reported as missing as well. */
function withoutMisspelt(troubles: readonly Trouble[]): Trouble[] {
  const taken = new Set(
    troubles
      .filter((trouble) => trouble.atKey)
      .map(({ path, remedy }) => JSON.stringify([...path.slice(0, -1), /^did you mean "(.*)"\?$/.exec(remedy)?.[1]])),
  );
  return troubles.filter((trouble) => trouble.found !== 'nothing' || !taken.has(JSON.stringify(trouble.path)));
}

/**
 * Reads one value by its schema.
 *
 * @returns the value in inner units, or undefined when something was wrong: then `troubles` has grown
 */
export function read<T extends z.ZodType>(
  schema: T,
  value: unknown,
  path: Path,
  troubles: Troubles,
): z.output<T> | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  troubles.push(...withoutMisspelt(parsed.error.issues.flatMap((issue) => troublesOf(issue, value, path))));
  return undefined;
}

/** Whether a value is a map of the file. */
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a map key by key, so that what is right stays usable for further checks when something else in it is wrong.
 *
 * @param alsoKnown  keys that are valid here and read elsewhere, for messages
 * @returns the fields that could be read
 */
export function readFields<S extends Shape>(
  shape: S,
  value: unknown,
  path: Path,
  what: string,
  troubles: Troubles,
  alsoKnown: readonly string[] = [],
): { readonly [K in keyof S]?: z.output<S[K]> } {
  if (!isMap(value)) {
    note(troubles, path, {
      found: shown(value),
      expected: what,
      remedy: `write keys and values: ${Object.keys(shape).join(', ')}`,
    });
    return {};
  }
  const known = [...new Set([...Object.keys(shape), ...alsoKnown])];
  const mine: Trouble[] = unknownKeys(
    path,
    Object.keys(value).filter((key) => !Object.hasOwn(shape, key)),
    known,
  );
  const fields: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(shape)) {
    fields[key] = read(schema, Object.hasOwn(value, key) ? value[key] : undefined, [...path, key], mine);
  }
  troubles.push(...withoutMisspelt(mine));
  return fields as { readonly [K in keyof S]?: z.output<S[K]> };
}
