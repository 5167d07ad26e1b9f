import type { Screen } from './screen.js';

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** an element of the page */
  readonly target: unknown;
};

/** Keys of a keyboard that are keys of the device while a number is keyed. */
const OF_NUMBERS: Readonly<Record<string, string>> = { ',': '.', Backspace: 'delete', Delete: 'clear' };

const isWithin = (target: unknown, selector: string): boolean =>
  typeof target === 'object' &&
  target !== null &&
  'closest' in target &&
  typeof target.closest === 'function' &&
  target.closest(selector) !== null;

/** Enter reviews a form and leaves what was told. What sends an order, or says yes to it, has to be reached and pressed. */
const ENTERED: Partial<Record<Screen['at'], string>> = { editing: 'review', told: 'ok' };

/** The key of the device that a key of the keyboard stands for; null when it stands for none. */
export function keyFor({ key, target, ...held }: Pressed, { at, form }: Screen): string | null {
  if (held.ctrlKey || held.metaKey || held.altKey || isWithin(target, 'input, select')) return null;
  if (key === 'Enter') return isWithin(target, 'button') ? null : (ENTERED[at] ?? null);
  const isKeyed = form?.fields.some((field) => field.kind === 'number' && field.open) === true;
  if (!isKeyed) return null;
  return /^[\d.]$/.test(key) ? key : (OF_NUMBERS[key] ?? null);
}
