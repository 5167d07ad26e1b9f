import { withChanges } from '../../src/base/index.js';
import { evenSamples } from '../../src/protocol/index.js';
import type { Duration, Instant } from '../../src/units/index.js';
import { after } from '../../src/units/index.js';
import { type FaultPlan, type Glitch, joinPorts, type Phase, planFault, planWorldChange } from '../fault/index.js';
import { HEALTHY, look, type PlantPorts, withPorts } from '../plant/index.js';
import type { FaultOrder, WorldChange } from '../scenario/index.js';
import type { ActiveFault, WorldCore } from './core.js';
import { cutTrain } from './deliveries.js';
import { jumpClock } from './pump-clock.js';
import { followLoop } from './watchdog.js';
import { tell } from './wiring.js';

/** A step of a plan that is still to come; plain JSON. */
export type PhasePayload = { readonly id: number; readonly phase: number; readonly tail: boolean };

/** A healthy pump on its shelf. */
const UNCONNECTED: PlantPorts = { ...HEALTHY, outletOpen: true };

/** Brings the ports to what all acting faults make of them together. */
function applyPorts(core: WorldCore): void {
  const { state } = core;
  const { mainLoop } = state.ports;
  cutTrain(core);
  state.ports = joinPorts(
    state.ports.outletOpen ? UNCONNECTED : HEALTHY,
    state.faults.map((fault) => fault.set),
  );
  state.plant = withPorts(state.plant, core.kernel.now, state.ports);
  followLoop(core, mainLoop);
}

/** The gauge wakes a firmware that listens to it, with a reading that is partly wild. */
function misread(core: WorldCore, { wild, reads }: Glitch): void {
  const { kernel, state } = core;
  if (state.armed.batteryBelow === null || state.hang !== null) return;
  const { voltage } = look(state.plant, kernel.now);
  const samples = evenSamples(voltage).map((volts, i) => (i < wild ? volts * reads : volts));
  const report = { type: 'sensor.battery-below', at: kernel.now, samples } as const;
  core.record({ kind: 'sensor', report });
  tell(core, report);
}

const phasesOf = (fault: ActiveFault, tail: boolean): readonly Phase[] =>
  tail ? fault.plan.afterEnd : fault.plan.during;

function planPhases(core: WorldCore, fault: ActiveFault, tail: boolean, at: Instant): void {
  for (const [phase, { after: wait }] of phasesOf(fault, tail).entries()) {
    const payload: PhasePayload = { id: fault.id, phase, tail };
    core.kernel.schedule({ at: after(at, wait), phase: 'plant', kind: 'fault.phase', payload });
  }
}

const replace = (core: WorldCore, id: number, change: (fault: ActiveFault) => ActiveFault): void => {
  core.state.faults = core.state.faults.map((fault) => (fault.id === id ? change(fault) : fault));
};

function begin(core: WorldCore, name: string, plan: FaultPlan, span: Duration | null): void {
  const { kernel, state } = core;
  const fault: ActiveFault = { id: state.nextFault, name, plan, ended: false, set: {} };
  state.nextFault += 1;
  state.faults = [...state.faults, fault];
  planPhases(core, fault, false, kernel.now);
  if (span !== null) {
    kernel.schedule({ at: after(kernel.now, span), phase: 'plant', kind: 'fault.end', payload: fault.id });
  }
}

/** Lets a fault of the scenario begin, unless the seed says that it does not happen. */
export function beginFault(core: WorldCore, order: FaultOrder, index: number): void {
  const random = core.random.fork(`fault/${index}`);
  if (!random.fork('happens').chance(order.probability)) {
    core.record({ kind: 'fault', fault: order.name, phase: 'over', text: 'did not happen in this run' });
    return;
  }
  begin(core, order.name, planFault(order, random.fork('plan'), core.kernel.now), order.span);
}

/** Changes the surroundings. A change that stays replaces an earlier one of its kind. */
export function changeWorld(core: WorldCore, change: WorldChange): void {
  if (change.span === null) clearFault(core, change.change);
  begin(core, change.change, planWorldChange(change, core.profile), change.span);
}

/** Takes a fault away. */
function release(core: WorldCore, fault: ActiveFault, text: string): void {
  core.state.faults = core.state.faults.filter(({ id }) => id !== fault.id);
  core.record({ kind: 'fault', fault: fault.name, phase: 'over', text });
  applyPorts(core);
}

/** Somebody's controller has reached the pump: what had left it in telemetry mode is over. */
export function readOut(core: WorldCore): void {
  for (const fault of core.state.faults.filter(({ set }) => set.untilRead === true))
    release(core, fault, 'the pump was read out and leaves telemetry mode; the rotor is free');
}

/** Goes to a phase of a plan; one that belongs to a fault meanwhile cleared or ended is passed over. */
export function enterPhase(core: WorldCore, payload: PhasePayload): void {
  const fault = core.state.faults.find((f) => f.id === payload.id);
  const phase = fault === undefined ? undefined : phasesOf(fault, payload.tail)[payload.phase];
  if (fault === undefined || phase === undefined || fault.ended !== payload.tail) return;
  if (phase.set.untilRead === true && core.firmware.states().alarm === 'quiet') {
    release(core, fault, 'the field has left the pump in telemetry mode, but nothing was signalled; the rotor is free');
    return;
  }
  replace(core, fault.id, (f) => withChanges(f, { set: phase.set }));
  const last = payload.tail && payload.phase === fault.plan.afterEnd.length - 1;
  if (last) core.state.faults = core.state.faults.filter((f) => f.id !== fault.id);
  const first = !payload.tail && payload.phase === 0;
  core.record({
    kind: 'fault',
    fault: fault.name,
    phase: first ? 'begin' : last ? 'over' : 'change',
    text: phase.text,
  });
  applyPorts(core);
  if (phase.set.clock !== undefined) jumpClock(core, phase.set.clock);
  if (phase.set.glitch !== undefined) misread(core, phase.set.glitch);
  if (phase.set.memory !== undefined) tell(core, { type: 'memory.upset', at: core.kernel.now, ...phase.set.memory });
}

/** Ends a fault whose time is over; what it leaves behind follows by its plan. */
export function endFault(core: WorldCore, id: number): void {
  const fault = core.state.faults.find((f) => f.id === id);
  if (fault === undefined || fault.ended) return;
  if (fault.plan.afterEnd.length === 0) {
    release(core, fault, `${fault.name} is over`);
    return;
  }
  replace(core, id, (f) => withChanges(f, { ended: true }));
  core.record({ kind: 'fault', fault: fault.name, phase: 'end', text: `${fault.name} has ended` });
  planPhases(core, fault, true, core.kernel.now);
}

/** Takes every fault of a name away at once, with whatever it would leave behind. */
export function clearFault(core: WorldCore, name: string): void {
  const { state } = core;
  const cleared = state.faults.filter((fault) => fault.name === name);
  if (cleared.length === 0) return;
  state.faults = state.faults.filter((fault) => fault.name !== name);
  core.record({ kind: 'fault', fault: name, phase: 'over', text: `${name} is cleared` });
  applyPorts(core);
}
