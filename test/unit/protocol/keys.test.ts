import { describe, expect, it } from 'vitest';
import {
  type Handshake,
  type Hex,
  nonceOf,
  sessionKeys,
  TEST_IMPLANT_SECRET,
  TEST_KEYS,
} from '../../../src/protocol/index.js';

const SAID: Handshake = {
  implant: 1,
  session: 2,
  role: 'clinician',
  controller: 3,
  asked: nonceOf(TEST_IMPLANT_SECRET, 1),
  challenged: nonceOf(TEST_IMPLANT_SECRET, 2),
};
const keys = (changes: Partial<Handshake> = {}, key: Hex = TEST_KEYS.clinician) =>
  sessionKeys(key, { ...SAID, ...changes });

describe('the keys of a session', () => {
  it('are one for each direction, and the same for both ends', () => {
    expect(keys().toImplant).not.toBe(keys().fromImplant);
    expect(keys()).toEqual(keys({}));
  });

  it.each<readonly [string, Partial<Handshake>]>([
    ['implant', { implant: 9 }],
    ['session', { session: 9 }],
    ['role', { role: 'patient' }],
    ['controller', { controller: 9 }],
    ['nonce of the controller', { asked: nonceOf(TEST_IMPLANT_SECRET, 9) }],
    ['nonce of the implant', { challenged: nonceOf(TEST_IMPLANT_SECRET, 9) }],
  ])('SR-049 SR-051 are others with another %s', (_, changes) => {
    expect(keys(changes).toImplant).not.toBe(keys().toImplant);
    expect(keys(changes).fromImplant).not.toBe(keys().fromImplant);
  });

  it('SR-048 are others with another key of the role', () =>
    expect(keys({}, TEST_KEYS.patient).toImplant).not.toBe(keys().toImplant));
});

it('SR-049 a nonce is another with each count', () => {
  const made = Array.from({ length: 100 }, (_, count) => nonceOf(TEST_IMPLANT_SECRET, count));
  expect(new Set(made).size).toBe(100);
});
