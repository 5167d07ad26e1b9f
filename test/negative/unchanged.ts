import { expect } from 'vitest';
import { type Firmware, type FirmwareInput, type FirmwareOutput, restoreFirmware } from '../../src/firmware/index.js';
import { MS_PER_DAY } from '../../src/units/index.js';
import { runTo } from '../support/pump.js';

/** How long a pump is watched after it has refused something. */
const WATCHED = 4 * MS_PER_DAY;

/** The whole pump but its clock and what it only writes down. */
function standing(pump: Firmware): unknown {
  const { context, states } = pump.snapshot();
  return { context, states };
}

/** A second pump that will do what this one does. */
export const twinOf = (pump: Firmware): Firmware => restoreFirmware(JSON.parse(JSON.stringify(pump.snapshot())));

/**
 * Gives a pump something that must not touch its therapy: memory and states stay what they were, and for days it orders what a
 * twin orders that was given nothing.
 *
 * @returns what it said at once
 */
export function giveInVain(pump: Firmware, input: FirmwareInput): readonly FirmwareOutput[] {
  const twin = twinOf(pump);
  const { outputs, changes } = pump.handle(input);
  expect(standing(pump)).toEqual(standing(twin));
  expect(changes).toEqual([]);
  expect(runTo(pump, input.at + WATCHED)).toEqual(runTo(twin, input.at + WATCHED));
  return outputs;
}
