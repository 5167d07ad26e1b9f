import type { Command, Reply } from '../../src/protocol/index.js';
import type { WorldCore } from './core.js';
import { readOut } from './faults.js';
import { tell } from './wiring.js';

type ProgramOrder = Extract<Command, { type: 'command.program' }>;

/** Whether the power is lost while this command is obeyed; a firmware that has stalled obeys nothing. */
const isCut = ({ state }: WorldCore, command: Command): command is ProgramOrder =>
  command.type === 'command.program' && state.ports.updateCut !== null && state.hang === null;

/** The pump begins to write the program and loses its power over it: nobody gets an answer. */
function cutOff(core: WorldCore, { program }: ProgramOrder): null {
  const update = { program, bytes: core.state.ports.updateCut ?? 0 };
  const report = { type: 'sensor.brown-out', at: core.kernel.now, update } as const;
  core.record({ kind: 'sensor', report });
  tell(core, report);
  return null;
}

/** Sends a command as the clinician or the patient and writes both down. */
export function send(
  core: WorldCore,
  by: 'clinician' | 'patient',
  command: Command,
  order: string,
  warnings: readonly string[] = [],
): Reply | null {
  const id = core.record({ kind: 'command', by, command, order, warnings });
  const reply = isCut(core, command) ? cutOff(core, command) : tell(core, { ...command, at: core.kernel.now, id });
  if (reply !== null) readOut(core);
  if (command.type === 'command.patient-bolus') {
    if (reply?.accepted === true) core.state.counts.granted += 1;
    else if (reply?.accepted === false) core.state.counts.refused += 1;
  }
  return reply;
}
