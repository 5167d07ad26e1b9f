import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A month that holds: prime, then 3 mg/day. */
export const MONTH = `version: 1
title: A quiet month
purpose: Nothing happens but therapy.
device: peristaltic-40-sensing
drug: { name: morphine, concentration: 20 mg/mL }
implant: { fill: 40 mL, catheter: { length: 80 cm } }
seed: 7
start: Mon 08:00
until: 30d
steps:
  - at: 5min
    clinician: { prime: full-system }
  - after: prime-complete
    clinician: { program: { mode: simple, dose: 3 mg/day } }
expect:
  - at: end
    state: { infusion: simple }
`;

const folder = mkdtempSync(join(tmpdir(), 'thecal-'));

/** A path in a folder of this test run. */
export const inFolder = (name: string): string => join(folder, name);

/** Writes a scenario. @returns its path */
export function story(name: string, text: string): string {
  const path = inFolder(name);
  writeFileSync(path, text);
  return path;
}
