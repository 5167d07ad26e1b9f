import type { Command, Reply } from '../../src/protocol/index.js';
import type { WorldCore } from './core.js';
import { tell } from './wiring.js';

/** Sends a command as the clinician or the patient and writes both down. */
export function send(
  core: WorldCore,
  by: 'clinician' | 'patient',
  command: Command,
  order: string,
  warnings: readonly string[] = [],
): Reply | null {
  const id = core.record({ kind: 'command', by, command, order, warnings });
  const reply = tell(core, { ...command, at: core.kernel.now, id });
  if (command.type === 'command.patient-bolus') {
    if (reply?.accepted === true) core.state.counts.granted += 1;
    else core.state.counts.refused += 1;
  }
  return reply;
}
