import { withChanges } from '../../src/base/index.js';
import type { Flow, Instant } from '../../src/units/index.js';
import { anchored } from './anchor.js';
import { runsBack } from './backflow.js';
import { chargeUsed, loadedVoltage } from './battery.js';
import { HEALTHY, type PlantPorts } from './ports.js';
import { type PlantState, stretchOf } from './state.js';

/** Keeps account of how long the rotor stands, and of the set that the tubing takes meanwhile. [M2] */
function rested(state: PlantState, at: Instant): PlantState {
  const still = state.train.flow === 0 || state.ports.rotorBlocked;
  if (still === (state.stillSince !== null)) return state;
  if (still) return withChanges(state, { stillSince: at });
  const stood = at - (state.stillSince ?? at);
  return withChanges(state, { stillSince: null, tubingSet: state.tubingSet || stood > state.build.tubingSetAfter });
}

/**
 * The plant under a new drive from `at` on; the fraction of a stroke under way is kept.
 *
 * @param flow  pL/day asked by the drive
 * @returns the same state when the drive does not change
 */
export function driven(state: PlantState, at: Instant, flow: Flow): PlantState {
  if (flow === state.train.flow) return state;
  return rested(anchored(state, at, flow), at);
}

const PORTS = [
  'rotorBlocked',
  'counted',
  'gainOffset',
  'gainPerDay',
  'lineOpen',
  'leakShare',
  'outletOpen',
  'tipLoss',
  'backflow',
  'fillLimit',
  'bodyTemperature',
  'ambientPressure',
  'batteryResistance',
] as const satisfies readonly (keyof PlantPorts)[];

/** A dry pump into whose reservoir enough has run back for a stroke is dry no longer. [M11] */
function wetted(state: PlantState): PlantState {
  if (!state.dry || !runsBack(state.ports) || state.usable < state.build.stroke) return state;
  const wet = withChanges(state, { dry: false, dryReported: false });
  return withChanges(wet, { stretch: stretchOf(wet) });
}

/**
 * The plant under other surroundings or faults from `at` on. A rotor set free snaps to the drive's place in the stroke.
 *
 * @returns the same state when no port changes
 */
export function withPorts(state: PlantState, at: Instant, ports: PlantPorts): PlantState {
  if (PORTS.every((port) => ports[port] === state.ports[port])) return state;
  const now = wetted(anchored(state, at));
  const held = ports.rotorBlocked || runsBack(ports) ? (now.rotorHeld ?? now.train.carry) : null;
  const changed: PlantState = withChanges(now, { ports, rotorHeld: held });
  const placed = held === now.rotorHeld ? changed : withChanges(changed, { stretch: stretchOf(changed) });
  return rested(withChanges(placed, { brownedOut: placed.brownedOut && supplyIsLow(placed, at) }), at);
}

const supplyIsLow = (state: PlantState, at: Instant): boolean =>
  loadedVoltage(state, chargeUsed(state, at)) <= state.build.resetVoltage;

/** The plant whose second stroke counter begins at nothing again. */
export const recounted = (state: PlantState, at: Instant): PlantState =>
  state.countOff === 0 && state.ports.counted === HEALTHY.counted
    ? state
    : withChanges(anchored(state, at), { countOff: 0 });
/** The plant whose flow sensor begins to count anew at `at` what runs back. [M12] */
export const countedAnew = (state: PlantState, at: Instant): PlantState =>
  state.netBack === 0 && !runsBack(state.ports) ? state : withChanges(anchored(state, at), { netBack: 0 });

/** The plant with its sounder on or off from `at` on; moves charge only. */
export function toned(state: PlantState, at: Instant, sounding: boolean): PlantState {
  if (sounding === (state.toneSince !== null)) return state;
  if (sounding) return withChanges(state, { toneSince: at });
  return withChanges(state, { toneSpan: state.toneSpan + (at - (state.toneSince ?? at)), toneSince: null });
}

/** The plant whose radio listens or sleeps from `at` on; moves charge only. */
export function listening(state: PlantState, at: Instant, awake: boolean): PlantState {
  if (awake === (state.radioSince !== null)) return state;
  if (awake) return withChanges(state, { radioSince: at });
  return withChanges(state, { radioSpan: state.radioSpan + (at - (state.radioSince ?? at)), radioSince: null });
}

/** The plant once the world has taken note, at the predicted moment, that a stroke found the reservoir empty. [M3] */
export function ranDry(state: PlantState, at: Instant): PlantState {
  if (state.dryReported) return state;
  const now: PlantState = withChanges(anchored(state, at), { dry: true, dryReported: true });
  return withChanges(now, { stretch: stretchOf(now) });
}

/** The plant once the brown-out has been reported; it is not predicted again before the supply has recovered. */
export const brownedOut = (state: PlantState): PlantState =>
  state.brownedOut ? state : withChanges(state, { brownedOut: true });

/** The plant with its anchor at `at`, for a caller that wants looks far from the last change to stay cheap. */
export const cut = (state: PlantState, at: Instant): PlantState => anchored(state, at);
