import type { Command, Reply, Role } from '../../src/protocol/index.js';
import type { Refill } from '../plant/index.js';
import type { WorldCore } from './core.js';
import { cutTrain } from './deliveries.js';
import { readOut } from './faults.js';
import { doRefill } from './refill.js';
import { tell } from './wiring.js';

/** Whose word a command is, and how it has come. */
export type Order = {
  readonly by: Role;
  /** put into the firmware by hand, past controllers and radio */
  readonly direct?: true;
  /** the order in people's words */
  readonly order: string;
  readonly warnings: readonly string[];
  /** asked by a controller by itself, not by whoever holds it; left out otherwise */
  readonly aside?: true;
};

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

function countBolus({ state }: WorldCore, reply: Reply | null): void {
  if (reply?.accepted === true) state.counts.granted += 1;
  else if (reply?.accepted === false) state.counts.refused += 1;
}

/** Gives the firmware a command, and writes command and answer down. @returns null when it does not answer */
export function give(core: WorldCore, order: Order, command: Command, syringe: Refill | null = null): Reply | null {
  const computed = core.firmware.computedVolume(core.kernel.now);
  if (command.type === 'command.refill') cutTrain(core);
  const id = core.record({ kind: 'command', ...order, command });
  const reply = isCut(core, command) ? cutOff(core, command) : tell(core, { ...command, at: core.kernel.now, id });
  if (reply !== null) readOut(core);
  if (command.type === 'command.patient-bolus') countBolus(core, reply);
  // Whoever has typed a refill without a syringe has filled nothing: belief moves, truth does not.
  if (command.type === 'command.refill' && syringe !== null && reply?.accepted === true)
    doRefill(core, syringe, command, computed);
  return reply;
}
