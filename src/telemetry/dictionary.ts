import { setup } from 'xstate';
import { invariant } from '../base/index.js';
import { type Args, wordsOf } from '../statechart/index.js';
import type { Suspicion, TelemetryEvent, TelemetryOutput } from './events.js';
import type { Session, TelemetryMemory } from './memory.js';
import * as freshness from './rules/freshness.js';
import * as handshake from './rules/handshake.js';
import * as requests from './rules/requests.js';
import * as speech from './rules/speech.js';
import * as transfer from './rules/transfer.js';
import * as windows from './rules/windows.js';

type In = Args<TelemetryMemory, TelemetryEvent>;
const { as, book, tell } = wordsOf<TelemetryMemory, TelemetryEvent, TelemetryOutput>();
/** An order that changes the session that stands. */
const inSession = (change: (a: In, session: Session) => Partial<Session>) =>
  book((a) => {
    const { session } = a.context;
    return session === null ? {} : { session: { ...session, ...change(a, session) } };
  });

function placeOf({ context, event }: In): transfer.PartIs {
  const { part, since } = as(event, 'heard.put');
  return context.session === null ? 'wrong' : transfer.placeOf(context.session, part, since !== null);
}

const askedBy = ({ context, event }: In): requests.Asked | null =>
  context.session === null ? null : requests.askedBy(context, context.session, as(event, 'heard.put').part, event.at);

const reached = (moment: number | null | undefined, at: number): boolean => moment != null && at >= moment;

