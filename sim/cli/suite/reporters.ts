import { writeFileSync } from 'node:fs';
import {
  caseLines,
  githubAnnotations,
  suiteJson,
  summaryLines,
  writeJunit,
  writeSuitePage,
} from '../../report/index.js';
import type { CaseResult, SuiteResult } from '../../suite/index.js';
import { NOTICE } from '../../world/index.js';
import type { ExitCode } from '../exit.js';
import { unusable } from '../reading.js';
import { printLines, type Terminal } from '../terminal.js';
import { known, WrongUse } from '../wrong.js';

const NAMES = ['pretty', 'junit', 'json', 'github', 'html'] as const;
/** Those that are read by programs, so that nothing else may stand beside them. */
const ALONE: readonly string[] = ['junit', 'json', 'html'];
type Name = (typeof NAMES)[number];

/** A reporter that was asked for, and the file it writes; null for the terminal. */
export type ReporterWanted = { readonly name: Name; readonly path: string | null };

/** Tells of a test run while it goes on, and when it is over. */
export type Reporters = {
  readonly result: (result: CaseResult) => void;
  /** @throws {WrongUse} when a file cannot be written */
  readonly end: (suite: SuiteResult, code: ExitCode) => Promise<void>;
};

/**
 * Reads what `--reporter` was given: `pretty`, `junit=results.xml`, several with commas between.
 *
 * @throws {WrongUse} for a reporter that there is not, and where two of them would mix on the terminal
 */
export function reportersIn(texts: readonly string[]): readonly ReporterWanted[] {
  const wanted = texts
    .flatMap((text) => text.split(','))
    .map((text) => {
      const cut = text.indexOf('=');
      const name = known(cut < 0 ? text : text.slice(0, cut), NAMES, 'reporter');
      return { name, path: cut < 0 ? null : text.slice(cut + 1) };
    });
  const here = wanted.filter(({ path }) => path === null);
  const alone = here.find(({ name }) => ALONE.includes(name));
  if (alone !== undefined && here.length > 1)
    throw new WrongUse({
      code: 'reporters-mixed',
      found: `${here.map(({ name }) => name).join(' and ')} on one terminal`,
      expected: `${alone.name} alone, or in a file`,
      remedy: `write ${alone.name}=FILE for one of them`,
    });
  const empty = wanted.find(({ path }) => path === '');
  if (empty !== undefined)
    throw new WrongUse({
      code: 'reporter-without-file',
      found: `${empty.name}= without a file`,
      expected: 'a name after the equals sign',
      remedy: `write ${empty.name}=FILE, or ${empty.name} alone`,
    });
  return wanted;
}

const textOf = async ({ name }: ReporterWanted, suite: SuiteResult, code: ExitCode): Promise<string> => {
  switch (name) {
    case 'junit':
      return writeJunit(suite);
    case 'html':
      return writeSuitePage(suite, NOTICE);
    case 'json':
      return `${JSON.stringify({ ...suiteJson(suite), exit_code: code }, null, 2)}\n`;
    case 'github':
      return githubAnnotations(suite.cases);
    case 'pretty':
      return [...suite.cases.flatMap((one) => caseLines(one, true)), ...summaryLines(suite)]
        .map(({ text }) => `${text}\n`)
        .join('');
  }
};

/** Makes the reporters that were asked for. */
export function createReporters(wanted: readonly ReporterWanted[], several: boolean, terminal: Terminal): Reporters {
  const pretty = wanted.some(({ name, path }) => name === 'pretty' && path === null);
  return {
    result: (result) => {
      if (pretty) printLines(terminal, caseLines(result, several));
    },
    end: async (suite, code) => {
      if (pretty) printLines(terminal, summaryLines(suite));
      for (const one of wanted) {
        if (one.path === null) {
          if (one.name !== 'pretty') terminal.out(await textOf(one, suite, code));
          continue;
        }
        try {
          writeFileSync(one.path, await textOf(one, suite, code));
        } catch (error) {
          throw unusable(one.path, error, 'a file that can be written');
        }
      }
    },
  };
}
