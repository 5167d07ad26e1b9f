import { existsSync } from 'node:fs';
import { filesUnder, textOf } from '../support/tree.js';

/** Pages that people read first, those that are there. */
export const frontPages = (): readonly string[] => ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter(existsSync);

/** Every page of the project. */
export const allPages = (): readonly string[] => [...frontPages(), ...filesUnder('docs', '.md')];

/** A fenced block of a page. */
export type Block = { readonly page: string; readonly line: number; readonly language: string; readonly text: string };

/** The fenced blocks of a page, with the line on which each begins. */
export function blocksOf(page: string, text: string = textOf(page)): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; language: string; lines: string[] } | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*```(\S*)/.exec(line);
    if (fence === null) open?.lines.push(line);
    else if (open === null) open = { line: index + 1, language: fence[1] ?? '', lines: [] };
    else {
      blocks.push({ page, line: open.line, language: open.language, text: open.lines.join('\n') });
      open = null;
    }
  }
  return blocks;
}
