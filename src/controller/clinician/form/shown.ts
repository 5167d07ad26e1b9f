import type { Concentration } from '../../../units/index.js';
import { type ShownNumber, shownAs } from '../../entry/index.js';
import type { ProgrammerScreen } from '../screen.js';
import { type Draft, entryIn, type FormField, type OrderName, type WordField } from './field.js';
import { fieldsOf } from './forms.js';

type Common = {
  readonly name: string;
  readonly label: string;
  /** keys go into it */
  readonly open: boolean;
};

/** A field as it stands on the screen. */
export type FieldShown =
  | (Common & {
      readonly kind: 'word';
      /** null until one is chosen */
      readonly chosen: string | null;
      /** the words, or what kind of word it takes */
      readonly of: WordField['of'];
    })
  | (Common & {
      readonly kind: 'number';
      /** exactly what was keyed */
      readonly text: string;
      /** null until one is chosen */
      readonly unit: string | null;
      readonly units: readonly string[];
      readonly shown: ShownNumber;
    });

/** A form as it stands on the screen: its fields in their order, as far as what is filled in decides which there are. */
export type FormShown = { readonly order: OrderName; readonly fields: readonly FieldShown[] };

/** The strength of what a number of a form is about; a refill brings its own. */
const strengthFor = ({ order }: Draft, { status }: ProgrammerScreen): Concentration | null =>
  order === 'refill' ? null : (status?.therapy.fluid.concentration ?? null);

function fieldShown(field: FormField, draft: Draft, screen: ProgrammerScreen): FieldShown {
  const open = screen.field === field.name;
  if (field.kind === 'word') {
    const { kind, label, name, of } = field;
    return { kind, name, label, open, chosen: draft.words[name] ?? null, of };
  }
  const { name, number } = field;
  const entry = entryIn(draft, number);
  const { text, unit } = entry;
  const units = number.units.map((offered) => offered.unit);
  const shown = shownAs(entry, strengthFor(draft, screen));
  return { kind: 'number', name, label: number.label, open, text, unit, units, shown };
}

/** The form that a screen shows; null while none is being filled in. */
export function formShown(screen: ProgrammerScreen): FormShown | null {
  const { at, draft } = screen;
  if (draft === null || at !== 'editing') return null;
  return { order: draft.order, fields: fieldsOf(draft).map((field) => fieldShown(field, draft, screen)) };
}
