import type { LinkState } from '../../../src/controller/index.js';
import type { LinkEvent } from '../../../src/controller/link/events.js';
import { ACTS } from '../../support/completeness.js';

type Row = { readonly [E in LinkEvent['type']]: string };

const OPEN = 'a session is under way; it must be closed first';
const SHUT = 'no session stands in which it could be said';
const BUSY = 'something else is being said; whoever speaks waits for its answer';
const NOTHING_DUE = 'nothing was asked';
const NO_SESSION = 'no session stands; the ears take no frame of one';
const OVERTAKEN = 'later frames have been heard since, so the ears take none of these';
const NOT_ASKED = 'nothing was asked that this could answer';
const KNOWN = 'the session stands, and needs no other challenge';

const UNHEARD = {
  'heard.welcome': NO_SESSION,
  'heard.got': NO_SESSION,
  'heard.part': NO_SESSION,
  'heard.pong': NO_SESSION,
  'heard.closed': NO_SESSION,
};
const WITHIN = {
  'link.open': OPEN,
  'heard.challenge': KNOWN,
  'heard.welcome': ACTS,
  'heard.got': ACTS,
  'heard.part': ACTS,
  'heard.pong': ACTS,
  'clock.deadline': ACTS,
};

/** What a controller's link does with each event in each of its states: acts, or why not. */
export const TABLE: { readonly [S in LinkState]: Row } = {
  idle: {
    ...UNHEARD,
    'link.open': ACTS,
    'link.say': SHUT,
    'link.close': 'nothing is open',
    'heard.challenge': NOT_ASKED,
    'clock.deadline': NOTHING_DUE,
  },
  calling: {
    ...UNHEARD,
    'link.open': OPEN,
    'link.say': SHUT,
    'link.close': ACTS,
    'heard.challenge': ACTS,
    'clock.deadline': ACTS,
  },
  proving: {
    'link.open': OPEN,
    'link.say': SHUT,
    'link.close': ACTS,
    'heard.challenge': 'it has proved itself to one already; if that was nobody, it asks anew',
    'heard.welcome': ACTS,
    'heard.got': NOT_ASKED,
    'heard.part': NOT_ASKED,
    'heard.pong': NOT_ASKED,
    'heard.closed': NOT_ASKED,
    'clock.deadline': ACTS,
  },
  open: {
    ...WITHIN,
    'link.say': ACTS,
    'link.close': ACTS,
    'heard.got': OVERTAKEN,
    'heard.closed': NOT_ASKED,
  },
  saying: {
    ...WITHIN,
    'link.say': BUSY,
    'link.close': ACTS,
    'heard.closed': NOT_ASKED,
  },
  reading: {
    ...WITHIN,
    'link.say': BUSY,
    'link.close': ACTS,
    'heard.welcome': OVERTAKEN,
    'heard.got': OVERTAKEN,
    'heard.pong': OVERTAKEN,
    'heard.closed': NOT_ASKED,
  },
  closing: {
    ...WITHIN,
    'link.say': 'the session is being closed',
    'link.close': 'it is being closed already',
    'heard.closed': ACTS,
  },
};
