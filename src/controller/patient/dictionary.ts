import { setup } from 'xstate';
import type { Answer, Status } from '../../protocol/index.js';
import { type Args, wordsOf } from '../../statechart/index.js';
import type { Instant } from '../../units/index.js';
import type { HandheldEvent, HandheldOrder } from './events.js';
import { type HandheldMemory, restarted } from './memory.js';
import { pulseTrain } from './rules/burst.js';
import * as conditions from './rules/conditions.js';
import * as diary from './rules/diary.js';
import { bounces } from './rules/presses.js';
import { beforeAsking } from './rules/verdict.js';

type In = Args<HandheldMemory, HandheldEvent>;
const { as, book, tell } = wordsOf<HandheldMemory, HandheldEvent, HandheldOrder>();
const after = (at: Instant, span: number): Instant => (at + span) as Instant;
const isDue = (moment: Instant | null, at: Instant): boolean => moment !== null && at >= moment;

const statusIn = (answer: Answer): Status | null =>
  answer.say === 'reply' && answer.reply.accepted ? (answer.reply.status ?? null) : null;
const statusOf = (event: HandheldEvent): Status | null => statusIn(as(event, 'link.answered').answer);
const isBounce = ({ context, event }: In): boolean => bounces(context, as(event, 'press').button, event.at);

/** The dictionary of a handheld: each name in its picture, bound to one rule. */
export const handheldSetup = setup({
  types: {
    context: {} as HandheldMemory,
    events: {} as HandheldEvent,
    emitted: {} as HandheldOrder,
    input: {} as HandheldMemory,
  },
  guards: {
    isBounce,
    isSilence: ({ context }) => context.errand?.what === 'silence',
    isBolus: ({ context }) => context.errand?.what === 'bolus',
    mayAsk: ({ context, event }) => context.errand?.what === 'bolus' && statusOf(event) !== null,
    tellsStatus: ({ event }) => statusOf(event) !== null,
    isOpenQuestion: ({ context }) => context.question !== null,
    isTimeToCall: ({ context, event }) => isDue(context.callAt, event.at),
    calledTooOften: ({ context }) => context.calls >= context.config.callsMost,
    isOld: ({ context, event }) => isDue(context.freshUntil, event.at),
    signals: ({ context }) => conditions.priorityNow(context) !== null,
    signalsNothing: ({ context }) => conditions.priorityNow(context) === null,
    signalsOtherwise: ({ context }) => conditions.priorityNow(context) !== context.sounding,
    soundRests: (a) => statusOf(a.event) !== null && a.context.burstAt === null,
    burstIsDue: ({ context, event }) => isDue(context.burstAt, event.at),
    pausesSound: (a) => as(a.event, 'press').button === 'silence' && !isBounce(a),
    pauseIsOver: ({ context, event }) => isDue(context.pausedUntil, event.at),
    hasNewCondition: ({ context }) => conditions.hasNewCondition(context),
    pausesWhatHasGone: ({ context }) => conditions.stillPaused(context).length < context.pausedFor.length,
  },
  actions: {
    notePress: book(({ context, event }) => ({
      presses: { ...context.presses, [as(event, 'press').button]: event.at },
    })),
    noteIgnored: book(({ event }) => ({ ignored: { button: as(event, 'press').button, at: event.at } })),
    beginErrand: book(({ event }) => ({
      errand: { what: as(event, 'press').button, pressedAt: event.at },
      ignored: null,
      link: 'calling',
      calls: 0,
    })),
    endErrand: book(() => ({ errand: null })),
    noteOpen: book(() => ({ link: 'open' })),
    noteClosed: book(() => ({ link: 'closed' })),
    noteLost: book(({ event }) => ({ link: as(event, 'link.lost').why })),
    noteReached: book(() => ({ unreachable: false })),
    noteUnreachable: book(() => ({ unreachable: true })),
    waitToCall: book(({ context, event }) => ({ callAt: after(event.at, context.config.callAgainAfter) })),
    countCall: book(({ context }) => ({ calls: context.calls + 1, callAt: null, link: 'calling' })),
    writeBeforeAsking: book(({ context }) => diary.diaryBeforeAsking(context)),
    writeNotAsked: book(({ context, event }) => diary.diaryNotAsked(context, as(event, 'link.lost').why, event.at)),
    writeTurnedAway: book(({ context, event }) =>
      diary.diaryNotAsked(context, diary.refusalCode(as(event, 'link.answered').answer), event.at),
    ),
    writeAnswer: book(({ context, event }) => diary.afterAnswer(context, as(event, 'link.answered').answer, event.at)),
    askQuestion: book(({ context, event }) => {
      const status = statusOf(event);
      if (context.errand === null || status === null) return {};
      const { pressedAt } = context.errand;
      return { question: { pressedAt, askedAt: event.at, before: beforeAsking(status) } };
    }),
    takeStatus: book(({ context, event }) => {
      const status = statusOf(event);
      if (status === null) return {};
      return {
        ...diary.afterStatus(context, status, event.at),
        status,
        readAt: event.at,
        freshUntil: after(event.at, context.config.oldAfter),
      };
    }),
    growOld: book(() => ({ freshUntil: null })),
    forget: book(({ context }) => restarted(context)),
    beginBurst: book(({ context, event }) => {
      const sounding = conditions.priorityNow(context);
      return { sounding, burstAt: sounding === null ? null : conditions.burstAfter(context, sounding, event.at) };
    }),
    endSignal: book(() => ({ sounding: null, burstAt: null, pausedUntil: null, pausedFor: [] })),
    pauseSound: book(({ context, event }) => ({
      sounding: null,
      burstAt: null,
      pausedUntil: after(event.at, context.config.audioPause),
      pausedFor: conditions.conditionsNow(context).map(({ condition }) => condition),
    })),
    endPause: book(() => ({ pausedUntil: null, pausedFor: [] })),
    keepPause: book(({ context }) => ({ pausedFor: conditions.stillPaused(context) })),
    tellBurst: tell(({ context, event }) => {
      const { config, sounding } = context;
      const burst =
        sounding === null ? null : { priority: sounding, train: pulseTrain(config.signals[sounding], event.at) };
      return { type: 'burst', at: event.at, burst };
    }),
    tellSilence: tell(({ event }) => ({ type: 'burst', at: event.at, burst: null })),
    openLink: tell(({ event }) => ({ type: 'link.open', at: event.at })),
    hangUp: tell(({ event }) => ({ type: 'link.close', at: event.at })),
    resetLink: tell(({ event }) => ({ type: 'link.reset', at: event.at })),
    sayRequest: tell(({ context, event }) => ({
      type: 'link.say',
      at: event.at,
      request: { say: 'order', command: diary.commandOf(context) },
    })),
    sayInterrogate: tell(({ event }) => ({
      type: 'link.say',
      at: event.at,
      request: { say: 'order', command: { type: 'command.interrogate' } },
    })),
  },
});
