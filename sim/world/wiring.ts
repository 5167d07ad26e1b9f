import { assertNever, withChanges } from '../../src/base/index.js';
import type { FirmwareInput, FirmwareOutput } from '../../src/firmware/index.js';
import type { Reply } from '../../src/protocol/index.js';
import { countedAnew, driven, recounted, toned } from '../plant/index.js';
import { completionOf } from '../scenario/index.js';
import { countInput } from './agenda.js';
import type { Hang, WorldCore } from './core.js';
import { closeTrain, cutTrain, trainFrom } from './deliveries.js';
import { happened } from './happenings.js';

/** Keeps what a stalled firmware finds when it runs again; all else is lost on it. */
function unheard(core: WorldCore, hang: Hang, input: FirmwareInput): null {
  if (input.type === 'power.implanted') core.state.hang = withChanges(hang, { implanted: true });
  if (input.type !== 'memory.upset') return null;
  const { type: _type, at: _at, ...flip } = input;
  core.state.hang = withChanges(hang, { flips: [...hang.flips, flip] });
  return null;
}

/**
 * Gives the firmware one input and obeys what it orders: this page is how the pump is wired.
 *
 * motor.drive -> pump head · sensor.arm -> comparators · tone.sound -> sounder · everything -> trace
 *
 * @returns the reply, when the input was a command; null also when the firmware has stalled and hears nothing
 */
export function tell(core: WorldCore, input: FirmwareInput): Reply | null {
  if (core.state.hang !== null) return unheard(core, core.state.hang, input);
  countInput(core);
  core.state.stale = true;
  const { outputs, changes } = core.firmware.handle(input);
  let reply: Reply | null = null;
  for (const output of outputs) {
    obey(core, output);
    if (output.type === 'reply') reply = output.reply;
  }
  for (const change of changes) {
    // What leaves the line is another fluid from here on, also where the flow stays as it was.
    if (change.region === 'bridge') cutTrain(core);
    core.record({ kind: 'state', ...change });
    if (change.region === 'motor' && change.from === 'stalled' && change.to === 'turning')
      happened(core, 'stall-recovered');
  }
  return reply;
}

function obey(core: WorldCore, output: FirmwareOutput): void {
  const { state } = core;
  switch (output.type) {
    case 'motor.drive': {
      const reading = closeTrain(core, output.at);
      state.plant = driven(state.plant, output.at, output.flow);
      state.train = trainFrom(core, reading);
      core.record({ kind: 'output', order: output });
      return;
    }
    case 'sensor.arm':
      if (state.armed.countDiffers === null && output.armed.countDiffers !== null)
        state.plant = recounted(state.plant, output.at);
      if (output.armed.flow?.reverse !== state.armed.flow?.reverse) state.plant = countedAnew(state.plant, output.at);
      state.armed = output.armed;
      core.record({ kind: 'output', order: output });
      return;
    case 'tone.sound':
      state.plant = toned(state.plant, output.at, output.tone !== null);
      core.record({ kind: 'output', order: output });
      return;
    case 'reply':
      core.record({ kind: 'reply', to: output.to, reply: output.reply });
      return;
    case 'alarm': {
      const { type: _type, at: _at, ...signal } = output;
      core.record({ kind: 'alarm', ...signal });
      if (signal.phase === 'raised') happened(core, 'alarm');
      return;
    }
    case 'ledger.bolus': {
      const { what, from, asked, given, outcome, reason } = output;
      const entry = { kind: 'delivery', what, from, asked_pl: asked, given_pl: given, outcome, reason } as const;
      core.record(output.what === 'square-bolus' ? { ...entry, suspended_ms: output.suspended } : entry);
      if (outcome === 'complete') happened(core, completionOf(what));
      return;
    }
    case 'ledger.released':
      core.record({ kind: 'delivery', what: 'released', booked_pl: output.volume });
      return;
    case 'clock.moved': {
      const { by, cause, skipped, repeated } = output;
      core.record({ kind: 'clock', what: 'told', by_ms: by, cause, skipped, repeated });
      return;
    }
    default:
      assertNever(output);
  }
}
