import { assign, emit } from 'xstate';
import type { Args } from './table.js';

type Named = { readonly type: string };

/** The words in which the dictionary of a machine is written, typed by its memory, its events and what it tells. */
export const wordsOf = <C extends object, E extends Named, O extends Named>() => ({
  /** The event as the kind that the picture names; the picture guarantees it. */
  as: <T extends E['type']>(event: E, _type: T) => event as Extract<E, { readonly type: T }>,
  /** An order that changes the memory. */
  book: (change: (a: Args<C, E>) => Partial<C>) => assign<C, E, undefined, E, never>(change),
  /** An order that tells the outside. */
  tell: (say: (a: Args<C, E>) => O) => emit<C, E, undefined, E, O>(say),
});
