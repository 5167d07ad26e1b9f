import { bootFirmware, restoreFirmware } from '../../src/firmware/index.js';

/** A firmware that can be put into the pump: how it is switched on, and how it goes on from a snapshot. */
export type FirmwareBuild = { readonly boot: typeof bootFirmware; readonly restore: typeof restoreFirmware };

/** The firmware of this version. */
export const OWN_FIRMWARE: FirmwareBuild = { boot: bootFirmware, restore: restoreFirmware };
