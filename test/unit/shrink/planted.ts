import { type Failure, type Keep, type Shrunk, shrink, type Trial, trialsWith } from '../../../sim/shrink/index.js';
import type { FirmwareBuild } from '../../../sim/world/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';

export const HEAD = `version: 1
title: A planted failure
purpose: It fails.
device: peristaltic-40
drug: { name: baclofen, concentration: 2 mg/mL }
implant: { fill: 40 mL, catheter: { length: 80 cm } }
seed: 7
start: Wed 08:00
until: 20d
`;

/** A busy story: a therapy by people, refills, faults that come and go, and boluses close together on day 10. */
export const BUSY = `${HEAD}steps:
  # the therapy
  - { at: 5min, clinician: { prime: full-system } }
  - after: prime-complete
    name: therapy
    clinician:
      program:
        mode: flex
        steps: [{ at: "00:00", dose: 0.13 mg/day }, { at: "12:30", dose: 0.17 mg/day }]
        patient: { dose: 12 mcg, duration: 5min, lockout: 4h, max: 4, per: 24h }
        limits: [{ dose: 4 mg, per: 24h }]
  - { at: 2d, fault: { kind: leak, share: 0.3 } }
  - { at: 3d, clear: leak }
  - { at: 4d 3h, clinician: { suspend: { for: 1h } } }
  - { at: 10d 17min, patient: request-bolus }
  # too early
  - { after: 30min, patient: request-bolus }
  - { at: 12d, world: { mri: { field: 3 T, for: 20min } } }
expect:
  - { at: end, active: [] }
  - never: { alarm: occlusion }
`;

/** Ways to run with a firmware. */
export const runWith = (firmware?: FirmwareBuild) =>
  trialsWith({ formulary: BUILT_IN_FORMULARY, ...(firmware === undefined ? {} : { firmware }) });

/** What a text fails with. @throws when it is not valid */
export function failuresIn(text: string, firmware?: FirmwareBuild): readonly Failure[] {
  const trial: Trial = runWith(firmware)(text, Number.POSITIVE_INFINITY);
  if (trial.is !== 'run') throw new Error(`it is ${trial.is}: ${text}`);
  return trial.failures.map(({ failure }) => failure);
}

/** Shrinks by the first failure of its kind. */
export function shrunk(
  text: string,
  what: Failure['what'],
  { firmware, keep = 'found', tries = 2_000 }: { firmware?: FirmwareBuild; keep?: Keep; tries?: number } = {},
): Shrunk {
  const failure = failuresIn(text, firmware).find((one) => one.what === what);
  if (failure === undefined) throw new Error(`no ${what} in ${text}`);
  const result = shrink(text, { run: runWith(firmware), failure, keep, tries });
  if (result === null) throw new Error('it was not shrunk');
  return result;
}
