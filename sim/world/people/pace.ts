import type { ProgrammerScreen } from '../../../src/controller/index.js';
import { type Duration, type Instant, seconds } from '../../../src/units/index.js';
import type { WorldCore } from '../core.js';

/**
 * How fast a clinician is: from key to key, and at a screen that must be read first.
 *
 * @source ASSUMED, A-305
 */
export const KEY: Duration = seconds(0.3);
const READ: Duration = seconds(2);

const READ_FIRST: readonly ProgrammerScreen['at'][] = ['reviewing', 'doubting', 'reading-back', 'told'];
const ASKS_FOR_YES: readonly ProgrammerScreen['at'][] = ['reviewing', 'doubting', 'reading-back'];
const KEYED: readonly ProgrammerScreen['at'][] = ['menu', 'editing', ...READ_FIRST];

/** When the clinician looks at the programmer again; null while there is nothing to press. */
function nextLook({ kernel, programmer, state }: WorldCore): Instant | null {
  const { at } = programmer.screen();
  const { awayUntil, keyed, keyedUntil, tries, visits } = state.people;
  // Whoever keys by hand leaves the programmer as it is.
  if (keyed !== null && visits.length === 0) return null;
  if (!(KEYED.includes(at) || (at === 'away' && visits.length > 0))) return null;
  // Who could not reach the pump waits before the next attempt.
  const pace = READ_FIRST.includes(at) || (at === 'away' && tries > 0) ? READ : KEY;
  return Math.max(kernel.now + pace, awayUntil, keyedUntil) as Instant;
}

/** Who is asked for a yes and forgets is gone until then, whatever the screen shows meanwhile. */
function walkOff({ programmer, state: { people } }: WorldCore): void {
  if (ASKS_FOR_YES.includes(programmer.screen().at)) people.awayUntil = people.forgetsUntil;
}

/**
 * Plans when the clinician looks at the programmer again: counted from when it began to show what it shows, whatever else it was told since.
 *
 * @param anew  also where nothing else is shown
 */
export function planHands(core: WorldCore, anew = false): void {
  const { kernel, programmer, state } = core;
  const { people } = state;
  walkOff(core);
  const { at: shown } = programmer.screen();
  const earliest = Math.max(people.awayUntil, people.keyedUntil);
  const stands = people.hands !== null && people.hands.at >= earliest && people.seen === shown;
  if (stands && !anew) return;
  people.seen = shown;
  const at = nextLook(core);
  if (people.hands !== null) {
    if (people.hands.at === at) return;
    kernel.cancel(people.hands.id);
  }
  people.hands =
    at === null ? null : { at, id: kernel.schedule({ at, phase: 'controller', kind: 'hands', payload: null }) };
}
