import { programmerSetup } from './dictionary.js';

/** The session is over, and nothing was under way. */
const OVER = ['tellReport', 'closeNotes'] as const;
/** An edit outlives the link: whoever goes on with it links again. */
const AWAY = { target: 'away', actions: [...OVER] } as const;
const ENDED = [{ guard: 'hasEdit', target: 'editing', actions: [...OVER] }, AWAY] as const;
const LOST_EDITING = { 'link.lost': { actions: [...OVER] } } as const;
const LOST_NOT_DONE = { target: 'told', actions: ['noteNotDone', 'dropEdit', ...OVER] } as const;
const LOST_UNKNOWN = { target: 'told', actions: ['noteUnknown', 'noteLostOrder', 'dropEdit', ...OVER] } as const;

const TOUCHED = { 'button.edit': { target: 'editing', actions: 'touch' } } as const;
const CANCELLED = [
  { guard: 'isLinked', target: 'menu', actions: 'dropEdit' },
  { target: 'away', actions: 'dropEdit' },
] as const;
/** Whatever rests is warned of, then dropped; the running therapy knows nothing of it. */
const RESTS = [
  { guard: 'editIsOld', target: 'told', actions: 'dropOldEdit' },
  { guard: 'editRests', actions: 'warnOfEdit' },
] as const;

const PROPOSE = ['beginDeed', 'sayPropose'] as const;
const ORDER = ['beginDeed', 'sayOrder'] as const;
const LINK_AGAIN = { target: 'linking', actions: ['touch', 'openNotes', 'openLink'] } as const;
const DONE = { target: 'verifying', actions: ['noteAnswer', 'noteRecord', 'sayInterrogate'] } as const;
/** What an order comes to that must be done by now, or never. */
const ANSWERED = [
  { guard: 'saysYes', ...DONE },
  { guard: 'saysNo', target: 'told', actions: ['noteAnswer', 'dropEdit'] },
  { target: 'told', actions: ['noteUnknown', 'noteLostOrder', 'dropEdit'] },
] as const;
const TOO_LATE = { guard: 'isLate', target: 'told', actions: ['noteLate', 'dropEdit'] } as const;

/** What the clinician and the programmer do together: link, read, fill in, review, send, read back, confirm, read again. */
export const dialogue = programmerSetup.createStateConfig({
  initial: 'away',
  on: { key: { actions: ['keepKey', 'touch'] } },
  states: {
    away: { on: { 'button.connect': { target: 'linking', actions: ['openNotes', 'openLink'] } } },
    linking: {
      on: {
        'link.opened': { target: 'interrogating', actions: ['noteOpened', 'sayInterrogate'] },
        'link.lost': [...ENDED],
        'link.closed': [...ENDED],
        'button.cancel': { actions: ['dropEdit', 'closeLink'] },
      },
    },
    interrogating: {
      on: {
        'link.answered': [
          // What was filled in before is worked out anew with what the pump tells now.
          { guard: 'tellsStatusOfEdit', target: 'editing', actions: ['settle', 'takeStatus', 'touch', 'readForm'] },
          { guard: 'tellsStatus', target: 'menu', actions: ['settle', 'takeStatus'] },
          { target: 'closing', actions: 'closeLink' },
        ],
        'link.lost': [...ENDED],
      },
    },
    menu: {
      on: {
        'button.order': [
          { guard: 'needsNothing', target: 'editing', actions: ['openForm', 'readForm'] },
          { target: 'editing', actions: 'openForm' },
        ],
        'button.disconnect': { target: 'closing', actions: 'closeLink' },
        'link.lost': AWAY,
      },
    },
    editing: {
      on: {
        ...LOST_EDITING,
        'button.field': { guard: 'hasField', actions: ['openField', 'touch'] },
        'button.choose': { guard: 'canChoose', actions: ['chooseWord', 'touch'] },
        'button.review': { actions: ['touch', 'readForm'] },
        'button.cancel': [...CANCELLED],
        'form.worked': { target: 'reviewing', actions: 'keepReview' },
        'form.refused': { actions: 'keepRefusals' },
        'form.asks-for-log': [
          { guard: 'hasLogToRead', target: 'reading-log', actions: ['beginReading', 'dropEdit', 'sayReadPage'] },
          { guard: 'isLinked', target: 'menu', actions: 'dropEdit' },
          LINK_AGAIN,
        ],
        'clock.deadline': [...RESTS],
      },
    },
    reviewing: {
      on: {
        ...LOST_EDITING,
        ...TOUCHED,
        'button.cancel': [...CANCELLED],
        'button.approve': [
          { guard: 'isBigChange', target: 'doubting', actions: 'touch' },
          { guard: 'mayPropose', target: 'proposing', actions: [...PROPOSE] },
          { guard: 'mayOrder', target: 'ordering', actions: [...ORDER] },
          LINK_AGAIN,
        ],
        'clock.deadline': [...RESTS],
      },
    },
    doubting: {
      on: {
        ...LOST_EDITING,
        ...TOUCHED,
        'button.cancel': [...CANCELLED],
        'button.confirm': [
          { guard: 'mayPropose', target: 'proposing', actions: [...PROPOSE] },
          { guard: 'mayOrder', target: 'ordering', actions: [...ORDER] },
          LINK_AGAIN,
        ],
        'clock.deadline': [...RESTS],
      },
    },
    proposing: {
      on: {
        'link.answered': [
          { guard: 'readsBackRightly', target: 'reading-back', actions: ['noteReadBack', 'touch'] },
          { target: 'told', actions: ['noteNotReadBack', 'dropEdit'] },
        ],
        'link.lost': LOST_NOT_DONE,
      },
    },
    'reading-back': {
      on: {
        'button.confirm': [TOO_LATE, { target: 'confirming', actions: 'sayConfirm' }],
        'button.cancel': { target: 'told', actions: ['noteNotDone', 'dropEdit'] },
        'clock.deadline': TOO_LATE,
        'link.lost': LOST_NOT_DONE,
      },
    },
    confirming: {
      on: { 'link.answered': [...ANSWERED], 'link.lost': LOST_UNKNOWN },
    },
    ordering: {
      on: { 'link.answered': [...ANSWERED], 'link.lost': LOST_UNKNOWN },
    },
    verifying: {
      on: {
        'link.answered': { target: 'told', actions: ['noteVerified', 'takeStatus', 'dropEdit'] },
        'link.lost': { target: 'told', actions: ['dropEdit', ...OVER] },
      },
    },
    'reading-log': {
      on: {
        'link.answered': [
          { guard: 'readingGoesOn', actions: ['takePage', 'sayReadPage'] },
          { target: 'told', actions: 'takePage' },
        ],
        'link.lost': { target: 'told', actions: [...OVER] },
      },
    },
    told: {
      on: {
        'button.ok': [
          { guard: 'isLinked', target: 'menu', actions: 'forgetRefusals' },
          { target: 'away', actions: 'forgetRefusals' },
        ],
        'link.lost': { actions: [...OVER] },
      },
    },
    closing: { on: { 'link.closed': [...ENDED], 'link.lost': [...ENDED] } },
  },
});
