import { z } from 'zod';
import { type Result, refuse } from '../../../src/base/index.js';
import { parseKey } from '../../../src/controller/index.js';
import { type Duration, formatDuration, hours, parseDuration } from '../../../src/units/index.js';
import type { KeyPress } from '../scenario.js';
import { door, list, map, whole } from './shape.js';

/** Most keys of one step, the longest that one is held down, and how often a contact bounces at most. @source ASSUMED, A-346 */
const KEYS_MOST = 200;
const HELD_LONGEST: Duration = hours(1);
const BOUNCES_MOST = 20;

const key = door('a key of the programmer such as connect, order:bolus or a digit', 'connect', parseKey, {
  type: ['string', 'integer'],
});

function parseHeld(written: unknown): Result<Duration> {
  const span = parseDuration(written);
  if (!span.ok || span.value <= HELD_LONGEST) return span;
  const found = formatDuration(span.value);
  return refuse('held-too-long', found, `at most ${formatDuration(HELD_LONGEST)}`, 'let go of it sooner');
}

const held = door('how long it is held down, up to 1h', '61s', parseHeld);

const TAP = { held: 0 as Duration, bounces: 0 };

const press = map('a key that is held down, or bounces', '{ press: approve, for: 61s }', {
  press: key,
  for: held.optional(),
  bounces: whole(
    `how often its contact opens again before it stays closed, 1 … ${BOUNCES_MOST}`,
    '3',
    1,
    BOUNCES_MOST,
  ).optional(),
}).transform(
  ({ press: name, for: span, bounces }): KeyPress => ({
    key: name,
    held: span ?? TAP.held,
    bounces: bounces ?? TAP.bounces,
  }),
);

/** Keys that are pressed one after the other. */
export const keys = list(
  `keys of the programmer, 1 … ${KEYS_MOST}, in the order in which they are pressed`,
  '[connect, order:bolus, field:dose, unit:mg, 2]',
  z.union([press, key.transform((name): KeyPress => ({ key: name, ...TAP }))]),
  1,
  KEYS_MOST,
);
