const REPLACED = 0xfffd;

/** Characters that reorder what stands around them. */
const turnsText = (code: number): boolean =>
  code === 0x61c ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);

const seen = (character: string): string => {
  const code = character.codePointAt(0) ?? REPLACED;
  if (code === 0x09 || code === 0x0a) return character;
  // The control pictures of Unicode stand in the order of what they show.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if ((code > 0x7f && code < 0xa0) || (code >= 0xd800 && code <= 0xdfff)) return String.fromCodePoint(REPLACED);
  return turnsText(code) ? `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]` : character;
};

/**
 * A text in which everything can be seen: control characters but tab and line feed, and those that turn the direction of the text around
 * them, are shown as what they are. For text of files on its way to a page or a terminal.
 */
export const visible = (text: string): string => Array.from(text, seen).join('');
