import {
  HANDHELD_SPANS,
  type HandheldConfig,
  LINK_PATIENCE,
  type LinkConfig,
  PROGRAMMER_SPANS,
  type ProgrammerConfig,
} from '../../src/controller/index.js';
import type { Profile } from '../../src/profile/index.js';
import { type Role, TEST_CONTROLLER_SECRET, TEST_IMPLANT_SECRET, TEST_KEYS } from '../../src/protocol/index.js';
import { TELEMETRY_SPANS, type TelemetryConfig } from '../../src/telemetry/index.js';

/** Number of the one implant of a world; plainly made up. */
export const IMPLANT = 0x0badcafe;

/** What is burnt into the telemetry of a pump: fake keys, the same in every run, fit for tests alone. */
export const telemetryConfig = (profile: Profile): TelemetryConfig => ({
  implant: IMPLANT,
  model: profile.id,
  keys: TEST_KEYS,
  secret: TEST_IMPLANT_SECRET,
  ...TELEMETRY_SPANS,
});

const linkOf = (role: Role, controller: number): LinkConfig => ({
  role,
  controller,
  key: TEST_KEYS[role],
  secret: TEST_CONTROLLER_SECRET[role],
  implant: IMPLANT,
  ...LINK_PATIENCE,
});

/** The programmer of the clinic and the handheld of the patient, paired with the one implant of a world. */
export const PROGRAMMER: ProgrammerConfig = { link: linkOf('clinician', 1), ...PROGRAMMER_SPANS };
export const HANDHELD: HandheldConfig = { link: linkOf('patient', 2), ...HANDHELD_SPANS };
