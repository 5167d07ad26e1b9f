import type { ProgrammerScreen } from '../../../src/controller/index.js';
import type { Command, Role } from '../../../src/protocol/index.js';
import type { WorldCore } from '../core.js';
import type { Order } from '../give.js';
import type { Receiver } from './party.js';

/** Who hears the implant now: controllers that are in use, and those that are connected from outside. */
export function listeners({ guests, handheld, programmer }: WorldCore): readonly Receiver[] {
  const heard: Receiver[] = [];
  if (programmer.screen().at !== 'away') heard.push('clinician');
  if (handheld.state().errand !== 'idle') heard.push('patient');
  if (guests.connected()) heard.push('guest');
  return heard;
}

type Words = Pick<Order, 'order' | 'warnings' | 'aside'>;

const ASKED: Partial<Record<Command['type'], string>> = {
  'command.patient-bolus': 'patient: asks for a bolus',
  'command.pause-audio': 'patient: pauses the sound',
};

const said = (order: string, warnings: readonly string[] = []): Words => ({ order, warnings });
const aside = (order: string): Words => ({ order, warnings: [], aside: true });

/** States of the dialogue in which the order itself is on its way. */
const SENT: readonly ProgrammerScreen['at'][] = ['proposing', 'confirming', 'ordering'];

/** What the programmer does with the pump between two orders. */
function byProgrammer({ programmer, state }: WorldCore, command: Command): Words {
  const { at, review } = programmer.screen();
  const { keyed, visits } = state.people;
  if (keyed === null && visits.length === 0) return aside(command.type.replace('command.', ''));
  // Keys say of themselves only which they are; the programmer has worked out what they come to.
  if (SENT.includes(at) && review !== null)
    return said(keyed === null ? (visits[0]?.text ?? '') : `clinician: ${review.words}`, review.warnings);
  if (command.type === 'command.read-log')
    return said(`read the log: ${command.count} entries from number ${command.from}`);
  return aside(command.type.replace('command.', ''));
}

/** What the trace says of a command: the words of whoever holds the controller, or its own name where the controller asks by itself. */
export function wordsFor(core: WorldCore, by: Role, command: Command): Words {
  if (by === 'clinician' && core.programmer.screen().linked) return byProgrammer(core, command);
  const name = command.type.replace('command.', '');
  // Whoever has connected a controller from outside has no words here.
  if (by !== 'patient' || core.handheld.state().errand === 'idle') return said(name);
  const asked = ASKED[command.type];
  return asked === undefined ? aside(name) : said(asked);
}
