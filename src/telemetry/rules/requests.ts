import { type Refusal, type Result, refuse } from '../../base/index.js';
import {
  type Answer,
  answerWire,
  type Command,
  type CommandType,
  commandWire,
  decode,
  digestOf,
  encode,
  fromHex,
  type Hex,
  type Part,
  PERMISSIONS,
  type Reply,
  type Request,
  requestWire,
  toHex,
} from '../../protocol/index.js';
import { formatDuration, type Instant } from '../../units/index.js';
import type { Proposal, Session, TelemetryMemory } from '../memory.js';
import { bytesWith } from './transfer.js';

/** What a session asks for with the last part of its message, once it is known that it may. */
export type Asked =
  | { readonly kind: 'order'; readonly command: Command }
  | { readonly kind: 'proposal'; readonly command: Command }
  | { readonly kind: 'confirmation'; readonly command: Command }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const shortName = (type: CommandType): string => type.replace('command.', '');

/** Whether a role may give a command in this way. @requirement SR-003, SR-048 */
function permitted({ role }: Session, { type }: Command, confirmed: boolean): Result<true> {
  const permission = PERMISSIONS[type];
  if (!permission.roles.includes(role)) {
    const who = permission.roles.join(' or ');
    return refuse('not-for-role', `${shortName(type)} from a ${role}`, `a session of ${who}`, 'ask who may order it');
  }
  if (permission.confirmed === confirmed) return { ok: true, value: true };
  const name = shortName(type);
  return permission.confirmed
    ? refuse('needs-confirmation', `${name} as an order`, `${name} proposed, read back and confirmed`, 'propose it')
    : refuse('needs-no-confirmation', `${name} as a proposal`, `${name} as an order`, 'order it');
}

function confirmedBy({ proposal }: TelemetryMemory, hash: Hex, at: Instant): Result<Command> {
  if (proposal === null) return refuse('nothing-proposed', 'no proposal', 'one that was read back', 'propose it first');
  if (at >= proposal.until) {
    const found = `${formatDuration(at - proposal.until)} too late`;
    return refuse('proposal-expired', found, 'a confirmation in time', 'propose it again');
  }
  if (hash !== proposal.hash)
    return refuse('other-proposal', 'another hash', 'the hash of what was read back last', 'propose it again');
  return { ok: true, value: proposal.command };
}

const refused = (refusal: Refusal): Asked => ({ kind: 'refused', refusal });

function weighed(memory: TelemetryMemory, session: Session, request: Request, at: Instant): Asked {
  if (request.say === 'confirm') {
    const confirmed = confirmedBy(memory, toHex(request.hash), at);
    return confirmed.ok ? { kind: 'confirmation', command: confirmed.value } : refused(confirmed.refusal);
  }
  const proposes = request.say === 'propose';
  const allowed = permitted(session, request.command, proposes);
  if (!allowed.ok) return refused(allowed.refusal);
  return { kind: proposes ? 'proposal' : 'order', command: request.command };
}

/** What a message asks for that ends with this part. */
export function askedBy(memory: TelemetryMemory, session: Session, part: Part, at: Instant): Asked {
  const request = decode(requestWire, fromHex(bytesWith(session, part)), 'a message');
  return request.ok ? weighed(memory, session, request.value, at) : refused(request.refusal);
}

/** What the pump has understood, under the hash by which it may be confirmed. @requirement SR-003, SR-052 */
export const proposalOf = ({ config }: TelemetryMemory, command: Command, at: Instant): Proposal => ({
  command,
  hash: digestOf(encode(commandWire, command)),
  until: (at + config.confirm) as Instant,
});

const inBytes = (answer: Answer): Hex => toHex(encode(answerWire, answer));

/** The answer to an order. */
export const replyAnswer = (reply: Reply): Hex => inBytes({ say: 'reply', reply });
/** The answer to a proposal that the pump would take. */
export const readBackAnswer = ({ command, hash }: Proposal): Hex =>
  inBytes({ say: 'read-back', command, hash: fromHex(hash) });
/** The answer to what may not be asked. */
export const refusedAnswer = (refusal: Refusal): Hex => inBytes({ say: 'refused', refusal });
