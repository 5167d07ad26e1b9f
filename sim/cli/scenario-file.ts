import type { Formulary } from '../../src/therapy/index.js';
import { formatIssue, type Issue, type ParseOptions, parseScenario, type Scenario } from '../scenario/index.js';
import { catalogueOf } from '../world/index.js';
import { readText } from './reading.js';
import { BadFile } from './wrong.js';

/** What is laid over a file before it is checked. */
export type Overlay = Pick<ParseOptions, 'settings' | 'seed'>;

/** Every issue of a file; none when it is valid. @throws {WrongUse} when there is no such file */
export function issuesOf(
  file: string,
  formulary: Formulary,
): { readonly issues: readonly Issue[]; readonly title: string } {
  const parsed = parseScenario(readText(file), { file, catalogue: catalogueOf(formulary) });
  return parsed.ok ? { issues: [], title: parsed.scenario.title } : { issues: parsed.issues, title: '' };
}

/**
 * Reads a scenario that is to be run.
 *
 * @throws {WrongUse} when there is no such file
 * @throws {BadFile} with every issue, when it is not valid
 */
export function scenarioFrom(file: string, formulary: Formulary, overlay: Overlay): Scenario {
  const parsed = parseScenario(readText(file), { file, catalogue: catalogueOf(formulary), ...overlay });
  if (parsed.ok) return parsed.scenario;
  throw new BadFile(file, parsed.issues.map(formatIssue), parsed.issues);
}