/** The dictionary of the telemetry: each name in its picture, bound to one rule. */
export const telemetrySetup = setup({
  types: {
    context: {} as TelemetryMemory,
    events: {} as TelemetryEvent,
    emitted: {} as TelemetryOutput,
    input: {} as TelemetryMemory,
  },
  guards: {
    mayAnswer: ({ context, event }) => windows.mayAnswer(context, event.at),
    asksAgain: ({ context, event }) =>
      windows.mayAnswer(context, event.at) && handshake.asksAgain(context, as(event, 'heard.hello').hello),
    windowOver: ({ context, event }) => reached(context.listensUntil, event.at),
    windowFailsTooOften: ({ context, event }) =>
      reached(context.listensUntil, event.at) && windows.failsTooOften(context),
    windowSpent: ({ context, event }) => !windows.mayAnswer(context, event.at),
    windowSpentTooOften: ({ context, event }) =>
      !windows.mayAnswer(context, event.at) && windows.failsTooOften(context),
    windowsFailTooOften: ({ context }) => windows.failsTooOften(context),
    deafOver: ({ context, event }) => reached(context.deafUntil, event.at),
    challengeOver: ({ context, event }) => reached(context.pending?.until, event.at),
    sessionOver: ({ context, event }) => windows.sessionOver(context, event.at) !== null,
    proposalOver: ({ context, event }) => reached(context.proposal?.until, event.at),
    getIsPossible: ({ context, event }) => {
      const { get } = as(event, 'heard.get');
      return context.session?.messages === get.message && get.message > 0;
    },
    partIsAnswered: (a) => placeOf(a) === 'answered',
    partIsAgain: (a) => placeOf(a) === 'again',
    partIsNext: (a) => placeOf(a) === 'next',
    partIsLate: (a) => placeOf(a) === 'late',
    partIsWrong: (a) => placeOf(a) === 'wrong',
    asksForOrder: (a) => askedBy(a)?.kind === 'order',
    asksForProposal: (a) => askedBy(a)?.kind === 'proposal',
    asksForConfirmation: (a) => askedBy(a)?.kind === 'confirmation',
    pumpWouldTakeIt: ({ event }) => as(event, 'pump.judged').reply.accepted,
  },
  actions: {
    openWindow: book(({ context, event }) => ({
      listensUntil: (event.at + context.config.listens) as typeof event.at,
      answers: 0,
      doubts: [],
    })),
    closeWindow: book(({ context }) => ({
      listensUntil: null,
      pending: null,
      answers: 0,
      failures: context.failures + 1,
    })),
    stopListening: book(({ context, event }) => ({
      // The window that has just failed is counted already.
      deafUntil: (event.at + windows.deafFor({ ...context, failures: context.failures - 1 })) as typeof event.at,
    })),
    listenAgain: book(() => ({ deafUntil: null })),
    countAnswer: book(({ context, event }) => windows.answered(context, event.at)),
    makeChallenge: book(({ context, event }) => ({
      challenges: context.challenges + 1,
      pending: handshake.challengeFor(context, as(event, 'heard.hello').hello, event.at),
    })),
    dropChallenge: book(() => ({ pending: null })),
    openSession: book(({ context, event }) => ({
      session:
        context.pending === null
          ? null
          : handshake.sessionFrom(context, context.pending, as(event, 'heard.proof').counter, event.at),
      pending: null,
      proposal: null,
      listensUntil: null,
      answers: 0,
      refillAt: (event.at + context.config.listens) as typeof event.at,
      doubts: [],
      failures: 0,
    })),
    closeSession: book(() => ({ session: null, proposal: null, pending: null, answers: 0, refillAt: null })),
    noteHeard: inSession(({ context, event }) => {
      const { counter: received, since } = as(event, 'heard.put');
      return since === null ? { received } : { received, silentUntil: freshness.silentFrom(context, since) };
    }),
    // A person is there: what keeps the link up by itself does not count.
    noteMessage: inSession(({ context, event }) => ({
      idleUntil: (event.at + context.config.idle) as typeof event.at,
    })),
    countSent: inSession(({ context, event }, session) => freshness.withSent(context, session, event.at)),
    keepPart: inSession(({ event }, session) => {
      const { part } = as(event, 'heard.put');
      return { incoming: { total: part.total, bytes: transfer.bytesWith(session, part) } };
    }),
    takeMessage: inSession((_, session) => ({ messages: session.messages + 1, incoming: null })),
    answerReply: inSession(({ event }) => ({ answer: requests.replyAnswer(as(event, 'pump.replied').reply) })),
    keepProposal: book(({ context, event }) => ({
      proposal: requests.proposalOf(context, as(event, 'pump.judged').command, event.at),
    })),
    answerReadBack: inSession(({ context }) =>
      context.proposal === null ? {} : { answer: requests.readBackAnswer(context.proposal) },
    ),
    dropProposal: book(() => ({ proposal: null })),
    answerRefusal: inSession((a) => {
      const asked = askedBy(a);
      return asked?.kind === 'refused' ? { answer: requests.refusedAnswer(asked.refusal) } : {};
    }),
    giveOrder: tell((a) => orderFrom(a, 'pump.order')),
    giveProposed: tell((a) => orderFrom(a, 'pump.order')),
    askPump: tell((a) => orderFrom(a, 'pump.question')),
    tellIdentity: tell(({ context, event }) => speech.identity(context, event.at)),
    tellChallenge: tell(({ context, event }) => speech.challenge(context, event.at)),
    tellWelcome: tell(({ context, event }) => speech.welcome(context, event.at)),
    tellClosed: tell(({ context, event }) => speech.closed(context, event.at)),
    tellPong: tell(({ context, event }) => speech.pong(context, event.at)),
    tellGot: tell(({ context, event }) => speech.got(context, event.at)),
    tellFirstPart: tell(({ context, event }) => speech.part(context, event.at, { offset: 0 })),
    tellPartFrom: tell(({ context, event }) => speech.part(context, event.at, as(event, 'heard.get').get)),
    noteOpened: tell(({ context, event }) => ({
      type: 'telemetry.note',
      at: event.at,
      what: 'session-opened',
      why: context.session?.role ?? '',
    })),
    noteReplaced: tell(({ event }) => ({
      type: 'telemetry.note',
      at: event.at,
      what: 'session-closed',
      why: 'replaced',
    })),
    noteClosed: tell(({ context, event }) => ({
      type: 'telemetry.note',
      at: event.at,
      what: 'session-closed',
      why: closedBy(context, event),
    })),
    noteDoubt: tell((a) => refused(a, as(a.event, 'heard.doubtful').why)),
    noteLate: tell((a) => refused(a, 'frame-late')),
    noteDisorder: tell((a) => refused(a, 'frame-order')),
    keepDoubt: book(({ context, event }) => doubted(context, as(event, 'heard.doubtful').why)),
    keepLate: book(({ context }) => doubted(context, 'frame-late')),
    keepDisorder: book(({ context }) => doubted(context, 'frame-order')),
  },
});

function orderFrom(a: In, type: 'pump.order' | 'pump.question'): TelemetryOutput {
  const asked = askedBy(a);
  invariant(asked !== null && asked.kind !== 'refused', 'telemetry: an order that nobody asked for');
  return { type, at: a.event.at, command: asked.command };
}

/** A frame that is refused, and whether it is the first for this reason. */
const refused = ({ context, event }: In, why: Suspicion): TelemetryOutput => ({
  type: 'telemetry.note',
  at: event.at,
  what: 'refused',
  why,
  first: !context.doubts.includes(why),
});

const doubted = ({ doubts }: TelemetryMemory, why: Suspicion): Partial<TelemetryMemory> =>
  doubts.includes(why) ? {} : { doubts: [...doubts, why] };

function closedBy(context: TelemetryMemory, event: TelemetryEvent): string {
  if (event.type === 'heard.bye') return 'bye';
  if (event.type === 'power.reset') return 'reset';
  if (event.type === 'pump.silent') return 'pump does not answer';
  return windows.sessionOver(context, event.at) ?? '';
}
