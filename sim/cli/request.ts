import type { Result } from '../../src/base/index.js';
import type { ExitCode } from './exit.js';
import type { Terminal } from './terminal.js';
import { WrongUse } from './wrong.js';

/** What a command was asked: its arguments and flags as written, and where to answer. */
export type Request = {
  readonly args: readonly string[];
  readonly flags: Flags;
  /** whether the answer goes to a machine */
  readonly json: boolean;
  readonly terminal: Terminal;
};

/** A command: gives its answer through the request's terminal and says with its code how it went. */
export type Command = (request: Request) => Promise<ExitCode>;

/** A door for written quantities: refuses with a remedy, never throws. */
export type Parser<T> = (text: string) => Result<T>;

/** The flags of a command line by their written names. */
export class Flags {
  readonly #values: Readonly<Record<string, unknown>>;

  /** @param values  written name without dashes (`catheter-length`) → text, list of texts, or true */
  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values[name] === true;
  }

  /** @returns the text of a flag, or null when it was not given */
  text(name: string): string | null {
    const value = this.#values[name];
    return typeof value === 'string' ? value : null;
  }

  /** @returns the texts of a flag that may be repeated */
  list(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }

  /**
   * Reads a quantity.
   *
   * @returns its value, or null when the flag was not given
   * @throws {WrongUse} that names the flag, when the text is not such a quantity
   */
  optional<T>(name: string, parse: Parser<T>): T | null {
    const text = this.text(name);
    if (text === null) return null;
    const read = parse(text);
    if (read.ok) return read.value;
    throw new WrongUse({ ...read.refusal, found: `--${name} ${read.refusal.found}` });
  }

  /** As {@link optional}, for a flag that must be there. @throws {WrongUse} when it is missing or malformed */
  required<T>(name: string, parse: Parser<T>, example: string): T {
    const value = this.optional(name, parse);
    if (value !== null) return value;
    throw new WrongUse({
      code: 'flag-missing',
      found: `no --${name}`,
      expected: `--${name} "${example}"`,
      remedy: `add --${name} with a value and its unit`,
    });
  }
}

/** Reads a whole number ≥ 0 such as a seed or a count. */
export const parseWhole: Parser<number> = (text) => {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return { ok: true, value };
  const refusal = {
    code: 'whole-number-malformed',
    found: `"${text}"`,
    expected: 'a whole number of 0 or more',
    remedy: 'write digits only, such as 7',
  };
  return { ok: false, refusal };
};
