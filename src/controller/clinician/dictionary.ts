import { setup } from 'xstate';
import type { Command, Request } from '../../protocol/index.js';
import { type Args, wordsOf } from '../../statechart/index.js';
import type { Instant } from '../../units/index.js';
import type { ProgrammerEvent, ProgrammerOrderOut } from './events.js';
import type { ProgrammerMemory } from './memory.js';
import * as deeds from './rules/deeds.js';
import * as editing from './rules/editing.js';
import * as session from './rules/session.js';

type In = Args<ProgrammerMemory, ProgrammerEvent>;
const { as, book, tell } = wordsOf<ProgrammerMemory, ProgrammerEvent, ProgrammerOrderOut>();
const say = (request: (a: In) => Request) => tell((a) => ({ type: 'link.say', at: a.event.at, request: request(a) }));
const isDue = (moment: Instant | null, at: Instant): boolean => moment !== null && at >= moment;
const answer = ({ event }: In) => as(event, 'link.answered').answer;
const commandOf = ({ review }: ProgrammerMemory): Command => review?.command ?? { type: 'command.interrogate' };
const whyOver = ({ event }: In): string => (event.type === 'link.lost' ? event.why : 'closed');

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
    saysNo: (a) => deeds.isNo(answer(a)),
    isLate: ({ context, event }) => isDue(context.confirmBy, event.at),
    hasEdit: ({ context }) => context.draft !== null,
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
      why: null,
      notes: context.notes === null ? null : { ...context.notes, opened: event.at },
    })),
    closeNotes: book((a) => session.closed(whyOver(a))),
    takeStatus: book((a) => session.taken(a.context, answer(a), a.event.at)),
    settle: book((a) => deeds.settled(a.context, answer(a), a.event.at)),
    openForm: book(({ context, event }) => editing.opened(context, as(event, 'button.order').order, event.at)),
    openField: book(({ context, event }) => editing.fieldOpened(context, as(event, 'button.field').field)),
    chooseWord: book(({ context, event }) => editing.chosen(context, as(event, 'button.choose').word)),
    touch: book(({ context, event }) => editing.touched(context, event.at)),
    warnOfEdit: book(() => ({ warned: true })),
    dropEdit: book(({ context }) => editing.dropped(context)),
    dropOldEdit: book(({ context }) => editing.grownOld(context)),
    forgetRefusals: book(() => ({ refusals: [] })),
    keepReview: book(({ context, event }) => editing.reviewed(context, as(event, 'form.worked').review)),
    keepRefusals: book(({ context, event }) => editing.refused(context, as(event, 'form.refused').refusals, event.at)),
    beginDeed: book(({ context, event }) =>
      context.review === null ? {} : { deed: deeds.begun(context.review, event.at) },
    ),
    noteReadBack: book((a) => deeds.readBack(a.context, answer(a), a.event.at)),
    noteNotReadBack: book((a) => deeds.notReadBack(a.context, answer(a))),
    noteLate: book(({ context }) => deeds.tooLate(context)),
    noteAnswer: book((a) => deeds.answered(a.context, answer(a))),
    noteNotDone: book(({ context }) => deeds.ended(context, 'not-done')),
    noteUnknown: book(({ context }) => deeds.ended(context, 'unknown')),
    noteLostOrder: book(({ context, event }) => deeds.lost(context, event.at)),
    noteRecord: book(({ context, event }) => deeds.recorded(context, event.at)),
    noteVerified: book((a) => deeds.verified(a.context, answer(a))),
    beginReading: book(({ context, event }) => ({
      reading: session.logFrom(context, as(event, 'form.asks-for-log').newest),
      notes: context.notes === null ? null : { ...context.notes, log: [] },
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
    tellReport: tell((a) => ({
      type: 'session.report',
      at: a.event.at,
      report: session.reportOf(a.context, a.event.at, whyOver(a)),
    })),
  },
});

/** The hash under which the pump has read the order back. */
function hashIn({ deed }: ProgrammerMemory): Uint8Array {
  const digits = deed?.readBack ?? '';
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
