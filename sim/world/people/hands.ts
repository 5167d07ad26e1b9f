import { type Draft, type FormField, fieldsOf, type ProgrammerScreen, typedIn } from '../../../src/controller/index.js';

/** The key that brings a number one step nearer to what it must be; null when it is that. */
function keyForNumber(field: Extract<FormField, { kind: 'number' }>, draft: Draft, wanted: Draft): string | null {
  const [now, then] = [typedIn(draft, field.name), typedIn(wanted, field.name)];
  if (now.unit !== then.unit && (now.unit !== null || field.number.units.length > 1)) return `unit:${then.unit}`;
  if (now.text === then.text) return null;
  return then.text.startsWith(now.text) ? (then.text[now.text.length] ?? null) : 'clear';
}

function keyForField(field: FormField, screen: ProgrammerScreen, draft: Draft, wanted: Draft): string | null {
  const word = wanted.words[field.name];
  const key =
    field.kind === 'number'
      ? keyForNumber(field, draft, wanted)
      : draft.words[field.name] === word
        ? null
        : `choose:${word}`;
  return key !== null && screen.field !== field.name ? `field:${field.name}` : key;
}

/** The key that brings the form one step nearer to what it must say: the next field that is not yet as it must be, or the review. */
function keyForForm(screen: ProgrammerScreen, draft: Draft, wanted: Draft): string {
  if (draft.order !== wanted.order || screen.refusals.length > 0) return 'cancel';
  for (const field of fieldsOf(draft)) {
    const key = keyForField(field, screen, draft, wanted);
    if (key !== null) return key;
  }
  return 'review';
}

/**
 * What a clinician presses next who looks at the screen and wants to order something: a function of both, so that hands go on
 * wherever the dialogue stands.
 *
 * @param wanted  the form as it must be filled in; null for one who wants nothing more
 * @returns null while there is nothing to press
 */
export function nextKey(screen: ProgrammerScreen, wanted: Draft | null): string | null {
  switch (screen.at) {
    case 'away':
      return wanted === null ? null : 'connect';
    case 'menu':
      return wanted === null ? 'disconnect' : `order:${wanted.order}`;
    case 'editing':
      return screen.draft === null || wanted === null ? 'cancel' : keyForForm(screen, screen.draft, wanted);
    case 'reviewing':
      return wanted === null ? 'cancel' : 'approve';
    case 'doubting':
    case 'reading-back':
      return wanted === null ? 'cancel' : 'confirm';
    case 'told':
      return 'ok';
    default:
      return null;
  }
}
