import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** @returns SHA-256 of the text in UTF-8, 64 hexadecimal digits */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** SHA-256 over lines as they come. */
export type LineHash = {
  /** @param line  without its line end; one line feed is added */
  add(line: string): void;
  /** @returns SHA-256 of all lines so far, 64 hexadecimal digits; more lines may follow */
  hex(): string;
};

/** Characters gathered before they are hashed: short lines one by one would cost twice as much. */
const GATHER = 16_384;

/** @returns a hash over no lines yet */
export function createLineHash(): LineHash {
  const hash = sha256.create();
  let gathered = '';
  const flush = (): void => {
    hash.update(utf8ToBytes(gathered));
    gathered = '';
  };
  return {
    add: (line) => {
      gathered += `${line}\n`;
      if (gathered.length >= GATHER) flush();
    },
    hex: () => {
      flush();
      return bytesToHex(hash.clone().digest());
    },
  };
}
