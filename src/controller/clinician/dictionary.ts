import { assign, emit, setup } from 'xstate';
import { type Command, type Request, toHex } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { ProgrammerEvent, ProgrammerOrderOut } from './events.js';
import type { ProgrammerMemory } from './memory.js';
import * as deeds from './rules/deeds.js';
import * as editing from './rules/editing.js';
import * as session from './rules/session.js';

type In = { readonly context: ProgrammerMemory; readonly event: ProgrammerEvent };
type Of<T extends ProgrammerEvent['type']> = Extract<ProgrammerEvent, { readonly type: T }>;

/** The event as the kind that the picture names; the picture guarantees it. */
const as = <T extends ProgrammerEvent['type']>(event: ProgrammerEvent, _type: T): Of<T> => event as Of<T>;
const book = (change: (a: In) => Partial<ProgrammerMemory>) =>
  assign<ProgrammerMemory, ProgrammerEvent, undefined, ProgrammerEvent, never>(change);
const tell = (say: (a: In) => ProgrammerOrderOut) =>
  emit<ProgrammerMemory, ProgrammerEvent, undefined, ProgrammerEvent, ProgrammerOrderOut>(say);
const say = (request: (a: In) => Request) => tell((a) => ({ type: 'link.say', at: a.event.at, request: request(a) }));
const isDue = (moment: Instant | null, at: Instant): boolean => moment !== null && at >= moment;
const answer = ({ event }: In) => as(event, 'link.answered').answer;
const commandOf = ({ review }: ProgrammerMemory): Command => review?.command ?? { type: 'command.interrogate' };
const readBackIn = (a: In): Uint8Array => {
  const said = answer(a);
  return said.say === 'read-back' ? said.hash : new Uint8Array(0);
};

/** The dictionary of the programmer: each name in its picture, bound to one rule. */
export const programmerSetup = setup({
  types: {
    context: {} as ProgrammerMemory,
    events: {} as ProgrammerEvent,
    emitted: {} as ProgrammerOrderOut,
    input: {} as ProgrammerMemory,
  },
  guards: {
    tellsStatus: (a) => session.statusIn(answer(a)) !== null,
    tellsStatusOfEdit: (a) => session.statusIn(answer(a)) !== null && a.context.draft !== null,
    needsNothing: ({ event }) => editing.hasNothingToFillIn(as(event, 'button.order').order),
    hasField: ({ context, event }) => editing.hasField(context, as(event, 'button.field').field),
    canChoose: ({ context, event }) => editing.canChoose(context, as(event, 'button.choose').word),
    isLinked: ({ context }) => context.linked,
    isBigChange: ({ context }) => context.review?.big === true,
    mayPropose: ({ context }) => context.linked && context.review?.confirmed === true,
    mayOrder: ({ context }) => context.linked && context.review?.confirmed === false,
    readsBackRightly: (a) => deeds.isReadBackRightly(a.context, answer(a)),
    saysYes: (a) => deeds.isYes(answer(a)),
    hasLogToRead: ({ context, event }) =>
      context.linked && session.logFrom(context, as(event, 'form.asks-for-log').newest) !== null,
    readingGoesOn: (a) => session.pageTaken(a.context, answer(a)).reading !== null,
    editRests: ({ context, event }) => isDue(editing.warnsAt(context), event.at),
    editIsOld: ({ context, event }) => isDue(editing.dropsAt(context), event.at),
  },
  actions: {
    keepKey: book(({ context, event }) => editing.keyed(context, as(event, 'key').step)),
    openNotes: book(({ context, event }) => ({ notes: session.notesFor(context, event.at), deed: null })),
    noteOpened: book(({ context, event }) => ({
      linked: true,
      notes: context.notes === null ? null : { ...context.notes, opened: event.at },
    })),
    noteUnlinked: book(() => ({ linked: false })),
    closeNotes: book(() => ({ notes: null, logged: [], reading: null })),
    takeStatus: book((a) => session.taken(a.context, answer(a))),
    settle: book((a) => deeds.settled(a.context, answer(a), a.event.at)),
    openForm: book(({ context, event }) => editing.opened(context, as(event, 'button.order').order, event.at)),
    openField: book(({ context, event }) => editing.fieldOpened(context, as(event, 'button.field').field)),
    chooseWord: book(({ context, event }) => editing.chosen(context, as(event, 'button.choose').word)),
    touch: book(({ context, event }) => editing.touched(context, event.at)),
    warnOfEdit: book(() => ({ warned: true })),
    dropEdit: book(({ context }) => editing.dropped(context)),
    keepReview: book(({ event }) => ({ review: as(event, 'form.worked').review, refusals: [] })),
    keepRefusals: book(({ context, event }) => {
      const { refusals } = as(event, 'form.refused');
      const { notes } = context;
      const refused = notes === null ? [] : [...notes.refusedBefore, { at: event.at, refusals }];
      return { refusals, notes: notes === null ? null : { ...notes, refusedBefore: refused } };
    }),
    beginDeed: book(({ context, event }) =>
      context.review === null ? {} : { deed: deeds.begun(context.review, event.at) },
    ),
    noteReadBack: book((a) => {
      const { deed } = a.context;
      return deed === null ? {} : { deed: { ...deed, readBack: toHex(readBackIn(a)) } };
    }),
    noteAnswer: book((a) => deeds.answered(a.context, answer(a))),
    noteNotDone: book(({ context }) => deeds.ended(context, 'not-done')),
    noteUnknown: book(({ context }) => deeds.ended(context, 'unknown')),
    noteLostOrder: book(({ context }) => deeds.lost(context)),
    noteRecord: book(({ context, event }) => deeds.recorded(context, event.at)),
    noteVerified: book((a) => deeds.verified(a.context, answer(a))),
    beginReading: book(({ context, event }) => ({
      reading: session.logFrom(context, as(event, 'form.asks-for-log').newest),
      logged: [],
    })),
    takePage: book((a) => session.pageTaken(a.context, answer(a))),
    openLink: tell(({ event }) => ({ type: 'link.open', at: event.at })),
    closeLink: tell(({ event }) => ({ type: 'link.close', at: event.at })),
    sayInterrogate: say(() => ({ say: 'order', command: { type: 'command.interrogate' } })),
    sayPropose: say(({ context }) => ({ say: 'propose', command: commandOf(context) })),
    sayOrder: say(({ context }) => ({ say: 'order', command: commandOf(context) })),
    sayConfirm: say(({ context }) => ({ say: 'confirm', hash: hashIn(context) })),
    sayReadPage: say(({ context }) => session.pageRequest(context)),
    readForm: tell(({ event }) => ({ type: 'form.read', at: event.at })),
    tellReport: tell(({ context, event }) => ({
      type: 'session.report',
      at: event.at,
      report: session.reportOf(
        context.notes ?? session.notesFor(context, event.at),
        context.status,
        event.at,
        event.type === 'link.lost' ? event.why : 'closed',
      ),
    })),
  },
});

/** The hash under which the pump has read the order back. */
function hashIn({ deed }: ProgrammerMemory): Uint8Array {
  const digits = deed?.readBack ?? '';
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
