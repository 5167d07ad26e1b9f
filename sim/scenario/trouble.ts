import { nearest, type Refusal } from '../../src/base/index.js';

/** Keys and indices from the root of the file to a place. */
export type Path = readonly (string | number)[];

/** Something wrong at a path; becomes an issue once its line is known. */
export type Trouble = {
  readonly path: Path;
  /** the mistake is the key and not its value */
  readonly atKey: boolean;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
};

/** Collects troubles; checks go on after each. */
export type Troubles = Trouble[];

/** Notes a refusal at a path. */
export function note(troubles: Troubles, path: Path, refusal: Omit<Refusal, 'code'>): void {
  const { found, expected, remedy } = refusal;
  troubles.push({ path, atKey: false, found, expected, remedy });
}

/** A value as a message shows it: text in quotes, numbers plain, `a map`, `a list`, `nothing`. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
  return String(value);
}

/** `one of a, b, c`, or the single word. */
export const oneOf = (words: readonly string[]): string =>
  words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}`;

/** The nearest valid word as a remedy, or the advice to pick one. */
export function meant(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  return near === null ? 'write one of these' : `did you mean "${near}"?`;
}

/** What is wrong with a word that is not in a list, or null when it is. */
export const unknownWord = (word: string, words: readonly string[], what: string): Omit<Refusal, 'code'> | null =>
  words.includes(word)
    ? null
    : { found: `"${word}"`, expected: `a ${what}: ${oneOf(words)}`, remedy: meant(word, words) };

/** Writes a path as `steps[2].clinician.dose`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const part of path) text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`;
  return text;
}
