/** A row of the glossary: words of one meaning. */
export type Entry = { readonly words: readonly string[]; readonly meaning: string };

/** Rows of a glossary, by the headings under which they stand. */
export type Glossary = Readonly<Record<string, readonly Entry[]>>;

const HEADING = /^## +(.+?) *$/;
const ROW = /^\| *(.+?) *\| *(.+?) *\|$/;
const RULE = /^[-: |]+$/;

/** Text without the marks of emphasis, code and links. */
const plain = (text: string): string =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .trim();

/** Reads `docs/glossary.md`: a heading for each room, and under it a table of two columns, words and meaning. */
export function readGlossary(markdown: string): Glossary {
  const rooms: Record<string, Entry[]> = {};
  let room = '';
  for (const line of markdown.split('\n')) {
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) room = heading;
    const [, words, meaning] = ROW.exec(line.trim()) ?? [];
    if (words === undefined || meaning === undefined || RULE.test(line) || words === 'word') continue;
    const entry = { words: plain(words).split(/, */), meaning: plain(meaning) };
    rooms[room] = [...(rooms[room] ?? []), entry];
  }
  return rooms;
}

/** A piece of text, with its meaning where it is a word of the glossary. */
export type Piece = { readonly text: string; readonly meaning: string | null };

/** Finds words of a glossary in texts: the longest first, in any case, and in the plural as well. */
export type Finder = (text: string) => readonly Piece[];

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Makes a finder. Each meaning is found once in a text, where it comes first. */
export function finderOf(entries: readonly Entry[]): Finder {
  const meanings = new Map(
    entries.flatMap(({ words, meaning }) => words.map((word) => [word.toLowerCase(), meaning] as const)),
  );
  const words = [...meanings.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (words.length === 0) return (text) => [{ text, meaning: null }];
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(${words.map(escaped).join('|')})(e?s)?(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => {
    const pieces: Piece[] = [];
    const seen = new Set<string>();
    let from = 0;
    for (const found of text.matchAll(any)) {
      const meaning = meanings.get((found[1] ?? '').toLowerCase());
      if (meaning === undefined || seen.has(meaning)) continue;
      seen.add(meaning);
      if (found.index > from) pieces.push({ text: text.slice(from, found.index), meaning: null });
      pieces.push({ text: found[0], meaning });
      from = found.index + found[0].length;
    }
    if (from < text.length) pieces.push({ text: text.slice(from), meaning: null });
    return pieces;
  };
}
