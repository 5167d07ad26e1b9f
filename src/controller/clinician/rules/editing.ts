import { type Refusal, refuse } from '../../../base/index.js';
import { formatDuration, type Instant } from '../../../units/index.js';
import type { KeyStep } from '../../entry/index.js';
import { emptyDraft, entryIn, type FormField, type OrderName } from '../form/field.js';
import { fieldsOf } from '../form/forms.js';
import { chosenIn } from '../form/words.js';
import type { ProgrammerMemory } from '../memory.js';
import type { Review } from '../review.js';

type Change = Partial<ProgrammerMemory>;

const fieldNamed = ({ draft }: ProgrammerMemory, name: string | null): FormField | undefined =>
  draft === null ? undefined : fieldsOf(draft).find((field) => field.name === name);

/** A form that is opened: empty, and no field of it open. */
export const opened = (memory: ProgrammerMemory, order: OrderName, at: Instant): Change => ({
  draft: emptyDraft(order),
  field: null,
  panel: { ...memory.panel, entry: null },
  editedAt: at,
  warned: false,
  refusals: [],
  review: null,
  // What is told next must be told of this order, not of one before it.
  deed: null,
});

/** Whether the form of an order has nothing to fill in. */
export const hasNothingToFillIn = (order: OrderName): boolean => fieldsOf(emptyDraft(order)).length === 0;

/** Whether the form has such a field now. */
export const hasField = (memory: ProgrammerMemory, name: string): boolean => fieldNamed(memory, name) !== undefined;

/** The form with another field open; what stands in it is shown, and nothing is put into it. */
export function fieldOpened(memory: ProgrammerMemory, name: string): Change {
  const field = fieldNamed(memory, name);
  const { draft, panel } = memory;
  if (field === undefined || draft === null) return {};
  if (field.kind === 'word') return { field: name, panel: { ...panel, entry: null } };
  return { field: name, panel: { ...panel, entry: entryIn(draft, field.number) } };
}

/** Whether a word can stand in the field that is open. */
export function canChoose(memory: ProgrammerMemory, word: string): boolean {
  const field = fieldNamed(memory, memory.field);
  return field?.kind === 'word' && chosenIn(field, word).ok;
}

/** The form with a word in the field that is open. */
export const chosen = ({ draft, field }: ProgrammerMemory, word: string): Change =>
  draft === null || field === null ? {} : { draft: { ...draft, words: { ...draft.words, [field]: word } } };

/** The panel after a key, with its line in the log; a number that is keyed is kept in the form as it stands. */
export function keyed(memory: ProgrammerMemory, { state, keystroke }: KeyStep): Change {
  const { config, draft, field } = memory;
  const keystrokes = [...memory.keystrokes, keystroke].slice(-config.keystrokesMost);
  const { entry } = state;
  if (draft === null || field === null || entry === null) return { panel: state, keystrokes };
  const numbers = { ...draft.numbers, [field]: { text: entry.text, unit: entry.unit } };
  return { panel: state, keystrokes, draft: { ...draft, numbers } };
}

/** What is reviewed stands still: no field is open, so no key can change what nobody looks at. */
export const reviewed = ({ panel }: ProgrammerMemory, review: Review): Change => ({
  review,
  refusals: [],
  field: null,
  panel: { ...panel, entry: null },
});

/** The form with what keeps it from being reviewed, kept for the report as well. */
export function refused(
  { config, refusedBefore }: ProgrammerMemory,
  refusals: readonly Refusal[],
  at: Instant,
): Change {
  return { refusals, refusedBefore: [...refusedBefore, { at, refusals }].slice(-config.keystrokesMost) };
}

/** Somebody is at the edit. */
export const touched = (memory: ProgrammerMemory, at: Instant): Change =>
  memory.editedAt === null ? {} : { editedAt: at, warned: false };

/** No edit is under way. @requirement SR-058 */
export const dropped = ({ panel }: ProgrammerMemory): Change => ({
  draft: null,
  field: null,
  panel: { ...panel, entry: null },
  editedAt: null,
  warned: false,
  refusals: [],
  review: null,
});

/** An edit that has rested too long is gone, and whoever comes back is told so. @requirement SR-058 */
export const grownOld = (memory: ProgrammerMemory): Change => ({
  ...dropped(memory),
  refusals: [
    refuse(
      'edit-too-old',
      `an edit at which nobody was for ${formatDuration(memory.config.dropAfter)}`,
      'an edit that is finished or cancelled',
      'begin it anew; nothing of it was sent',
    ).refusal,
  ],
});

/** When the edit is warned of, and when it is dropped; null while there is none. */
export const warnsAt = ({ config, editedAt, warned }: ProgrammerMemory): Instant | null =>
  editedAt === null || warned ? null : ((editedAt + config.warnAfter) as Instant);
export const dropsAt = ({ config, editedAt }: ProgrammerMemory): Instant | null =>
  editedAt === null ? null : ((editedAt + config.dropAfter) as Instant);
