import type { HandheldState } from '../../../src/controller/index.js';
import type { HandheldEvent } from '../../../src/controller/patient/events.js';
import { ACTS } from '../../support/completeness.js';

type Row = { readonly [E in HandheldEvent['type']]: string };
type Tables = { readonly [R in keyof HandheldState]: { readonly [S in HandheldState[R]]: Row } };

const NOT_MINE = 'it is no news of what is known of the pump';
const NOT_HEARD = 'it makes no condition begin or end';
const FOLLOWS = 'the sound follows what is read, whatever brings it';
const NOTHING_DUE = 'nothing is due';
const NO_CALL = 'nobody has called';
const CALLED = 'a call is under way; nothing was said yet that could be answered';
const STANDS = 'the session stands already';
const NOT_CLOSING = 'only what was hung up is closed';
const BETWEEN = 'no session stands between two calls';

const DATA: Row = {
  press: NOT_MINE,
  'clock.deadline': 'nothing grows old',
  'handheld.restarted': ACTS,
  'link.opened': NOT_MINE,
  'link.answered': ACTS,
  'link.closed': NOT_MINE,
  'link.lost': NOT_MINE,
};

const CALLING: Row = {
  press: ACTS,
  'clock.deadline': NOTHING_DUE,
  'handheld.restarted': ACTS,
  'link.opened': ACTS,
  'link.answered': CALLED,
  'link.closed': NOT_CLOSING,
  'link.lost': ACTS,
};
const SAYING: Row = { ...CALLING, 'link.opened': STANDS, 'link.answered': ACTS };
const ALONE: Row = {
  press: ACTS,
  'clock.deadline': NOTHING_DUE,
  'handheld.restarted': ACTS,
  'link.opened': NO_CALL,
  'link.answered': NO_CALL,
  'link.closed': NO_CALL,
  'link.lost': NO_CALL,
};

const SOUND: Row = {
  press: NOT_HEARD,
  'clock.deadline': NOTHING_DUE,
  'handheld.restarted': FOLLOWS,
  'link.opened': NOT_HEARD,
  'link.answered': FOLLOWS,
  'link.closed': NOT_HEARD,
  'link.lost': FOLLOWS,
};

/** What each region of a handheld does with each event in each of its states: acts, or why not. */
export const TABLES: Tables = {
  data: { unread: DATA, fresh: { ...DATA, 'clock.deadline': ACTS }, old: DATA },
  errand: {
    idle: ALONE,
    calling: CALLING,
    reading: SAYING,
    asking: SAYING,
    telling: SAYING,
    closing: {
      ...ALONE,
      'link.opened': STANDS,
      'link.answered': 'nothing waits for an answer when it is hung up',
      'link.closed': ACTS,
      'link.lost': 'what was hung up is closed, whether the pump has heard it or not',
    },
    lost: {
      ...ALONE,
      'clock.deadline': ACTS,
      'link.opened': BETWEEN,
      'link.answered': BETWEEN,
      'link.closed': BETWEEN,
      'link.lost': BETWEEN,
    },
    recalling: CALLING,
    checking: SAYING,
  },
  sound: {
    quiet: SOUND,
    sounding: { ...SOUND, press: ACTS, 'clock.deadline': ACTS, 'link.answered': ACTS },
    paused: { ...SOUND, press: 'a pause is not made longer', 'clock.deadline': ACTS },
  },
};
