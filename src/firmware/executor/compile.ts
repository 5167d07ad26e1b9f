import { compiled, type RegionTable } from '../../statechart/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareEvent } from '../events.js';
import { firmwareMachine, REGIONS } from '../machine.js';
import type { FirmwareOutput } from '../outputs.js';

/** One region of the firmware as a table. */
type FirmwareTable = RegionTable<FirmwareContext, FirmwareEvent, FirmwareOutput>;

/** The statechart of the firmware as lookup tables, one for each region, in the order of the regions. */
export const compiledRegions = (): readonly FirmwareTable[] => compiled(firmwareMachine, REGIONS);
