import { withChanges } from '../../src/base/index.js';
import type { FirmwareInput } from '../../src/firmware/index.js';
import { after, type Duration, type Flow, type Instant } from '../../src/units/index.js';
import type { MainLoop } from '../fault/index.js';
import { driven, toned } from '../plant/index.js';
import type { WorldCore } from './core.js';
import { closeTrain, trainFrom } from './deliveries.js';
import { jumpClock } from './pump-clock.js';
import { tell } from './wiring.js';

function stall(core: WorldCore): void {
  const { kernel, state, profile } = core;
  const at = after(kernel.now, profile.limits.watchdog.value);
  const bite = kernel.schedule({ at, phase: 'plant', kind: 'watchdog.bite', payload: null });
  state.hang = { since: kernel.now, bite, cutAt: null, flips: [], clock: 0 };
  core.record({ kind: 'plant', event: 'loop-stalled' });
}

/** The firmware takes inputs again, and finds what has become of its clock and its memory meanwhile. */
function goOn(core: WorldCore, first: FirmwareInput | null): void {
  const { kernel, state } = core;
  const { hang } = state;
  if (hang === null) return;
  if (hang.cutAt === null) kernel.cancel(hang.bite);
  state.hang = null;
  core.record({ kind: 'plant', event: 'loop-runs' });
  if (first !== null) tell(core, first);
  if (hang.implanted === true) tell(core, { type: 'power.implanted', at: kernel.now });
  jumpClock(core, hang.clock);
  for (const flip of hang.flips) tell(core, { type: 'memory.upset', at: kernel.now, ...flip });
}

/** A stall that a reset sets right is over with it, whatever else its fault goes on to do. */
function freed({ state }: WorldCore): void {
  state.ports = withChanges(state.ports, { mainLoop: 'runs' });
  state.faults = state.faults.map((fault) => {
    const { mainLoop, ...set } = fault.set;
    return mainLoop === undefined ? fault : withChanges(fault, { set });
  });
}

/** The watchdog resets the processor, which comes up in the firmware's own reset. */
function reset(core: WorldCore, cutAt: Instant): void {
  const at = core.kernel.now;
  const report = { type: 'sensor.watchdog-reset', at, heldOff: (at - cutAt) as Duration } as const;
  core.record({ kind: 'sensor', report });
  freed(core);
  goOn(core, report);
  // The reset line of the watchdog goes to the radio as well.
  core.kernel.schedule({ at, phase: 'firmware', kind: 'telemetry.reset', payload: null });
}

/**
 * The watchdog was not fed for its whole span. It is a circuit of its own: it cuts the drive and sounds the critical tone without the
 * firmware, then pulls the reset, and keeps both up for as long as the firmware does not run. [decision 8]
 */
export function bite(core: WorldCore): void {
  const { kernel, state } = core;
  const { hang } = state;
  if (hang === null) return;
  const at = kernel.now;
  const reading = closeTrain(core, at);
  state.plant = toned(driven(state.plant, at, 0 as Flow), at, true);
  state.train = trainFrom(core, reading);
  state.hang = withChanges(hang, { cutAt: at });
  core.record({ kind: 'plant', event: 'watchdog-cut' });
  core.record({ kind: 'plant', event: 'hardware-tone' });
  if (state.ports.mainLoop !== 'dead') reset(core, at);
}

/** Lets the main loop stall or run as its port says. @param before  what the port said until now */
export function followLoop(core: WorldCore, before: MainLoop): void {
  const { hang, ports } = core.state;
  if (hang === null) {
    if (before === 'runs' && ports.mainLoop !== 'runs') stall(core);
  } else if (hang.cutAt !== null) {
    if (ports.mainLoop !== 'dead') reset(core, hang.cutAt);
  } else if (ports.mainLoop === 'runs') goOn(core, null);
}
