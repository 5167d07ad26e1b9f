import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { NONCE_BYTES, ROLE_NUMBERS, type Role } from '../frame/index.js';

/** A key or a nonce as hexadecimal digits, so that whatever keeps it stays plain data. */
export type Hex = string & { readonly [hex]: true };
declare const hex: unique symbol;

/** @returns bytes as hexadecimal digits */
export const toHex = (bytes: Uint8Array): Hex => bytesToHex(bytes) as Hex;
/** @returns the bytes that the digits stand for */
export const fromHex = (digits: Hex): Uint8Array => hexToBytes(digits);

/** The keys of one session, one for each direction. */
export type SessionKeys = { readonly toImplant: Hex; readonly fromImplant: Hex };

/** Everything that both ends have said before they trust each other; another word of it makes other keys. */
export type Handshake = {
  readonly implant: number;
  readonly session: number;
  readonly role: Role;
  readonly controller: number;
  /** used once, of the controller and of the implant */
  readonly asked: Hex;
  readonly challenged: Hex;
};

const u32 = (n: number): Uint8Array => Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);

/**
 * The keys of a session: HKDF-SHA-256 over the key of the role, salted with both nonces and bound to everything else that was said.
 *
 * @param roleKey  what both ends have known since they were paired
 * @source  docs/decisions/0016
 */
export function sessionKeys(roleKey: Hex, handshake: Handshake): SessionKeys {
  const { implant, session, role, controller, asked, challenged } = handshake;
  const salt = concatBytes(fromHex(asked), fromHex(challenged));
  const said = concatBytes(u32(implant), u32(session), Uint8Array.of(ROLE_NUMBERS[role]), u32(controller));
  const key = (direction: string): Hex =>
    toHex(hkdf(sha256, fromHex(roleKey), salt, concatBytes(utf8ToBytes(`thecal link 1 ${direction}`), said), 32));
  return { toImplant: key('to implant'), fromImplant: key('from implant') };
}

/**
 * A number that is used once: whoever makes it counts, and never counts back.
 *
 * @param secret  known to its maker alone
 * @param count   how many were made before; it outlives every reset
 */
export const nonceOf = (secret: Hex, count: number): Hex =>
  toHex(hmac(sha256, fromHex(secret), u32(count)).subarray(0, NONCE_BYTES));

/** What stands for a proposal in its confirmation: SHA-256 of its bytes. */
export const digestOf = (bytes: Uint8Array): Hex => toHex(sha256(bytes));
