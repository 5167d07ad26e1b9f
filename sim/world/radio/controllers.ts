import type { Refusal } from '../../../src/base/index.js';
import type {
  HandheldInput,
  HandheldOutput,
  ProgrammerInput,
  ProgrammerOutput,
  SessionReport,
} from '../../../src/controller/index.js';
import type { SessionRecord } from '../../trace/index.js';
import type { WorldCore } from '../core.js';
import { refuseOrder } from '../direct.js';
import { planHands } from '../people/pace.js';
import { noteBurst, noteRequest } from '../people/patient-notes.js';
import { fly } from './flight.js';
import { wake } from './near-field.js';

/** The report with each keystroke as one line: moment, field, key, and what became of it; letting go says nothing more. */
const noted = (report: SessionReport): SessionRecord['report'] => ({
  ...report,
  keystrokes: report.keystrokes
    .filter(({ move }) => move !== 'up')
    .map(({ at, fate, field, key }) => `${at} ${field ?? '-'} ${key} ${fate}`),
});

function obeyProgrammer(core: WorldCore, output: ProgrammerOutput): void {
  if (output.type === 'radio.wake') wake(core);
  else if (output.type === 'radio.send') fly(core, 'clinician', ['implant'], output.bytes);
  else {
    core.record({ kind: 'session', report: noted(output.report) });
    core.onSession(output.report);
  }
}

/** Whoever keys by hand has no order that could be given up: what the programmer refuses is written down as it says it. */
function noteKeyedRefusals(core: WorldCore, before: readonly Refusal[]): void {
  const { keyed } = core.state.people;
  const { refusals } = core.programmer.screen();
  if (keyed !== null && refusals !== before) refuseOrder(core, keyed, refusals);
}

/** Gives the programmer one input, and lets whoever holds it look at it again. */
export function tellProgrammer(core: WorldCore, input: ProgrammerInput): void {
  core.state.radio.stale = true;
  const { refusals } = core.programmer.screen();
  for (const output of core.programmer.handle(input)) obeyProgrammer(core, output);
  noteKeyedRefusals(core, refusals);
  planHands(core);
}

function obeyHandheld(core: WorldCore, output: HandheldOutput): void {
  if (output.type === 'radio.wake') wake(core);
  else if (output.type === 'radio.send') fly(core, 'patient', ['implant'], output.bytes);
  else if (output.type === 'burst') noteBurst(core, output.burst);
  else noteRequest(core, output.screen);
}

/** Gives the handheld one input. */
export function tellHandheld(core: WorldCore, input: HandheldInput): void {
  core.state.radio.stale = true;
  for (const output of core.handheld.handle(input)) obeyHandheld(core, output);
}
