import { type Refusal, withChanges } from '../../../base/index.js';
import { earlier, formatDuration, type Instant } from '../../../units/index.js';
import type { Contact, KeyFate, Keypad } from '../memory.js';

const span = (from: Instant, to: Instant): number => to - from;
const stuckAt = ({ spans }: Keypad, { since }: Contact): Instant => (since + spans.stuckAfter) as Instant;
const isHeldTooLong = (keypad: Keypad, contact: Contact, at: Instant): boolean =>
  contact.down && at >= stuckAt(keypad, contact);

/** Contacts without the ones that are up and at rest: nothing is asked of those any more. */
const withContact = (keypad: Keypad, contact: Contact): Keypad =>
  withChanges(keypad, {
    contacts: [
      ...keypad.contacts.filter(
        ({ key, down, moved }) => key !== contact.key && (down || span(moved, contact.moved) < keypad.spans.debounce),
      ),
      contact,
    ],
  });

/** What a screen says of a key that is held too long. @requirement SR-056 */
export const stuckRefusal = ({ spans }: Keypad, key: string): Refusal => ({
  code: 'key-stuck',
  found: `key "${key}" held for ${formatDuration(spans.stuckAfter)}`,
  expected: 'a key that is let go',
  remedy: `let go of key "${key}"; if it stays down, use another programmer`,
});

const chordRefusal = (key: string, held: string): Refusal => ({
  code: 'key-chord',
  found: `key "${key}" while key "${held}" is held`,
  expected: 'one key at a time',
  remedy: `let go of key "${held}", then press "${key}"`,
});

/** What the keypad makes of a press; `clean` is the only one that goes on to a field. */
export type Press = {
  readonly keypad: Keypad;
  readonly fate: 'clean' | Extract<KeyFate, 'bounced' | 'repeated' | 'stuck' | 'chord'>;
  readonly refusal: Refusal | null;
};

/**
 * A key goes down.
 *
 * It has bounced if it moved just before, up or down: as long as it chatters it is one press. A key that is held does not repeat, and as
 * long as any key is held no other one is heard, also not the one that was pressed second and is still down when the first is let go.
 *
 * @param at  not before the last event
 * @requirement SR-056
 */
export function pressed(keypad: Keypad, key: string, at: Instant): Press {
  const known = keypad.contacts.find((contact) => contact.key === key);
  const down = known?.down ?? false;
  const contact: Contact = {
    key,
    down: true,
    since: known !== undefined && down ? known.since : at,
    moved: at,
    stuck: known !== undefined && down && known.stuck,
  };
  const next = withContact(keypad, contact);
  const press = (fate: Press['fate'], refusal: Refusal | null = null): Press => ({ keypad: next, fate, refusal });
  if (known !== undefined && span(known.moved, at) < keypad.spans.debounce) return press('bounced');
  if (down) return press('repeated');
  const others = keypad.contacts.filter((other) => other.down);
  const stuck = others.find((other) => isHeldTooLong(keypad, other, at));
  if (stuck !== undefined) return press('stuck', stuckRefusal(keypad, stuck.key));
  const [held] = others;
  return held === undefined ? press('clean') : press('chord', chordRefusal(key, held.key));
}

/** A key goes up; null when it was not down. @param at  not before the last event */
export function released(keypad: Keypad, key: string, at: Instant): Keypad | null {
  const contact = keypad.contacts.find((known) => known.key === key && known.down);
  return contact === undefined
    ? null
    : withContact(keypad, withChanges(contact, { down: false, moved: at, stuck: false }));
}

/** When a key that is held now is stuck, if nobody lets it go; null when none is held, or all were told. @requirement SR-056 */
export const stuckDeadline = (keypad: Keypad): Instant | null =>
  keypad.contacts
    .filter(({ down, stuck }) => down && !stuck)
    .reduce<Instant | null>((first, contact) => earlier(first, stuckAt(keypad, contact)), null);

/** The key that is stuck since `at` or before and was not told yet, and the keypad that knows; null when there is none. */
export function foundStuck(keypad: Keypad, at: Instant): { readonly keypad: Keypad; readonly key: string } | null {
  const contact = keypad.contacts.find((known) => !known.stuck && isHeldTooLong(keypad, known, at));
  if (contact === undefined) return null;
  const contacts = keypad.contacts.map((known) => (known === contact ? withChanges(known, { stuck: true }) : known));
  return { keypad: withChanges(keypad, { contacts }), key: contact.key };
}

/** Keys that were told to be stuck and are still down: there is an alarm as long as there are any. @requirement SR-056 */
export const stuckKeys = ({ contacts }: Keypad): readonly string[] =>
  contacts.filter(({ stuck }) => stuck).map(({ key }) => key);
