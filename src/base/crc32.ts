/** Reversed generator polynomial of CRC-32, as in Ethernet and zip. */
const POLYNOMIAL = 0xedb88320;

const TABLE: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest >>> 0;
});

/**
 * CRC-32 of bytes: any change of up to three bits is sure to change it, and any other but one time in 2^32.
 *
 * @param bytes  whole numbers 0 … 255
 * @returns 0 … 2^32 − 1
 */
export function crc32(bytes: Iterable<number>): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ (TABLE[(rest ^ byte) & 0xff] as number);
  return (rest ^ 0xffffffff) >>> 0;
}
