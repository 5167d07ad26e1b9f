export { DIGITS_MOST, KEY_SPANS, type KeySpans } from './config.js';
export { deadlinePassed, entryDeadline, type KeyStep, keyDown, keyUp } from './entry.js';
export { type NumberField, type NumberRange, numberField, type OfferedUnit } from './field.js';
export {
  type Contact,
  type Entry,
  type EntryState,
  emptyEntry,
  type FigureKey,
  freshKeypad,
  type KeyFate,
  type Keypad,
  type Keystroke,
  type NumberKey,
  type Typed,
} from './memory.js';
export { stuckKeys } from './rules/keypad.js';
export { keysFor } from './rules/keys-for.js';
export type { QuantityKind } from './rules/quantities.js';
export { type ShownNumber, shownAs } from './rules/shown.js';
export { keysTaken } from './rules/typing.js';
export { enteredValue, softWarning } from './rules/value.js';
