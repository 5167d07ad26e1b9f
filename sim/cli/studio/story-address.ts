import { deflateRawSync } from 'node:zlib';

/** The part of an address that opens a story on the page, in the form that the page itself writes. */
export const storyFragment = (text: string): string => `#story1=${deflateRawSync(text).toString('base64url')}`;
