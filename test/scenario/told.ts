import { parseScenario, type Scenario } from '../../sim/scenario/index.js';
import type { TraceSink } from '../../sim/trace/index.js';
import { catalogueOf, type RunResult, runScenario } from '../../sim/world/index.js';
import { PROFILES, type ProfileId } from '../../src/profile/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import { filesUnder, textOf } from '../support/tree.js';

const catalogue = catalogueOf(BUILT_IN_FORMULARY);

/** Every story of the project as `folder/name`. */
export const STORIES: readonly string[] = filesUnder('scenarios', '.yaml')
  .filter((path) => !path.endsWith('.map.yaml'))
  .map((path) => path.replace(/^scenarios\//, '').replace(/\.yaml$/, ''));

export const fileOf = (name: string): string => `scenarios/${name}.yaml`;

/** Reads a story of the project. @throws with every issue when it is not valid */
export function storyOf(name: string, settings: readonly string[] = []): Scenario {
  const file = fileOf(name);
  const parsed = parseScenario(textOf(file), { file, catalogue, settings });
  if (parsed.ok) return parsed.scenario;
  throw new Error(
    parsed.issues.map((i) => `${i.file}:${i.line} ${i.path} ${i.found}; ${i.expected}; ${i.remedy}`).join('\n'),
  );
}

/** Runs a story in this process. */
export const play = (scenario: Scenario, ...sinks: readonly TraceSink[]): RunResult =>
  runScenario(scenario, { profile: PROFILES[scenario.device as ProfileId], formulary: BUILT_IN_FORMULARY, sinks });
