import { scenarioOf } from '../scenario/file.js';

/** A primed pump with 20 mg/mL of morphine at `daily`; what follows is told by the test, a step a line. */
export const morphine = (daily: string, ...steps: readonly string[]) =>
  scenarioOf(`version: 1
title: t
purpose: p
device: peristaltic-40-sensing
drug: { name: morphine, concentration: 20 mg/mL }
implant: { fill: 40 mL, catheter: { length: 80 cm } }
start: Mon 08:00
until: 46d
steps:
  - { at: 5min, direct: { prime: full-system } }
  - { after: prime-complete, direct: { program: { mode: simple, dose: ${daily} } } }
${steps.map((step) => `  - { ${step} }\n`).join('')}`);
