import { formatIssue, parseScenario, type Scenario } from '../../../sim/scenario/index.js';
import { CATALOGUE } from './catalogue.js';

/** Lines of a file that are right; steps and expectations are added below. */
export const HEAD = `version: 1
title: t
purpose: p
drug: { name: morphine, concentration: 20 mg/mL }
implant: { fill: 40 mL }
start: Mon 08:00
until: 30d
`;
/** Number of lines of {@link HEAD}. */
export const HEAD_LINES = 7;

/** Issues of a text, each as a line; `f` is the name of the file. */
export function issuesOf(text: string, settings: readonly string[] = []): string[] {
  const parsed = parseScenario(text, { file: 'f', catalogue: CATALOGUE, settings });
  return parsed.ok ? [] : parsed.issues.map(formatIssue);
}

/** The scenario of a text that is right. */
export function scenarioOf(text: string, settings: readonly string[] = [], seed?: number): Scenario {
  const parsed = parseScenario(text, {
    file: 'f',
    catalogue: CATALOGUE,
    settings,
    ...(seed === undefined ? {} : { seed }),
  });
  if (!parsed.ok) throw new Error(parsed.issues.map(formatIssue).join('\n'));
  return parsed.scenario;
}
