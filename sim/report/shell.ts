/** A word as a POSIX shell takes it: quoted where it must be. */
export const asWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;

/** The command line as one could type it again. */
export const asTyped = (words: readonly string[]): string => ['npx', 'thecal', ...words].map(asWord).join(' ');
