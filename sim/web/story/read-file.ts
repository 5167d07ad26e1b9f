import type { Host } from '../wire/host.js';
import { bytesOf } from './share.js';

/** Longest files that are read at all, bytes; the worker refuses shorter ones with more reason. */
const LONGEST_SCENARIO = 5_000_000;
const LONGEST_TRACE = 64_000_000;

const isGzip = async (file: File): Promise<boolean> => {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return head[0] === 0x1f && head[1] === 0x8b;
};

type Wrong = 'tooLarge' | 'damaged' | 'unreadable';

/** What is said of a file that cannot be read, in the language of the page. */
type FileWords = {
  readonly openScenario: string;
  readonly unread: Readonly<Record<Wrong, { readonly found: string; readonly expected: string }>>;
};

/** The text of a file, unpacked where it is compressed; or what is wrong with it. A folder that is dropped is a file that cannot be read. */
async function textOf(file: File, longest: number): Promise<{ readonly text: string } | { readonly wrong: Wrong }> {
  if (file.size > longest) return { wrong: 'tooLarge' };
  let packed = false;
  try {
    packed = await isGzip(file);
    if (!packed) return { text: await file.text() };
    const bytes = await bytesOf(file.stream().pipeThrough(new DecompressionStream('gzip')), longest);
    return bytes === null ? { wrong: 'tooLarge' } : { text: new TextDecoder().decode(bytes) };
  } catch {
    return { wrong: packed ? 'damaged' : 'unreadable' };
  }
}

/** Files that were opened so far, by the host that was to show them. */
const turns = new WeakMap<object, number>();

/**
 * Opens a file of the reader: a scenario or a trace. Of files that are opened one after the other the last is shown, however long each takes
 * to read.
 */
export async function openFile(
  host: Pick<Host, 'open' | 'refuse'>,
  file: File | undefined,
  { unread, openScenario }: FileWords,
): Promise<void> {
  if (file === undefined) return;
  const turn = (turns.get(host) ?? 0) + 1;
  turns.set(host, turn);
  const longest = /\.(ya?ml|json)$/i.test(file.name) ? LONGEST_SCENARIO : LONGEST_TRACE;
  const read = await textOf(file, longest);
  if (turns.get(host) !== turn) return;
  if ('text' in read) {
    host.open(read.text, file.name);
    return;
  }
  const { found, expected } = unread[read.wrong];
  const most = read.wrong === 'tooLarge' ? ` ${longest} B` : '';
  host.refuse({ line: 0, found: `${file.name}, ${found}`, expected: `${expected}${most}`, remedy: openScenario });
}
