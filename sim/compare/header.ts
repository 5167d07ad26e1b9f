import type { HeaderRecord } from '../trace/index.js';

/** A field of the headers that is not the same; `nothing` where one has none. */
export type FieldDifference = { readonly field: string; readonly a: string; readonly b: string };

const written = (value: unknown): string =>
  value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);

/** Fields of a nested object under their paths, `options.drug`. */
function fieldsOf(value: object, path: string): readonly (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = `${path}.${key}`;
    const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return nested ? fieldsOf(inner, name) : [[name, inner] as const];
  });
}

/** Texts are told by the first line in which they differ. */
function texts(a: string | undefined, b: string | undefined): readonly FieldDifference[] {
  if (a === b) return [];
  if (a === undefined || b === undefined)
    return [{ field: 'story', a: a === undefined ? 'none' : 'told', b: b === undefined ? 'none' : 'told' }];
  const [linesA, linesB] = [a.split('\n'), b.split('\n')];
  const at = linesA.findIndex((line, i) => line !== linesB[i]);
  const line = at < 0 ? linesA.length : at;
  const shown = (lines: readonly string[]): string => lines[line]?.trim() ?? 'the text has ended';
  return [{ field: `story, from line ${line + 1} on`, a: shown(linesA), b: shown(linesB) }];
}

const named = (header: HeaderRecord, withLimits: boolean): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ['thecal', header.thecal],
    ['title', header.scenario.title],
    ['seed', header.seed],
    ['profile', header.profile],
    ['settings', header.story?.settings],
    ['formulary', header.story?.formulary],
    ...fieldsOf(header.options, 'options'),
    ...(withLimits ? fieldsOf(header.limits, 'limits') : []),
    ['requirements', header.requirements],
  ]);

/** In what the runs were ordered differently. The limits of a run follow from its profile and are told only when that is the same. */
export function headerDifferences(a: HeaderRecord, b: HeaderRecord): readonly FieldDifference[] {
  const [ofA, ofB] = [named(a, a.profile === b.profile), named(b, a.profile === b.profile)];
  const fields = [...new Set([...ofA.keys(), ...ofB.keys()])];
  const apart = fields.flatMap((field): readonly FieldDifference[] => {
    const [one, other] = [written(ofA.get(field)), written(ofB.get(field))];
    return one === other ? [] : [{ field, a: one, b: other }];
  });
  return [...apart, ...texts(a.story?.text, b.story?.text)];
}
