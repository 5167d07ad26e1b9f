import { expect, it } from 'vitest';
import { freshProgrammer } from '../../../../src/controller/clinician/memory.js';
import { isReadBackRightly } from '../../../../src/controller/clinician/rules/deeds.js';
import { type Answer, type Command, commandWire, digestOf, encode, fromHex } from '../../../../src/protocol/index.js';
import { program, simple } from '../../../support/orders.js';
import { PROGRAMMER } from '../../../support/programmer-bench.js';

const ORDERED = program(simple(0.15));
const OTHER = program(simple(0.16));
const readBack = (command: Command, hashed: Command): Answer => ({
  say: 'read-back',
  command,
  hash: fromHex(digestOf(encode(commandWire, hashed))),
});

it.each<[string, Answer, boolean]>([
  ['the order under its hash', readBack(ORDERED, ORDERED), true],
  ['another order under its own hash', readBack(OTHER, OTHER), false],
  ['the order under the hash of another: that one would be done', readBack(ORDERED, OTHER), false],
  ['another order under the hash of the one that was meant', readBack(OTHER, ORDERED), false],
  ['the order under no hash', { say: 'read-back', command: ORDERED, hash: new Uint8Array(0) }, false],
  ['a yes', { say: 'reply', reply: { accepted: true, command: 'command.program' } }, false],
])('SR-003 a read-back is right or not: %s', (_, answer, right) => {
  const review = { command: ORDERED } as never;
  expect(isReadBackRightly({ ...freshProgrammer(PROGRAMMER), review }, answer)).toBe(right);
  expect(isReadBackRightly(freshProgrammer(PROGRAMMER), answer)).toBe(false);
});
