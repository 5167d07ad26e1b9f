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
import { checkOutputs, writeOutput } from '../outputs.js';
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

const wantedIn = (texts: readonly string[]): readonly ReporterWanted[] =>
  texts
    .flatMap((text) => text.split(','))
    .map((text) => {
      const cut = text.indexOf('=');
      const name = known(cut < 0 ? text : text.slice(0, cut), NAMES, 'reporter');
      return { name, path: cut < 0 ? null : text.slice(cut + 1) };
    });

/**
 * Reads what `--reporter` was given: `pretty`, `junit=results.xml`, several with commas between. `pretty` when it was not.
 *
 * @param json  whether the terminal is for a machine: then `json` is on it besides those that write files
 * @throws {WrongUse} for a reporter that there is not, and where two of them would mix on the terminal
 */
export function reportersIn(texts: readonly string[], json: boolean): readonly ReporterWanted[] {
  const asked = wantedIn(texts.length > 0 || json ? texts : ['pretty']);
  const has = asked.some(({ name, path }) => name === 'json' && path === null);
  const wanted: readonly ReporterWanted[] = json && !has ? [{ name: 'json', path: null }, ...asked] : asked;
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
      return githubAnnotations(suite);
    case 'pretty':
      return [...suite.cases.flatMap((one) => caseLines(one, true)), ...summaryLines(suite)]
        .map(({ text }) => `${text}\n`)
        .join('');
  }
};

/**
 * Finds out before a run whether what is told can be written; creates and changes nothing.
 *
 * @param files  the scenarios, which must not be written over
 * @throws {WrongUse} for the first file that cannot be written, and for one that two reporters would write
 */
export function checkReporters(wanted: readonly ReporterWanted[], files: readonly string[]): void {
  const outputs = wanted.flatMap(({ name, path }) =>
    path === null ? [] : [{ flag: `--reporter ${name}`, path, anyName: true as const }],
  );
  checkOutputs(files, outputs);
}

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
        if (one.path !== null) writeOutput(one.path, await textOf(one, suite, code));
        else if (one.name !== 'pretty') terminal.out(await textOf(one, suite, code));
      }
    },
  };
}
