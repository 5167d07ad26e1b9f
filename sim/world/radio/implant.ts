import type { Command, Reply } from '../../../src/protocol/index.js';
import type { PumpBehind, TelemetryInput, TelemetryNews } from '../../../src/telemetry/index.js';
import type { Instant } from '../../../src/units/index.js';
import { listening } from '../../plant/index.js';
import type { WorldCore } from '../core.js';
import { give } from '../give.js';
import { fly } from './flight.js';
import { listeners, wordsFor } from './listeners.js';

/** What the pump would answer: asked of a copy, so that nothing comes of it. A pump whose main loop has stalled says nothing. */
function judged({ firmware, restoreFirmware, state }: WorldCore, command: Command, at: Instant): Reply | null {
  if (state.hang !== null) return null;
  const { outputs } = restoreFirmware(firmware.snapshot()).handle({ ...command, at, id: 0 });
  return outputs.find((output) => output.type === 'reply')?.reply ?? null;
}

/** Gives the pump a command in the name of the role whose session stands. */
function ordered(core: WorldCore, command: Command): Reply | null {
  const by = core.telemetry.memory().session?.role ?? 'service';
  // The syringe in the clinician's hand is emptied by the yes to the clinician's own refill.
  const mine = by === 'clinician' && core.programmer.screen().at === 'confirming';
  return give(core, { by, ...wordsFor(core, by, command) }, command, mine ? core.state.people.syringe : null);
}

/** The pump as its telemetry knows it. What it would refuse it is truly asked, so that the refusal stands in its log; nothing else comes of one. */
const behind = (core: WorldCore): PumpBehind => ({
  order: (command) => ordered(core, command),
  judge: (command, at) => {
    const reply = judged(core, command, at);
    return reply?.accepted === false ? ordered(core, command) : reply;
  },
});

function obey(core: WorldCore, news: TelemetryNews): void {
  if (news.type === 'radio.send') {
    fly(core, 'implant', listeners(core), news.bytes);
    return;
  }
  const { what, why, at } = news;
  // A firmware whose main loop has stalled writes nothing; of refused frames it keeps the first of each kind.
  const logged = core.state.hang === null && (news.what !== 'refused' || news.first);
  core.record({ kind: 'link', what, why, logged });
  if (logged) core.firmware.note(at, what === 'refused' ? 'frame-refused' : what, why);
}

/** Whether the receiver of the implant takes current. */
const isOn = (state: string): boolean => state !== 'asleep' && state !== 'deaf';

/** Gives the telemetry of the implant one input, and obeys what it orders. */
export function tellTelemetry(core: WorldCore, input: TelemetryInput): void {
  const { state, telemetry } = core;
  const from = telemetry.state();
  state.radio.stale = true;
  for (const news of telemetry.handle(input, behind(core))) obey(core, news);
  const to = telemetry.state();
  if (from === to) return;
  core.record({ kind: 'state', region: 'telemetry', from, to });
  if (isOn(from) === isOn(to)) return;
  state.plant = listening(state.plant, input.at, isOn(to));
  state.stale = true;
}
