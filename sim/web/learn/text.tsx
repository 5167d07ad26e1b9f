import glossary from '../../../docs/glossary.md?raw';
import { finderOf, readGlossary } from './glossary.js';
import { Term } from './term.js';

/** The room of the glossary that speaks of pumps and therapy; the others are for who builds. */
const ROOM = 'The pump and its therapy';

const find = finderOf(readGlossary(glossary)[ROOM] ?? []);

/** Text in which each word of the glossary tells its meaning, where it comes first. */
export function Text({ text }: { readonly text: string }) {
  return find(text).map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
    piece.meaning === null ? piece.text : <Term key={i} word={piece.text} meaning={piece.meaning} />,
  );
}
