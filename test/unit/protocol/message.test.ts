import { describe, expect, it } from 'vitest';
import {
  ALARM_IDS,
  answerWire,
  COMMAND_NUMBERS,
  type Command,
  chainOf,
  commandWire,
  decode,
  encode,
  firstDamage,
  LOG_CODE_IDS,
  type LogEntry,
  type LogFields,
} from '../../../src/protocol/index.js';
import { ALARM_NUMBERS, LOG_NUMBERS } from '../../../src/protocol/message/numbers.js';
import { COMMANDS } from '../../negative/samples.js';
import { refill } from '../../support/orders.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const entries = (count: number): LogEntry[] => {
  const all: LogEntry[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const fields = { seq, at: seq, wall: seq, code: 'state', about: 'motor', detail: 'idle', value: 0, value2: 0 };
    const entry = fields as LogFields;
    all.push({ ...entry, chain: chainOf(all.at(-1)?.chain ?? 0, entry) });
  }
  return all;
};
const page = (kept: readonly unknown[]) =>
  ({
    say: 'reply',
    reply: {
      accepted: true,
      command: 'command.read-log',
      log: { first: 1, last: 3, damage: null, before: 0, entries: kept },
    },
  }) as never;
function told(kept: readonly unknown[]): readonly LogEntry[] {
  const read = decode(answerWire, encode(answerWire, page(kept)), 'an answer');
  if (!read.ok || read.value.say !== 'reply' || !read.value.reply.accepted) throw new Error('no page');
  return read.value.reply.log?.entries ?? [];
}

describe('commands in bytes', () => {
  it.each<readonly [string, Command, string]>([
    ['a stop', { type: 'command.stop' }, '09'],
    ['a pause without end', { type: 'command.suspend', span: null }, '0a00'],
    ['a pause of a second', { type: 'command.suspend', span: 1_000 as never }, '0a0100000000000003e8'],
    ['an acknowledgement', { type: 'command.acknowledge', alarm: 'motor-stall' }, '0f03'],
    [
      'a refill',
      refill(40, { drug: 'baclofen', concentration: 500, withdrawn: 0 }),
      '0c00000000000000000000000950 2f9000 08 6261636c6f66656e 00 407f400000000000'.replaceAll(' ', ''),
    ],
  ])('%s', (_, command, digits) => expect(hex(encode(commandWire, command))).toBe(digits));

  it('have a number for each that there is', () => {
    expect(Object.keys(COMMAND_NUMBERS).sort()).toEqual(Object.keys(COMMANDS).sort());
    expect(new Set(Object.values(COMMAND_NUMBERS)).size).toBe(Object.keys(COMMANDS).length);
  });

  it.each([
    ['alarms', ALARM_NUMBERS, ALARM_IDS],
    ['entries of the log', LOG_NUMBERS, LOG_CODE_IDS],
  ])('name %s by numbers of their own', (_, numbers, words) => {
    expect(Object.keys(numbers).sort()).toEqual([...words].sort());
    expect(new Set(Object.values(numbers)).size).toBe(words.length);
    expect(Math.max(...Object.values(numbers))).toBeLessThan(255);
  });
});

describe('a page of the log', () => {
  it('comes as it was', () => expect(told(entries(3))).toEqual(entries(3)));

  it.each([
    ['nothing', null],
    ['a number that is none', { ...entries(2)[1], value: Number.NaN }],
    ['a code that there is not', { ...entries(2)[1], code: 'gossip' }],
    ['a word that is none', { ...entries(2)[1], about: 7 }],
  ])('SR-046 comes with its hole where a damaged memory holds %s, and the chain shows it', (_, hole) => {
    const [first, , third] = entries(3);
    expect(told([first, hole, third])).toEqual([first, null, third]);
    expect(firstDamage(1, 0, told([first, hole, third]))).toEqual({ seq: 2, found: 'edited' });
  });
});
