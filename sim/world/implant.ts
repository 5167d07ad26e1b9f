import { withChanges } from '../../src/base/index.js';
import { withPorts } from '../plant/index.js';
import type { WorldCore } from './core.js';
import { cutTrain } from './deliveries.js';
import { tell } from './wiring.js';

/** Puts the pump in: its catheter is connected, and the firmware is told. Until then the outlet was open. */
export function implant(core: WorldCore): void {
  const { kernel, state } = core;
  if (state.ports.outletOpen) {
    cutTrain(core);
    state.ports = withChanges(state.ports, { outletOpen: false });
    state.plant = withPorts(state.plant, kernel.now, state.ports);
  }
  tell(core, { type: 'power.implanted', at: kernel.now });
}
