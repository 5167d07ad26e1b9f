import type { Profile } from '../../src/profile/index.js';
import { TEST_IMPLANT_SECRET, TEST_KEYS } from '../../src/protocol/index.js';
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
