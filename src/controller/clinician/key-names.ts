import { nearest, ok, type Result, refuse } from '../../base/index.js';
import { ORDER_NAMES, PLAIN } from './rules/buttons.js';

/** Most characters of what a key bears behind its colon. @source ASSUMED, A-346 */
export const KEY_WORD_LONGEST = 64;

/** Keys with a name of their own: those that lead the dialogue, one for each order, and those of a number. */
const NAMES: readonly string[] = [
  ...PLAIN,
  ...ORDER_NAMES.map((order) => `order:${order}`),
  ...'0123456789.',
  'delete',
  'clear',
];

/** Those that can be misspelt. */
const WORDS = NAMES.filter((name) => name.length > 1);

/** Keys that bear what a form offers: a field, a word of a field, a unit. Only the form knows which there are. */
const FAMILIES: readonly string[] = ['field:', 'choose:', 'unit:'];

const EXPECTED = `a key of the programmer: ${PLAIN.join(', ')}, order: with an order, field:, choose: or unit: with what the form shows, a digit, the point ".", delete or clear`;

/** A name with the word that is nearest to it; null when none is. */
function meant(written: string): string | null {
  if (written === '') return null;
  const colon = written.indexOf(':') + 1;
  const family = nearest(written.slice(0, colon), FAMILIES);
  if (colon > 0 && family !== null) return `${family}${written.slice(colon)}`;
  return nearest(written, WORDS);
}

/**
 * Reads the name of a key as somebody writes it who presses keys by hand. What the screen does not offer is a key all the same: the
 * programmer ignores it, or says why not.
 *
 * @returns the name, or a refusal with the nearest one; never throws
 */
export function parseKey(written: unknown): Result<string> {
  // A digit is a number where nobody has put it in quotes.
  const name = typeof written === 'number' ? String(written) : written;
  if (typeof name !== 'string')
    return refuse('key-unknown', 'no name of a key', EXPECTED, 'write e.g. [connect, order:bolus]');
  const family = FAMILIES.find((prefix) => name.startsWith(prefix));
  const word = family === undefined ? '' : name.slice(family.length);
  if (NAMES.includes(name) || (word.length <= KEY_WORD_LONGEST && /^\P{Cc}*\S\P{Cc}*$/u.test(word))) return ok(name);
  if (word.length > KEY_WORD_LONGEST)
    return refuse(
      'key-unknown',
      `${word.length} characters behind "${family}"`,
      `at most ${KEY_WORD_LONGEST}`,
      'write what the form shows',
    );
  if (family !== undefined)
    return refuse(
      'key-unknown',
      JSON.stringify(name),
      `a word of the form behind "${family}"`,
      'write what the form shows',
    );
  if (name.length > KEY_WORD_LONGEST)
    return refuse('key-unknown', `${name.length} characters`, EXPECTED, 'write one of these');
  if (/^[\d.]{2,}$/.test(name))
    return refuse('key-unknown', `"${name}"`, 'one key at a time', `write [${[...name].join(', ')}]`);
  const near = meant(name);
  return refuse(
    'key-unknown',
    JSON.stringify(name),
    EXPECTED,
    near === null ? 'write one of these' : `did you mean "${near}"?`,
  );
}
