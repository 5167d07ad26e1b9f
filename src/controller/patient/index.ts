export { HANDHELD_SPANS, type HandheldConfig } from './config.js';
export { DENIALS, type Denial } from './denials.js';
export type { Burst, HandheldInput, HandheldOutput } from './events.js';
export { bootHandheld, type Handheld, type HandheldSnapshot, restoreHandheld } from './handheld.js';
export { type HandheldState, handheldArrows, handheldMachine, handheldStates } from './machine.js';
export type { HandheldMemory } from './memory.js';
export type {
  Button,
  Condition,
  ConditionId,
  DiaryEntry,
  HandheldScreen,
  LinkShown,
  Outcome,
  StatusShown,
} from './screen.js';
export { SIGNALS, type Signal } from './signals.js';
