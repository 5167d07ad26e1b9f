import {
  type Answer,
  answerWire,
  decode,
  encode,
  fromHex,
  type Got,
  PART_MAX,
  type Part,
  type Request,
  requestWire,
  toHex,
} from '../../../protocol/index.js';
import type { Exchange, LinkMemory } from '../memory.js';

const NOTHING = new Uint8Array(0);
const lengthOf = (hex: string): number => hex.length / 2;

/** A message of which nothing has been said yet. */
export const exchangeOf = (request: Request): Exchange => ({
  message: toHex(encode(requestWire, request)),
  given: 0,
  answer: toHex(NOTHING),
});

/** The part of the message that must be said now. */
export function nextPart({ exchange, session }: LinkMemory): Part {
  const message = session?.messages ?? 0;
  if (exchange === null) return { message, offset: 0, total: 0, bytes: NOTHING };
  const bytes = fromHex(exchange.message);
  const { given: offset } = exchange;
  return { message, offset, total: bytes.length, bytes: bytes.slice(offset, offset + PART_MAX) };
}

/** Whether this is the receipt for the part that was said last. */
export function isReceipt(memory: LinkMemory, { message, received }: Got): boolean {
  const part = nextPart(memory);
  return message === part.message && received === part.offset + part.bytes.length && received < part.total;
}

/** Whether this is the part of the answer that was waited for. */
export function isNextOfAnswer({ exchange, session }: LinkMemory, { message, offset, total, bytes }: Part): boolean {
  if (exchange === null || message !== session?.messages) return false;
  return offset === lengthOf(exchange.answer) && bytes.length > 0 && offset + bytes.length <= total;
}

/** Whether the answer ends with this part. */
export const endsWith = ({ offset, total, bytes }: Part): boolean => offset + bytes.length === total;

/** The exchange with one part more of its answer. */
export const answeredBy = (exchange: Exchange, { bytes }: Part): Exchange => ({
  ...exchange,
  answer: `${exchange.answer}${toHex(bytes)}` as Exchange['answer'],
});

const answerIn = ({ answer }: Exchange): Answer | null => {
  const read = decode(answerWire, fromHex(answer), 'an answer');
  return read.ok ? read.value : null;
};

/** The answer, once it is whole; null when it is none. */
export const answerOf = ({ exchange }: LinkMemory): Answer | null => (exchange === null ? null : answerIn(exchange));

/** The answer that comes about with its last part; null when it is none. */
export const answerWith = ({ exchange }: LinkMemory, part: Part): Answer | null =>
  exchange === null ? null : answerIn(answeredBy(exchange, part));
