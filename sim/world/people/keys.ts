import { after, type Duration } from '../../../src/units/index.js';
import type { KeyPress } from '../../scenario/index.js';
import type { WorldCore } from '../core.js';
import { tellProgrammer } from '../radio/controllers.js';
import { leaveProgrammer } from './clinician.js';
import { KEY, planHands } from './pace.js';

/** A key of the programmer that goes down or up; plain JSON. */
export type KeyMove = { readonly move: 'key.down' | 'key.up'; readonly key: string };

/** A contact that chatters opens, and closes again, so soon: well within what a keypad takes for one press. @source ASSUMED, A-347 */
const CHATTER = 8 as Duration;

type Timed = KeyMove & { readonly after: Duration };

/** All moves of keys that are pressed one after the other, each with its time after the first. */
function movesOf(presses: readonly KeyPress[]): readonly Timed[] {
  const moves: Timed[] = [];
  let since = 0 as Duration;
  const add = (move: KeyMove['move'], key: string, wait: Duration): void => {
    moves.push({ move, key, after: since });
    since = (since + wait) as Duration;
  };
  for (const { bounces, held, key } of presses) {
    for (let i = 0; i < bounces; i++) {
      add('key.down', key, CHATTER);
      add('key.up', key, CHATTER);
    }
    add('key.down', key, held);
    add('key.up', key, KEY);
  }
  return moves;
}

/**
 * Somebody presses keys of the programmer with a practised hand and does not look: the next one comes whatever is shown. Whoever had an order
 * to key leaves the programmer to them; it stays with whoever keys so until there is an order again. Two lists at a time are two hands.
 *
 * @param step  of the scenario
 */
export function pressKeys(core: WorldCore, step: number, presses: readonly KeyPress[]): void {
  const { kernel, state } = core;
  const { people } = state;
  if (people.keyed === null) leaveProgrammer(core);
  people.keyed = step;
  for (const { after: span, key, move } of movesOf(presses)) {
    const at = after(kernel.now, span);
    kernel.schedule({ at, phase: 'controller', kind: 'key', payload: { move, key } satisfies KeyMove });
    if (after(at, KEY) > people.keyedUntil) people.keyedUntil = after(at, KEY);
  }
  planHands(core, true);
}

/** A key goes down or up. */
export const moveKey = (core: WorldCore, { key, move }: KeyMove): void =>
  tellProgrammer(core, { type: move, at: core.kernel.now, key });
