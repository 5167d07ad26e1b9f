/** What the simulator says, in another language, by its English; `#` stands for a number or a name in both, in the same order. */
export type Content = Readonly<Record<string, string>>;

/** Tells a text in another language; what nobody has translated stays as it is. */
export type Translator = (text: string) => string;

const HOLE = '#';

/** What stands between the words of a list, and is kept. */
const BETWEEN = /([,;] )/;

type Pattern = { readonly of: RegExp; readonly parts: readonly string[]; readonly length: number };

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf([english, told]: readonly [string, string]): Pattern {
  const between = english.split(HOLE).map(escaped).join('(.+?)');
  return { of: new RegExp(`^${between}$`, 's'), parts: told.split(HOLE), length: english.length };
}

/**
 * Makes a translator.
 *
 * A text is looked for as it is, and then among those with `#`, the longest first. What stands for `#` is translated itself, each word of a list
 * on its own.
 */
export function translatorOf(content: Content): Translator {
  const whole = new Map(Object.entries(content));
  const patterns = [...whole]
    .filter(([english]) => english.includes(HOLE))
    .map(patternOf)
    .sort((a, b) => b.length - a.length);
  const translated = (text: string): string => {
    const told = whole.get(text);
    if (told !== undefined) return told;
    for (const { of, parts } of patterns) {
      const found = of.exec(text);
      if (found !== null) return parts.map((part, i) => (i === 0 ? part : `${list(found[i] ?? '')}${part}`)).join('');
    }
    return text;
  };
  const list = (text: string): string => text.split(BETWEEN).map(translated).join('');
  return translated;
}
