import type { ProgrammerEvent } from '../../../src/controller/clinician/events.js';
import type { ProgrammerState } from '../../../src/controller/index.js';
import { ACTS } from '../../support/completeness.js';

type Row = { readonly [E in ProgrammerEvent['type']]: string };

const ELSEWHERE = 'this key means nothing here';
const NOT_ASKED = 'no form was to be read';
const NOTHING_RESTS = 'nothing rests here: the link bounds how long it takes';
const SILENT = 'nothing was asked of the pump';
const STANDS = 'the session stands already';
const NO_LINK = 'there is no session, and nobody calls';
const NOT_CLOSING = 'only what was closed is';

/** What every state does with what it does not wait for: it keeps the keys, and no more. */
const REST: Row = {
  key: ACTS,
  'button.connect': ELSEWHERE,
  'button.disconnect': ELSEWHERE,
  'button.review': ELSEWHERE,
  'button.approve': ELSEWHERE,
  'button.edit': ELSEWHERE,
  'button.cancel': ELSEWHERE,
  'button.confirm': ELSEWHERE,
  'button.ok': ELSEWHERE,
  'button.order': ELSEWHERE,
  'button.field': ELSEWHERE,
  'button.choose': ELSEWHERE,
  'form.worked': NOT_ASKED,
  'form.asks-for-log': NOT_ASKED,
  'form.refused': NOT_ASKED,
  'clock.deadline': NOTHING_RESTS,
  'link.opened': STANDS,
  'link.answered': SILENT,
  'link.closed': NOT_CLOSING,
  'link.lost': ACTS,
};
/** While the pump has been asked and has not answered, nothing that is pressed leads anywhere. */
const ASKED: Row = { ...REST, 'link.answered': ACTS };
const EDIT: Row = { ...REST, 'button.cancel': ACTS, 'clock.deadline': ACTS };

/** What a programmer does with each event in each of its states: acts, or why not. */
export const TABLE: { readonly [S in ProgrammerState]: Row } = {
  away: {
    ...REST,
    'button.connect': ACTS,
    'link.opened': NO_LINK,
    'link.answered': NO_LINK,
    'link.closed': NO_LINK,
    'link.lost': NO_LINK,
  },
  linking: {
    ...REST,
    'button.cancel': ACTS,
    'link.opened': ACTS,
    'link.closed': ACTS,
  },
  interrogating: ASKED,
  menu: { ...REST, 'button.order': ACTS, 'button.disconnect': ACTS },
  editing: {
    ...EDIT,
    'button.field': ACTS,
    'button.choose': ACTS,
    'button.review': ACTS,
    'form.worked': ACTS,
    'form.refused': ACTS,
    'form.asks-for-log': ACTS,
  },
  reviewing: { ...EDIT, 'button.approve': ACTS, 'button.edit': ACTS },
  doubting: { ...EDIT, 'button.confirm': ACTS, 'button.edit': ACTS },
  proposing: ASKED,
  'reading-back': { ...REST, 'button.confirm': ACTS, 'button.cancel': ACTS, 'clock.deadline': ACTS },
  confirming: ASKED,
  ordering: ASKED,
  verifying: ASKED,
  'reading-log': ASKED,
  told: { ...REST, 'button.ok': ACTS },
  closing: { ...REST, 'link.closed': ACTS },
};
