import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Role } from '../frame/index.js';
import { type Hex, toHex } from './keys.js';

/** A key that is no secret: whoever reads this file knows it. */
const fake = (of: string): Hex => toHex(sha256(utf8ToBytes(`thecal TEST KEY, no secret, of no use: ${of}`)));

/**
 * Keys of the simulation: fixed, fake and the same in every run, so that a run can be repeated. They protect nothing and must not be used
 * for anything.
 */
export const TEST_KEYS: { readonly [R in Role]: Hex } = {
  patient: fake('role patient'),
  clinician: fake('role clinician'),
  service: fake('role service'),
};

/** From what an implant makes its nonces; as fake as the keys. */
export const TEST_IMPLANT_SECRET: Hex = fake('nonces of the implant');
/** From what a controller makes its nonces; as fake as the keys. */
export const TEST_CONTROLLER_SECRET: { readonly [R in Role]: Hex } = {
  patient: fake('nonces of the handheld'),
  clinician: fake('nonces of the programmer'),
  service: fake('nonces of the service'),
};
