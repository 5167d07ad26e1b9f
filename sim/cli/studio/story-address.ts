import { deflateRawSync } from 'node:zlib';
import { WrongUse } from '../wrong.js';

/** Longest story that the page unpacks from an address, bytes. */
const LONGEST = 1_000_000;
/** Longest address that every browser takes, characters. */
const LONGEST_ADDRESS = 1_000_000;

const tooLarge = (found: string, expected: string): WrongUse =>
  new WrongUse({
    code: 'story-too-large-for-address',
    found,
    expected,
    remedy: 'start "thecal studio" without a file, and drop the file on the page',
  });

/**
 * The part of an address that opens a story on the page, in the form that the page itself writes.
 *
 * @throws {WrongUse} when the page cannot take the story in an address
 */
export function storyFragment(text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes > LONGEST) throw tooLarge(`a story of ${bytes} bytes`, `at most ${LONGEST} bytes in an address`);
  const fragment = `#story1=${deflateRawSync(text).toString('base64url')}`;
  if (fragment.length <= LONGEST_ADDRESS) return fragment;
  throw tooLarge(`an address of ${fragment.length} characters`, `at most ${LONGEST_ADDRESS}`);
}
