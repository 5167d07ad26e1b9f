import { keysTaken } from '../entry/index.js';
import { type Draft, entryIn, type FormField } from './form/field.js';
import { fieldsOf } from './form/forms.js';
import { ORDER_NAMES } from './rules/buttons.js';
import type { ProgrammerScreen } from './screen.js';

/** What each screen waits for beside the fields of a form; those that wait for the radio are not here. */
const LEADING: Partial<Record<ProgrammerScreen['at'], readonly string[]>> = {
  away: ['connect'],
  menu: [...ORDER_NAMES.map((order) => `order:${order}`), 'disconnect'],
  editing: ['review', 'cancel'],
  reviewing: ['approve', 'edit', 'cancel'],
  doubting: ['confirm', 'edit', 'cancel'],
  'reading-back': ['confirm', 'cancel'],
  told: ['ok'],
};

/** Whether a programmer waits for whoever holds it, and not for the radio. */
export const awaitsKey = ({ at }: ProgrammerScreen): boolean => LEADING[at] !== undefined;

/** Keys of the field that is open: of a field that takes any word of a kind, such as a time of day, none can be listed. */
function keysOfField(field: FormField, draft: Draft): readonly string[] {
  if (field.kind === 'number') return keysTaken(entryIn(draft, field.number));
  if (typeof field.of === 'string') return [];
  return field.of.filter((word) => word !== draft.words[field.name]).map((word) => `choose:${word}`);
}

/**
 * The keys that lead anywhere from a screen. Any other one is ignored, or refused with a reason, and leaves everything as it is; but for the
 * words of a kind that a field takes, such as a time of day.
 *
 * @returns names of keys, none while a key is stuck or the radio is waited for
 */
export function offeredKeys(screen: ProgrammerScreen): readonly string[] {
  const { at, draft, field: open, stuck } = screen;
  if (stuck.length > 0) return [];
  const leading = at === 'linking' ? ['cancel'] : (LEADING[at] ?? []);
  if (at !== 'editing' || draft === null) return leading;
  const fields = fieldsOf(draft);
  const field = fields.find(({ name }) => name === open);
  return [
    ...fields.filter(({ name }) => name !== open).map(({ name }) => `field:${name}`),
    ...(field === undefined ? [] : keysOfField(field, draft)),
    ...leading,
  ];
}
