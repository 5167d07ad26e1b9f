import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const BLOCK = 65_536;

/**
 * The lines of a plain text file, drawn one by one; holds no more than a block and a line.
 *
 * @throws what the system says when the file cannot be read
 */
export function* linesOfFile(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const block = new Uint8Array(BLOCK);
  let rest = '';
  try {
    for (let size = readSync(file, block); size > 0; size = readSync(file, block)) {
      const lines = (rest + decoder.write(block.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    rest += decoder.end();
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}
