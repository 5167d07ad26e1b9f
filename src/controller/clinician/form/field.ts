import { type Entry, emptyEntry, type NumberField, type Typed } from '../../entry/index.js';
import type { ProgrammerOrder } from '../order.js';

/** Name of an order. */
export type OrderName = ProgrammerOrder['order'];

/** A field in which one word is chosen; a list where there are few. */
export type WordField = {
  readonly kind: 'word';
  readonly name: string;
  readonly label: string;
  readonly of: readonly string[] | 'time of day' | 'moment of the week' | 'days of the week' | 'name of a drug';
};

/** A field of a form. */
export type FormField = WordField | { readonly kind: 'number'; readonly name: string; readonly number: NumberField };

/** An order as far as it is filled in; plain JSON. Nothing of it is anywhere but in the programmer. */
export type Draft = {
  readonly order: OrderName;
  /** by name of the field */
  readonly words: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, Typed>>;
};

/** A form that was just opened: nothing is filled in. @requirement SR-056 */
export const emptyDraft = (order: OrderName): Draft => ({ order, words: {}, numbers: {} });

const NOTHING_TYPED: Typed = { text: '', unit: null };

/** What stands in a field for a number. */
export const typedIn = ({ numbers }: Draft, name: string): Typed => numbers[name] ?? NOTHING_TYPED;

/** The same as an entry that can be keyed on and read: with the unit of the field where it has one only. */
export function entryIn(draft: Draft, field: NumberField): Entry {
  const empty = emptyEntry(field);
  const { text, unit } = typedIn(draft, field.name);
  return { ...empty, text, unit: unit ?? empty.unit };
}
