import { isNode, LineCounter, parseDocument } from 'yaml';
import { BUILT_IN_FORMULARY, type Formulary, mergeFormulary, parseFormulary } from '../../src/therapy/index.js';
import { readText } from './reading.js';
import type { Flags } from './request.js';
import { BadFile } from './wrong.js';

/** Drugs that a command goes by. */
export type Drugs = {
  readonly formulary: Formulary;
  /** those of `--formulary` as the file tells them; left out without one */
  readonly told?: unknown;
};

/**
 * The built-in drugs, with those of `--formulary` laid over them.
 *
 * @throws {BadFile} with every issue of the file, each with its line
 */
export function drugsOf(flags: Flags): Drugs {
  const file = flags.text('formulary');
  if (file === null) return { formulary: BUILT_IN_FORMULARY };
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, logLevel: 'silent' });
  if (document.errors.length > 0) {
    throw new BadFile(
      file,
      document.errors.map((error) => `${file}:${error.linePos?.[0].line ?? 1}  ${error.message.split('\n')[0] ?? ''}`),
    );
  }
  const lineOf = (keys: readonly (string | number)[]): number => {
    for (let n = keys.length; n >= 0; n--) {
      const node: unknown = document.getIn(keys.slice(0, n), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const told: unknown = document.toJS();
  const answer = parseFormulary(told);
  if (answer.ok) return { formulary: mergeFormulary(BUILT_IN_FORMULARY, answer.drugs), told };
  throw new BadFile(
    file,
    answer.issues.map(
      ({ path, keys, found, expected, remedy }) =>
        `${file}:${lineOf(keys)}  ${path === '' ? '' : `${path}  `}found ${found}; expected ${expected}; ${remedy}`,
    ),
  );
}

/** As {@link drugsOf}, for a command that repeats nothing. */
export const formularyOf = (flags: Flags): Formulary => drugsOf(flags).formulary;
