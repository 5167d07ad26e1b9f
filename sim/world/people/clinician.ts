import { type Refusal, refuse } from '../../../src/base/index.js';
import { type ProgrammerScreen, writeForm } from '../../../src/controller/index.js';
import { type Instant, microlitres, type Volume } from '../../../src/units/index.js';
import type { People, Visit, WorldCore } from '../core.js';
import { refuseOrder } from '../direct.js';
import { tellProgrammer } from '../radio/controllers.js';
import { fillSyringe } from '../refill.js';
import { nextKey } from './hands.js';
import { planHands } from './pace.js';

/** How often an order is begun anew before the clinician gives it up. @source ASSUMED, A-305 */
const TRIES_MOST = 3;

/** How finely a syringe is read. @source ASSUMED, A-305 */
const GRADUATION: Volume = microlitres(10);

/**
 * Asks the clinician to do something with the programmer, after whatever is under way: orders before it, and keys that are still pressed by
 * hand. Then these hands take the programmer over as it stands, and drop what was keyed into it.
 */
export function visit(core: WorldCore, wish: Visit): void {
  const { people } = core.state;
  people.visits = [...people.visits, wish];
  if (people.hands === null) {
    const { kernel } = core;
    const at = Math.max(kernel.now, people.keyedUntil) as Instant;
    people.hands = { at, id: kernel.schedule({ at, phase: 'controller', kind: 'hands', payload: null }) };
  }
}

/** The first thing to do is done, or given up. */
function finish({ state }: WorldCore): void {
  const { people } = state;
  people.visits = people.visits.slice(1);
  people.wanted = null;
  people.tries = 0;
  people.attempts = 0;
  people.syringe = null;
  people.sent = false;
}

/** Why an order is given up: nobody has answered, or nobody knows what became of it. */
const gaveUp = ({ sent }: People): Refusal =>
  sent
    ? refuse(
        'outcome-unknown',
        'no answer to an order that may have reached the pump',
        'the answer of the pump',
        'read the pump before anything is ordered again',
      ).refusal
    : refuse(
        'no-link',
        'no answer of the pump',
        'a pump that answers',
        'see what keeps controller and pump apart, then order again',
      ).refusal;

/** Gives the first thing to do up, and writes down why. */
function giveUp(core: WorldCore, refusals: readonly Refusal[]): void {
  const [first] = core.state.people.visits;
  if (first !== undefined) refuseOrder(core, first.step, refusals);
  finish(core);
}

/** The form as it must be filled in; what is typed of a refill is what the hand believes of its syringe. */
function prepared(core: WorldCore, { order }: Visit): boolean {
  const { people } = core.state;
  const ready = order.order === 'refill' ? fillSyringe(core, order, GRADUATION) : { typed: order, syringe: null };
  if ('code' in ready) {
    giveUp(core, [ready]);
    return false;
  }
  const form = writeForm(ready.typed);
  if (!form.ok) {
    giveUp(core, [form.refusal]);
    return false;
  }
  people.wanted = form.value;
  people.syringe = ready.syringe;
  return true;
}

/** What became of the first thing to do, by what the programmer shows. */
function judged(
  core: WorldCore,
  { at, deed, linked, refusals }: ProgrammerScreen,
): 'open' | 'done' | 'again' | 'refused' | 'lost' {
  const { since, visits, wanted } = core.state.people;
  const [first] = visits;
  if (first === undefined || wanted === null) return 'open';
  if (at === 'editing') return refusals.length > 0 ? 'refused' : 'open';
  if (at !== 'told' && at !== 'menu' && at !== 'away') return 'open';
  if (first.order.order === 'read-log') return at === 'told' ? (linked ? 'done' : 'again') : 'open';
  if (deed === null || deed.at < since) return at === 'told' ? 'again' : 'open';
  if (deed.outcome === 'done' || deed.outcome === 'refused') return 'done';
  if (deed.outcome === 'not-done') return 'again';
  core.state.people.sent = true;
  // Only the next reading of the pump can tell what became of it.
  return at === 'menu' ? 'lost' : 'open';
}

function settle(core: WorldCore, screen: ProgrammerScreen): void {
  const { people } = core.state;
  const came = judged(core, screen);
  if (came === 'done') finish(core);
  else if (came === 'refused') giveUp(core, screen.refusals);
  else if (came === 'lost') giveUp(core, [gaveUp(people)]);
  else if (came === 'again') {
    people.wanted = null;
    people.sent = false;
  }
}

/** What is to be filled in now: prepared when the menu stands open. */
function wantedAt(core: WorldCore, { at }: ProgrammerScreen): void {
  const { people } = core.state;
  // Who has come through is not out of reach any more.
  if (at === 'menu') people.tries = 0;
  while (at === 'menu' && people.wanted === null) {
    const [first] = people.visits;
    if (first === undefined) return;
    if (people.attempts >= TRIES_MOST) giveUp(core, [gaveUp(people)]);
    else if (prepared(core, first)) people.attempts += 1;
  }
}

/** An edit outlives its link, but hands begin anew: what was typed of a syringe, or worked out with an old reading, may not hold any more. */
const isCutOff = ({ at, linked }: ProgrammerScreen): boolean =>
  !linked && (at === 'editing' || at === 'reviewing' || at === 'doubting');

/** The clinician looks at the programmer, and presses the next key. */
export function lookAtProgrammer(core: WorldCore): void {
  const { programmer, state } = core;
  const { people } = state;
  people.hands = null;
  people.keyed = null;
  settle(core, programmer.screen());
  if (programmer.screen().at === 'away') connect(core);
  else {
    if (isCutOff(programmer.screen())) people.wanted = null;
    wantedAt(core, programmer.screen());
    press(core, nextKey(programmer.screen(), people.wanted));
  }
  if (people.hands === null) planHands(core);
}

/** Where an order may have reached the pump, and nobody here knows what became of it. */
const isUnderWay = ({ at, deed }: ProgrammerScreen): boolean =>
  at === 'confirming' || at === 'ordering' || (at === 'told' && deed?.outcome === 'unknown');

const TAKEN_OVER = refuse(
  'taken-over',
  'keys that somebody else presses',
  'a programmer that is left to whoever has the order',
  'order again when nobody else keys',
).refusal;

/** Takes the programmer out of these hands: what they were about is given up, unless the pump has answered to it. */
export function leaveProgrammer(core: WorldCore): void {
  const { people } = core.state;
  const screen = core.programmer.screen();
  const { deed } = screen;
  const isOwn = people.wanted !== null && deed !== null && deed.at >= people.since;
  if (isOwn && (deed.outcome === 'done' || deed.outcome === 'refused')) finish(core);
  else if (isOwn && isUnderWay(screen)) giveUp(core, [gaveUp({ ...people, sent: true })]);
  while (people.visits.length > 0) giveUp(core, [TAKEN_OVER]);
}

function connect(core: WorldCore): void {
  const { people } = core.state;
  while (people.visits.length > 0 && people.tries >= TRIES_MOST) giveUp(core, [gaveUp(people)]);
  if (people.visits.length === 0) return;
  people.tries += 1;
  press(core, 'connect');
}

function press(core: WorldCore, key: string | null): void {
  if (key === null) return;
  const at = core.kernel.now;
  const { people } = core.state;
  if (key.startsWith('order:')) people.since = at;
  tellProgrammer(core, { type: 'key.down', at, key });
  tellProgrammer(core, { type: 'key.up', at, key });
}
