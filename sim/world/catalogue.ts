import { firmwareMachine } from '../../src/firmware/index.js';
import { PROFILES } from '../../src/profile/index.js';
import { telemetryMachine } from '../../src/telemetry/index.js';
import type { Formulary } from '../../src/therapy/index.js';
import { FAULTS } from '../fault/index.js';
import type { Catalogue } from '../scenario/index.js';

/** States that each region of firmware and telemetry can be in, read from the machines themselves. */
const regions = (): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [firmwareMachine, telemetryMachine].flatMap((machine) =>
      Object.entries(machine.root.states).map(([name, region]) => [name, Object.keys(region.states)]),
    ),
  );

/** The words that scenario files may use: the devices, faults and states there are, and the drugs of a formulary. */
export const catalogueOf = (formulary: Formulary): Catalogue => ({
  profiles: PROFILES,
  drugs: formulary.map((drug) => drug.name),
  faults: FAULTS,
  regions: regions(),
});
