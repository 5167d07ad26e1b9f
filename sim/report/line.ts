/** How a line of a report is meant; whoever prints it chooses the colour, and none is needed to read it. */
export type Tone = 'plain' | 'dim' | 'good' | 'warn' | 'bad' | 'head';

/** One line of a report for people. */
export type Line = { readonly tone: Tone; readonly text: string };

/** Width that reports keep to, characters. */
export const WIDTH = 100;

/** @returns a line without emphasis, or with the tone that is given */
export const line = (text: string, tone: Tone = 'plain'): Line => ({ tone, text });

/** @returns an empty line and a heading */
export const heading = (text: string): readonly Line[] => [line(''), line(text, 'head')];

/**
 * Breaks a text at blanks.
 *
 * @param width  characters per line, ≥ 1; a longer word stays whole
 * @returns at least one line
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/).filter((w) => w !== '')) {
    if (current === '') current = word;
    else if (current.length + 1 + word.length <= width) current += ` ${word}`;
    else {
      lines.push(current);
      current = word;
    }
  }
  if (current !== '' || lines.length === 0) lines.push(current);
  return lines;
}

/** Puts `text` behind `head` and keeps further lines under its first word, within {@link WIDTH}. */
export function hanging(head: string, text: string, tone: Tone = 'plain'): readonly Line[] {
  const rest = ' '.repeat(head.length);
  return wrap(text, WIDTH - head.length).map((part, i) => line(((i === 0 ? head : rest) + part).trimEnd(), tone));
}
