import { invariant, type Refusal } from '../../base/index.js';
import type { Instant } from '../../units/index.js';
import { KEY_SPANS, type KeySpans } from './config.js';
import type { NumberField } from './field.js';

/** Digits and the point. */
export type FigureKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.';

/** Keys that a number field takes for itself; every other key is passed on to whoever leads the dialogue. */
export type NumberKey = FigureKey | 'delete' | 'clear' | `unit:${string}`;

/** What is known of a key that is down, or has moved so lately that it may still bounce. */
export type Contact = {
  readonly key: string;
  readonly down: boolean;
  /** when it was pressed last */
  readonly since: Instant;
  /** when it last went down or up */
  readonly moved: Instant;
  /** whether it was told that it is stuck */
  readonly stuck: boolean;
};

/** The keys of a controller, across all its fields; plain JSON. */
export type Keypad = { readonly spans: KeySpans; readonly contacts: readonly Contact[] };

/** What stands in a field. */
export type Typed = {
  /** exactly what was keyed */
  readonly text: string;
  /** null until one is chosen */
  readonly unit: string | null;
};

/** A number that is being keyed; plain JSON. */
export type Entry = Typed & { readonly field: NumberField };

/** Keys and the number that they key, null while no field is open; plain JSON. */
export type EntryState = { readonly keypad: Keypad; readonly entry: Entry | null };

/**
 * What became of a key: `taken` by the field or `refused` with a reason; `passed` on, since it is no key of a field or none is open;
 * `bounced`, `repeated` without having been let go, or in a `chord` with another one; `stuck`, or pressed while one is; `released`,
 * or `stray` when it was not down.
 */
export type KeyFate =
  | 'taken'
  | 'refused'
  | 'passed'
  | 'bounced'
  | 'repeated'
  | 'chord'
  | 'stuck'
  | 'released'
  | 'stray';

/** One line of the keystroke log: whether a person erred or the device can be told from these alone. */
export type Keystroke = {
  readonly at: Instant;
  /** name of the field; null while none was open */
  readonly field: string | null;
  readonly key: string;
  /** `held` when it has not moved for too long */
  readonly move: 'down' | 'up' | 'held';
  readonly fate: KeyFate;
  /** why it was not taken; null when it was, or when there is nothing to say */
  readonly refusal: Refusal | null;
  readonly before: Typed | null;
  readonly after: Typed | null;
};

/** A keypad that nobody touches. */
export const freshKeypad = (spans: KeySpans = KEY_SPANS): Keypad => ({ spans, contacts: [] });

/**
 * A field that was just opened: without a number, whatever it held before.
 *
 * @param unit  one that is offered, such as the one in which a drug is written; left out, the only one, or none yet
 * @throws {InvariantError} when the unit is not offered
 * @requirement SR-056
 */
export function emptyEntry(field: NumberField, unit?: string): Entry {
  invariant(
    unit === undefined || field.units.some((offered) => offered.unit === unit),
    'entry: a unit that the field does not offer',
    { field: field.name, unit },
  );
  const only = field.units.length === 1 ? (field.units[0]?.unit ?? null) : null;
  return { field, text: '', unit: unit ?? only };
}
