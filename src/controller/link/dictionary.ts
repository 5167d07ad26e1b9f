import { setup } from 'xstate';
import { invariant } from '../../base/index.js';
import { type Args, wordsOf } from '../../statechart/index.js';
import type { Instant } from '../../units/index.js';
import { PROVE_WITHIN, STALE_MOST } from './config.js';
import type { LinkEvent, LinkLoss, LinkOutput } from './events.js';
import { type Exchange, freshLink, type LinkMemory, type OpenSession } from './memory.js';
import * as exchange from './rules/exchange.js';
import * as handshake from './rules/handshake.js';
import * as speech from './rules/speech.js';

type In = Args<LinkMemory, LinkEvent>;
const { as, book, tell } = wordsOf<LinkMemory, LinkEvent, LinkOutput>();
const inSession = (change: (a: In, session: OpenSession) => Partial<OpenSession>) =>
  book((a) => {
    const { session } = a.context;
    return session === null ? {} : { session: { ...session, ...change(a, session) } };
  });
const inExchange = (change: (a: In, exchange: Exchange) => Exchange) =>
  book((a) => {
    const { exchange: under } = a.context;
    return under === null ? {} : { exchange: change(a, under) };
  });
const after = (at: Instant, span: number): Instant => (at + span) as Instant;
const lost = (why: LinkLoss) => tell(({ event }) => ({ type: 'link.lost', at: event.at, why }));

const isDue = ({ context, event }: In): boolean => context.due !== null && event.at >= context.due;

/** The dictionary of a controller's link: each name in its picture, bound to one rule. */
export const linkSetup = setup({
  types: {
    context: {} as LinkMemory,
    events: {} as LinkEvent,
    emitted: {} as LinkOutput,
    input: {} as LinkMemory,
  },
  guards: {
    isDue,
    triedTooOften: (a) => isDue(a) && a.context.tries >= a.context.config.triesMost,
    challengeIsStale: ({ context, event }) => context.proveBy !== null && event.at >= context.proveBy,
    notRecognised: ({ context, event }) =>
      context.proveBy !== null && event.at >= context.proveBy && context.stale + 1 >= STALE_MOST,
    answersHello: ({ context, event }) =>
      handshake.answersHello(context.handshake, as(event, 'heard.challenge').challenge),
    isOver: ({ context, event }) => {
      const { session } = context;
      return session !== null && (event.at >= session.idleUntil || event.at >= session.absoluteUntil);
    },
    isReceipt: ({ context, event }) => exchange.isReceipt(context, as(event, 'heard.got').got),
    isNextOfAnswer: ({ context, event }) => exchange.isNextOfAnswer(context, as(event, 'heard.part').part),
    endsAnswer: ({ context, event }) => {
      const { part } = as(event, 'heard.part');
      return (
        exchange.isNextOfAnswer(context, part) && exchange.endsWith(part) && exchange.answerWith(context, part) !== null
      );
    },
    endsGarbled: ({ context, event }) => {
      const { part } = as(event, 'heard.part');
      return exchange.isNextOfAnswer(context, part) && exchange.endsWith(part);
    },
  },
  actions: {
    makeNonce: book(({ context }) => ({
      nonces: context.nonces + 1,
      handshake: handshake.handshakeFor(context),
    })),
    proveInTime: book(({ event }) => ({ proveBy: after(event.at, PROVE_WITHIN) })),
    deriveKeys: book(({ context, event }) => {
      const { session, challenge } = as(event, 'heard.challenge');
      if (context.handshake === null) return {};
      const said = handshake.challengedBy(context.handshake, session, challenge);
      return { handshake: said, session: handshake.sessionOf(context, said) };
    }),
    takeWelcome: book(({ context, event }) =>
      context.session === null
        ? {}
        : {
            session: handshake.welcomed(context.session, as(event, 'heard.welcome').welcome, event.at),
            handshake: null,
            proveBy: null,
            stale: 0,
          },
    ),
    begin: book(() => ({ tries: 0 })),
    countTry: book(({ context, event }) => ({
      tries: context.tries + 1,
      due: after(event.at, context.config.patience),
    })),
    // The tries begin with the first sign of life that is due.
    waitQuiet: book(({ context, event }) => ({ tries: 0, due: after(event.at, context.config.quiet) })),
    countStale: book(({ context }) => ({ stale: context.stale + 1 })),
    noteHeard: inSession(({ event }) => ({ received: as(event, 'heard.part').counter })),
    countSent: inSession((_, session) => ({ sent: session.sent + 1 })),
    dropSession: book(() => ({ session: null, proveBy: null })),
    beginExchange: book(({ context, event }) => ({
      exchange: exchange.exchangeOf(as(event, 'link.say').request),
      session:
        context.session === null
          ? null
          : {
              ...context.session,
              messages: context.session.messages + 1,
              idleUntil: after(event.at, context.session.idle),
            },
    })),
    takeReceipt: inExchange(({ event }, under) => ({ ...under, given: as(event, 'heard.got').got.received })),
    takePart: inExchange(({ event }, under) => exchange.answeredBy(under, as(event, 'heard.part').part)),
    endExchange: book(() => ({ exchange: null })),
    forget: book(({ context }) => freshLink(context.config, context.nonces)),
    callImplant: tell(({ event }) => ({ type: 'radio.wake', at: event.at })),
    tellHello: tell(({ context, event }) => speech.hello(context, event.at)),
    tellProof: tell(({ context, event }) => speech.proof(context, event.at)),
    tellPut: tell(({ context, event }) => speech.put(context, event.at)),
    tellGet: tell(({ context, event }) => speech.get(context, event.at)),
    tellPing: tell(({ context, event }) => speech.ping(context, event.at)),
    tellBye: tell(({ context, event }) => speech.bye(context, event.at)),
    tellOpened: tell(({ event }) => ({ type: 'link.opened', at: event.at })),
    tellClosed: tell(({ event }) => ({ type: 'link.closed', at: event.at })),
    tellNoAnswer: lost('no-answer'),
    tellLost: lost('lost'),
    tellNotRecognised: lost('not-recognised'),
    tellTimedOut: lost('timed-out'),
    tellGarbled: lost('garbled'),
    tellAnswer: tell(({ context, event }) => {
      const answer = exchange.answerOf(context);
      invariant(answer !== null, 'link: an answer was told that nobody can read');
      return { type: 'link.answered', at: event.at, answer };
    }),
  },
});
