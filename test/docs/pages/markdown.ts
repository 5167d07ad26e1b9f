const NOTE = '<!-- Made from the source by `npm run docs`; change the source, not this page. -->';

/** A cell in which nothing can end the table early. */
const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** A table; the head decides how many columns there are. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n');

export const code = (text: string): string => `\`${text}\``;

/** A page of paragraphs. */
export const page = (title: string, parts: readonly string[]): string =>
  `${[`# ${title}`, NOTE, ...parts].join('\n\n')}\n`;
