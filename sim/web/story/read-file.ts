import type { Host } from '../wire/host.js';
import { bytesOf } from './share.js';

/** Longest files that are read at all, bytes; the worker refuses shorter ones with more reason. */
const LONGEST_SCENARIO = 5_000_000;
const LONGEST_TRACE = 64_000_000;

const isGzip = async (file: File): Promise<boolean> => {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return head[0] === 0x1f && head[1] === 0x8b;
};

/** The text of a file, unpacked where it is compressed; null for one that is too large, or damaged. */
async function textOf(file: File, longest: number): Promise<string | null> {
  if (file.size > longest) return null;
  if (!(await isGzip(file))) return file.text();
  try {
    const bytes = await bytesOf(file.stream().pipeThrough(new DecompressionStream('gzip')), longest);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Opens a file of the reader: a scenario or a trace.
 *
 * @param remedy  what to do with a file that cannot be read, in the language of the page
 */
export async function openFile(host: Host, file: File | undefined, remedy: string): Promise<void> {
  if (file === undefined) return;
  const longest = /\.ya?ml$/i.test(file.name) ? LONGEST_SCENARIO : LONGEST_TRACE;
  const text = await textOf(file, longest);
  if (text !== null) host.open(text, file.name);
  else host.refuse({ line: 0, found: `${file.name}, of ${file.size} bytes`, expected: `at most ${longest}`, remedy });
}
