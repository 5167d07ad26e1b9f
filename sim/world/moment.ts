import { invariant } from '../../src/base/index.js';
import type { Entry } from '../clock/index.js';
import { brownedOut, ranDry } from '../plant/index.js';
import { countInput } from './agenda.js';
import type { WorldCore } from './core.js';
import { endFault, enterPhase, type PhasePayload } from './faults.js';
import { followHabit, type HabitPayload, type PressPayload, pressOn } from './habits.js';
import { implant } from './implant.js';
import { lookAtProgrammer } from './people/clinician.js';
import { type KeyMove, moveKey } from './people/keys.js';
import { arrive } from './radio/arrival.js';
import { tellHandheld, tellProgrammer } from './radio/controllers.js';
import type { Flying } from './radio/flight.js';
import { carry, type GuestDeed } from './radio/guests.js';
import { tellTelemetry } from './radio/implant.js';
import { wake } from './radio/near-field.js';
import { type StrangerPayload, sendForged } from './radio/stranger.js';
import { doStep } from './steps.js';
import { bite } from './watchdog.js';
import { tell } from './wiring.js';

function crossed(core: WorldCore): void {
  const { state } = core;
  const { crossing } = state;
  invariant(crossing !== null, 'world: a crossing came that was not planned');
  state.crossing = null;
  if (crossing.what === 'ran-dry') {
    countInput(core);
    state.plant = ranDry(state.plant, crossing.at);
    core.record({ kind: 'plant', event: 'ran-dry' });
    return;
  }
  if (crossing.what.type === 'sensor.brown-out') state.plant = brownedOut(state.plant);
  core.record({ kind: 'sensor', report: crossing.what });
  tell(core, crossing.what);
  if (crossing.what.type === 'sensor.brown-out') tellTelemetry(core, { type: 'power.reset', at: crossing.at });
}

/** What each kind of entry on the clock means. */
const HANDLERS: Readonly<Record<string, (core: WorldCore, entry: Entry) => void>> = {
  'power.implanted': (core) => implant(core),
  'firmware.deadline': (core, { at }) => {
    core.state.deadline = null;
    tell(core, { type: 'clock.deadline', at });
  },
  'plant.crossing': crossed,
  'watchdog.bite': bite,
  'fault.phase': (core, { payload }) => enterPhase(core, payload as PhasePayload),
  'fault.end': (core, { payload }) => endFault(core, payload as number),
  'radio.arrives': (core, { payload }) => arrive(core, payload as Flying),
  'telemetry.deadline': (core, { at }) => {
    core.state.radio.telemetry = null;
    tellTelemetry(core, { type: 'clock.deadline', at });
  },
  'clinician.deadline': (core, { at }) => {
    core.state.radio.clinician = null;
    tellProgrammer(core, { type: 'clock.deadline', at });
  },
  'patient.deadline': (core, { at }) => {
    core.state.radio.patient = null;
    tellHandheld(core, { type: 'clock.deadline', at });
  },
  hands: (core) => lookAtProgrammer(core),
  key: (core, { payload }) => moveKey(core, payload as KeyMove),
  press: (core, { payload }) => pressOn(core, payload as PressPayload),
  stranger: (core, { payload }) => sendForged(core, payload as StrangerPayload),
  'stranger.wakes': (core) => wake(core),
  'telemetry.reset': (core, { at }) => tellTelemetry(core, { type: 'power.reset', at }),
  guest: (core, { payload }) => carry(core, payload as GuestDeed),
  step: (core, { payload }) => doStep(core, payload as number),
  habit: (core, { payload }) => followHabit(core, payload as HabitPayload),
};

/** Entries that touch neither firmware nor plant by themselves; whatever they lead to says so. */
const IN_THE_AIR: ReadonlySet<string> = new Set([
  'radio.arrives',
  'telemetry.deadline',
  'telemetry.reset',
  'clinician.deadline',
  'patient.deadline',
  'hands',
  'key',
  'press',
  'stranger',
  'stranger.wakes',
  'guest',
]);

/** Does what is due: the plant has been brought up to the moment by looking, so only the entry itself is left. */
export function doMoment(core: WorldCore, entry: Entry): void {
  const handler = HANDLERS[entry.kind];
  invariant(handler !== undefined, 'world: an entry of a kind that nobody handles', { kind: entry.kind });
  core.state.events += 1;
  if (!IN_THE_AIR.has(entry.kind)) core.state.stale = true;
  handler(core, entry);
}
