import type { Refusal } from '../../base/index.js';
import type { Command, Reply } from '../commands.js';
import { bytes, choice, record, type Wire } from '../wire/index.js';
import { commandWire } from './command.js';
import { refusalWire } from './refusal.js';
import { replyWire } from './reply.js';

/** Bytes of a hash that stands for a proposal. */
export const HASH_BYTES = 32;

/** What a controller says to the pump. */
export type Request =
  /** do it at once */
  | { readonly say: 'order'; readonly command: Command }
  /** read it back to me; nothing is done yet */
  | { readonly say: 'propose'; readonly command: Command }
  /** do what was read back under this hash */
  | { readonly say: 'confirm'; readonly hash: Uint8Array };

/** What the pump answers. */
export type Answer =
  | { readonly say: 'reply'; readonly reply: Reply }
  /** what the pump has understood, in its own words, and the hash by which it may be confirmed */
  | { readonly say: 'read-back'; readonly command: Command; readonly hash: Uint8Array }
  /** refused by the telemetry: the pump itself was not asked */
  | { readonly say: 'refused'; readonly refusal: Refusal };

const command = record<{ command: Command }>({ command: commandWire });

/** What a controller says, in bytes. */
export const requestWire: Wire<Request> = choice<Request, 'say'>('say', {
  order: [1, command],
  propose: [2, command],
  confirm: [3, record({ hash: bytes(HASH_BYTES, 'of what was read back') })],
});

/** What the pump answers, in bytes. */
export const answerWire: Wire<Answer> = choice<Answer, 'say'>('say', {
  reply: [1, record({ reply: replyWire })],
  'read-back': [2, record({ command: commandWire, hash: bytes(HASH_BYTES, 'SHA-256 of the command before it') })],
  refused: [3, record({ refusal: refusalWire })],
});
