import {
  type ArrowName,
  arrowsOf,
  ChartExecutor,
  type Reach,
  type StateName,
  statesOf,
} from '../../statechart/index.js';
import { type FirmwareContext, rewritten } from '../context.js';
import type { FirmwareEvent, FirmwareInput } from '../events.js';
import type { FirmwareOutput } from '../outputs.js';
import { compiledRegions } from './compile.js';

const CHART = { regions: compiledRegions(), rewritten };

/** All arrows of the firmware's chart, by their names. */
export const firmwareArrows = (): readonly ArrowName[] => arrowsOf(CHART.regions);

/** All states of the firmware’s chart, by their names. */
export const firmwareStates = (): readonly StateName[] => statesOf(CHART.regions);

/** Runs the firmware from its tables. */
export class TableExecutor extends ChartExecutor<FirmwareContext, FirmwareEvent, FirmwareOutput, FirmwareInput> {
  constructor(context: FirmwareContext, values?: Readonly<Record<string, string>>, reach: Reach | null = null) {
    super(CHART, context, values, reach);
  }
}
