import { type Refusal, withChanges } from '../../base/index.js';
import type { Instant } from '../../units/index.js';
import type { Entry, EntryState, KeyFate, Keystroke, Typed } from './memory.js';
import { foundStuck, pressed, released, stuckDeadline, stuckRefusal } from './rules/keypad.js';
import { isNumberKey, typed } from './rules/typing.js';

/** What an event of a key leads to: the state after it, and its line in the log. The log is the caller's, and so is its bound. */
export type KeyStep = { readonly state: EntryState; readonly keystroke: Keystroke };

const typedIn = (entry: Entry | null): Typed | null => entry && { text: entry.text, unit: entry.unit };

type Happened = Pick<Keystroke, 'at' | 'key' | 'move'>;

function step(
  before: EntryState,
  state: EntryState,
  { at, key, move }: Happened,
  fate: KeyFate,
  refusal: Refusal | null = null,
): KeyStep {
  const field = before.entry?.field.name ?? null;
  return {
    state,
    keystroke: { at, field, key, move, fate, refusal, before: typedIn(before.entry), after: typedIn(state.entry) },
  };
}

/**
 * A key of the controller goes down; every key comes through here, also one that is none of a number field.
 *
 * @param key  one of {@link NumberKey}, or any other name: then the fate is `passed` if it may be obeyed
 * @param at   not before the last event
 * @returns the state after it and its line in the log, with a refusal where something must be said; never throws
 * @requirement SR-056, SR-057
 */
export function keyDown(before: EntryState, key: string, at: Instant): KeyStep {
  const { keypad, fate, refusal } = pressed(before.keypad, key, at);
  const state = withChanges(before, { keypad });
  const happened = { at, key, move: 'down' } as const;
  if (fate !== 'clean') return step(before, state, happened, fate, refusal);
  if (before.entry === null || !isNumberKey(key)) return step(before, state, happened, 'passed');
  const answer = typed(before.entry, key);
  if (!answer.ok) return step(before, state, happened, 'refused', answer.refusal);
  return step(before, withChanges(state, { entry: answer.value }), happened, 'taken');
}

/** A key of the controller goes up; a key that was stuck is no longer. Arguments and answer as {@link keyDown}. */
export function keyUp(before: EntryState, key: string, at: Instant): KeyStep {
  const keypad = released(before.keypad, key, at);
  const happened = { at, key, move: 'up' } as const;
  if (keypad === null) return step(before, before, happened, 'stray');
  return step(before, withChanges(before, { keypad }), happened, 'released');
}

/** When {@link deadlinePassed} must be asked if nothing else happens: a key that is held is stuck then. */
export const entryDeadline = ({ keypad }: EntryState): Instant | null => stuckDeadline(keypad);

/**
 * A key has been held too long: the entry is closed until it is let go, with what was keyed. One key at a time; a second one stays due.
 *
 * @returns null when none is stuck, or all were told
 * @requirement SR-056
 */
export function deadlinePassed(before: EntryState, at: Instant): KeyStep | null {
  const found = foundStuck(before.keypad, at);
  if (found === null) return null;
  const { keypad, key } = found;
  return step(before, withChanges(before, { keypad }), { at, key, move: 'held' }, 'stuck', stuckRefusal(keypad, key));
}
