import type { Formulary } from '../../src/therapy/index.js';
import { asWord } from '../report/index.js';
import { listScenarios } from '../scenario/files.js';
import { formatIssue, type Issue, type ParseOptions, parseScenario, type Scenario } from '../scenario/index.js';
import { looksLikeTrace } from '../trace/file-kind.js';
import { catalogueOf } from '../world/index.js';
import type { Drugs } from './formulary-file.js';
import { isDirectory, readText } from './reading.js';
import { BadFile, must, WrongUse } from './wrong.js';

/** What is laid over a file before it is checked. */
export type Overlay = Pick<ParseOptions, 'settings' | 'seed'>;

/** The text of a file that is not a trace, which is no scenario however it is read. @throws {WrongUse} */
function textOf(file: string): string {
  const text = readText(file);
  if (!looksLikeTrace(file)) return text;
  throw new WrongUse({
    code: 'path-is-trace',
    found: `"${file}", which is a trace`,
    expected: 'a scenario file',
    remedy: `"thecal replay ${asWord(file)}" runs again what it tells of, "thecal report" makes a page of it`,
  });
}

/** The text of a scenario file. @throws {WrongUse} when there is none; a directory is answered with a file in it */
export function scenarioText(file: string): string {
  if (!isDirectory(file)) return textOf(file);
  const [first, ...more] = must(listScenarios(file));
  const found = `"${file}" is a directory, not a scenario file`;
  const expected = 'a scenario file';
  const there = more.length === 0 ? 'the scenario in it' : `one of the ${more.length + 1} scenarios in it`;
  const remedy =
    first === undefined
      ? 'name a file; "thecal list" shows the scenarios there are'
      : `name ${there}, e.g. ${asWord(first)}; "thecal list ${asWord(file)}" shows ${more.length === 0 ? 'it' : 'them'}`;
  throw new WrongUse({ code: 'path-is-directory', found, expected, remedy });
}

/** Every issue of a file; none when it is valid. @throws {WrongUse} when there is no such file */
export function issuesOf(
  file: string,
  formulary: Formulary,
): { readonly issues: readonly Issue[]; readonly title: string } {
  const parsed = parseScenario(scenarioText(file), { file, catalogue: catalogueOf(formulary) });
  return parsed.ok ? { issues: [], title: parsed.scenario.title } : { issues: parsed.issues, title: '' };
}

/**
 * Reads a scenario that is to be run.
 *
 * @throws {WrongUse} when there is no such file
 * @throws {BadFile} with every issue, when it is not valid
 */
export function scenarioFrom(file: string, drugs: Drugs, overlay: Overlay): Scenario {
  const own = drugs.told === undefined ? {} : { formulary: drugs.told };
  const catalogue = catalogueOf(drugs.formulary);
  const parsed = parseScenario(scenarioText(file), { file, catalogue, ...own, ...overlay });
  if (parsed.ok) return parsed.scenario;
  throw new BadFile(file, parsed.issues.map(formatIssue), parsed.issues);
}
