/** How a story stands in an address, behind the `#`; the number is that of the form. */
const KEY = 'story1=';
/** Longest text that an address is unpacked to, bytes: a short one can be packed from very much. No character of a story takes more than three. */
const LONGEST = 3_000_000;
/** Longest packed story, bytes: as digits of an address it stays below the two million that browsers bear. */
const LONGEST_PACKED = 1_000_000;

/** What a stream gives, in one piece; null where that is more than `most` bytes. */
export const bytesOf = async (
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let one = await reader.read(); !one.done; one = await reader.read()) {
    size += one.value.length;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    parts.push(one.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const through = (
  bytes: Uint8Array<ArrayBuffer>,
  change: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> => new Blob([bytes]).stream().pipeThrough(change);

/** A story and the moment of it that is looked at, ms since the start. */
export type Shared = { readonly text: string; readonly at: number };

/** A story as the part of an address behind the `#`; null for one that is too long for an address. */
export async function fragmentOf({ text, at }: Shared): Promise<string | null> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > LONGEST) return null;
  const packed = await bytesOf(through(bytes, new CompressionStream('deflate-raw')), LONGEST_PACKED);
  if (packed === null) return null;
  const digits = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  const story = `#${KEY}${digits.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  return at === 0 ? story : `${story}&at=${at}`;
}

const FORM = new RegExp(`^#${KEY}([\\w-]*)(?:&at=(\\d{1,15}))?$`);

/** The story of an address; null for one without, or with one that cannot be unpacked. */
export async function storyIn(fragment: string): Promise<Shared | null> {
  const [, story, at = '0'] = FORM.exec(fragment) ?? [];
  if (story === undefined) return null;
  try {
    const packed = Uint8Array.from(atob(story.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const bytes = await bytesOf(through(packed, new DecompressionStream('deflate-raw')), LONGEST);
    if (bytes === null) return null;
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), at: Number(at) };
  } catch {
    return null;
  }
}
