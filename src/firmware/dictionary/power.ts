import { withChanges } from '../../base/index.js';
import { reasonOf, refused } from '../rules/answers.js';
import { readLogAllowed } from '../rules/event-log.js';
import { reached } from '../rules/flow.js';
import { statusReply } from '../rules/status.js';
import { as, book, type Guards, tell } from './words.js';

/** Questions of the region `power`: service and self-test. */
export const powerGuards = {
  selfTestOver: ({ context, event }) => reached(context.power.selfTestEnd, event.at),
  serviceEnded: ({ context }) => context.battery.ended,
  // The page itself is put into the answer by the shell, which keeps the log beside the statechart.
  readLogAllowed: ({ event }) => readLogAllowed(as(event, 'command.read-log')).ok,
} satisfies Guards;

/** Orders of the region `power`: service and self-test. */
export const powerOrders = {
  refuseReadLog: tell(({ event }) => refused(event, reasonOf(readLogAllowed(as(event, 'command.read-log'))))),
  replyStatus: tell(({ context, event }) => statusReply(context, event)),
  noteImplanted: book(({ context, event }) => ({ power: withChanges(context.power, { implantedAt: event.at }) })),
  beginSelfTest: book(({ context, event }) => ({
    power: withChanges(context.power, { selfTestEnd: (event.at + context.config.selfTest) as never }),
  })),
  noteReset: book(({ context }) => ({ power: withChanges(context.power, { wasReset: true }) })),
  endSelfTest: book(({ context }) => ({ power: withChanges(context.power, { selfTestEnd: null }) })),
  leaveSafeState: book(({ context }) => ({ power: withChanges(context.power, { wasReset: false }) })),
};
