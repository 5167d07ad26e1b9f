import { invariant } from '../../src/base/index.js';
import { DISARMED } from '../../src/protocol/index.js';
import type { Instant } from '../../src/units/index.js';
import { type Crossing, predict } from '../plant/index.js';
import type { WorldCore } from './core.js';
import { planRadio } from './radio/deadlines.js';
import { lied, listened } from './sensors.js';

/** More inputs than this at one moment mean that firmware and world chase each other. */
const INPUTS_PER_MOMENT_MAX = 1_000;

/** Counts an input to the firmware. @throws {InvariantError} when one moment has had too many */
export function countInput(core: WorldCore): void {
  const { inputs } = core.state;
  const { now } = core.kernel;
  if (inputs.at !== now) {
    inputs.at = now;
    inputs.count = 0;
  }
  inputs.count += 1;
  invariant(inputs.count <= INPUTS_PER_MOMENT_MAX, 'world: firmware and world do not come to rest', { at: now });
}

function planDeadline(core: WorldCore): void {
  const { kernel, state } = core;
  const wanted = state.hang === null ? core.firmware.nextDeadline() : null;
  const at = wanted === null ? null : (Math.max(wanted, kernel.now) as Instant);
  if ((state.deadline?.at ?? null) === at) return;
  if (state.deadline !== null) kernel.cancel(state.deadline.id);
  state.deadline =
    at === null
      ? null
      : { at, id: kernel.schedule({ at, phase: 'firmware', kind: 'firmware.deadline', payload: null }) };
}

/** What happens by itself while nobody listens: comparators wait, and so does the supply, which shows when the firmware runs. */
function unheard({ kernel, state }: WorldCore): Crossing | null {
  const next = predict(state.plant, kernel.now, DISARMED);
  return next?.what === 'ran-dry' ? next : null;
}

/** The plant's next crossing, looked for only up to the firmware's deadline: there it is asked again. */
function nextCrossing(core: WorldCore): Crossing | null {
  const { kernel, state } = core;
  if (state.hang !== null) return unheard(core);
  const lie = lied(state.armed, state.ports.sensors, kernel.now);
  if (lie !== null) return { at: lie.at, what: lie };
  return predict(state.plant, kernel.now, listened(state.armed, state.ports.sensors), state.deadline?.at);
}

function planCrossing(core: WorldCore): void {
  const { kernel, state } = core;
  if (state.crossing !== null) kernel.cancel(state.crossing.id);
  const next = nextCrossing(core);
  if (next === null) {
    state.crossing = null;
    return;
  }
  const phase = next.what === 'ran-dry' ? 'plant' : 'sensor';
  const id = kernel.schedule({ at: next.at, phase, kind: 'plant.crossing', payload: null });
  state.crossing = { id, at: next.at, what: next.what };
}

/**
 * Plans what comes next by itself: the deadlines of telemetry and firmware, and the plant's next crossing. Nothing is polled, and what a frame
 * in the air does not touch is not asked again.
 */
export function plan(core: WorldCore): void {
  planRadio(core);
  if (!core.state.stale) return;
  core.state.stale = false;
  planDeadline(core);
  planCrossing(core);
}
