import { nearest, type Refusal, type Result } from '../../src/base/index.js';

/** The user asked for something that the command line cannot do; answered with exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`${refusal.found}; expected ${refusal.expected}; ${refusal.remedy}`);
    this.refusal = refusal;
  }
}

/** A file that the user named is there, but its content is not valid; answered with exit code 3. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
  readonly file: string;
  readonly issues: readonly string[];
  readonly data: readonly unknown[];

  /**
   * @param file    path as the user wrote it
   * @param issues  every issue of the file, one sentence each
   * @param data    the same issues for machines; the sentences when left out
   */
  constructor(file: string, issues: readonly string[], data: readonly unknown[] = issues) {
    super(`${file}: ${issues.join('; ')}`);
    this.file = file;
    this.issues = issues;
    this.data = data;
  }
}

/** @returns the value of an answer. @throws {WrongUse} when it is a refusal */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new WrongUse(result.refusal);
}

/**
 * Finds a word in a list of names.
 *
 * @param what  kind of name, for the answer: `fault`, `alarm`
 * @throws {WrongUse} with the nearest name when it is unknown
 */
export function known<K extends string>(word: string, names: readonly K[], what: string): K {
  const found = names.find((name) => name === word) ?? names.find((name) => name === word.toLowerCase());
  if (found !== undefined) return found;
  throw new WrongUse({
    code: `${what.replace(/ /g, '-')}-unknown`,
    found: `${what} "${word}"`,
    expected: `one of ${names.join(', ')}`,
    remedy: didYouMean(word, names) ?? `use a ${what} from the list`,
  });
}

/** @returns `did you mean "run"?` for the nearest name or one that contains the word, or null */
export function didYouMean(word: string, names: readonly string[]): string | null {
  const part = names.filter((name) => word.length > 2 && name.toLowerCase().includes(word.toLowerCase()));
  const meant = nearest(word, names) ?? part[0] ?? null;
  return meant === null ? null : `did you mean "${meant}"?`;
}
