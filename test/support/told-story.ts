import { parseScenario } from '../../sim/scenario/index.js';
import type { Scenario } from '../../sim/scenario/scenario.js';
import { catalogueOf } from '../../sim/world/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';

/**
 * A story with the whole catalogue of faults: a primed pump that gives 1 mg of morphine a day, and patient boluses of 0.1 mg with a lockout
 * of 4 h, at most 4 in 24 h. What follows is told by the test, a step a line.
 *
 * @throws when the story is not valid
 */
export function told(until: string, ...steps: readonly string[]): Scenario {
  const text = `version: 1
title: t
purpose: p
device: peristaltic-40-sensing
drug: { name: morphine, concentration: 20 mg/mL }
implant: { fill: 40 mL, catheter: { length: 80 cm } }
start: Mon 08:00
until: ${until}
steps:
  - { at: 5min, direct: { prime: full-system } }
  - { after: prime-complete, direct: { program: { mode: simple, dose: 1 mg/day, patient: { dose: 0.1 mg, duration: 5min, lockout: 4h, max: 4, per: 24h } } } }
${steps.map((step) => `  - { ${step} }\n`).join('')}`;
  const parsed = parseScenario(text, { file: 'f', catalogue: catalogueOf(BUILT_IN_FORMULARY) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}
