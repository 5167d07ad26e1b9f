import { vi } from 'vitest';
import type { FirmwareBuild } from '../../sim/world/index.js';
import { InvariantError } from '../../src/base/index.js';
import { bootFirmware, type Firmware, type FirmwareInput, restoreFirmware } from '../../src/firmware/index.js';
import { durationOf, MS_PER_MINUTE } from '../../src/units/index.js';

const changed = (firmware: Firmware, input: (given: FirmwareInput) => FirmwareInput): Firmware => ({
  ...firmware,
  handle: (given) => firmware.handle(input(given)),
});

const buildOf = (input: (given: FirmwareInput) => FirmwareInput): FirmwareBuild => ({
  boot: (...words) => changed(bootFirmware(...words), input),
  restore: (...words) => changed(restoreFirmware(...words), input),
});

const PATIENT_CONTROL = '../../src/firmware/rules/patient-control.js';
type PatientControl = typeof import('../../src/firmware/rules/patient-control.js');

/** A build whose lockouts last a minute, whatever was ordered; made of the sources with one rule put in the place of another. */
export async function shortLockout(): Promise<FirmwareBuild> {
  vi.resetModules();
  vi.doMock(PATIENT_CONTROL, async (original) => {
    const right = await original<PatientControl>();
    const lockedFrom: PatientControl['lockedFrom'] = (c, _, at) => right.lockedFrom(c, durationOf(MS_PER_MINUTE), at);
    return { ...right, lockedFrom };
  });
  const { bootFirmware: boot, restoreFirmware: restore } = await import('../../src/firmware/index.js');
  vi.doUnmock(PATIENT_CONTROL);
  vi.resetModules();
  return { boot, restore };
}

/** A build that breaks the emulator when it is told to suspend. */
export const BREAKS_AT_SUSPEND = buildOf((given) => {
  if (given.type === 'command.suspend')
    throw new InvariantError('motor: a train of 12 strokes that nobody ordered', { at: given.at });
  return given;
});
