import { withChanges } from '../../base/index.js';
import { reasonOf, refused } from '../rules/answers.js';
import { readLogAllowed } from '../rules/event-log.js';
import * as test from '../rules/self-test.js';
import { selfTestAllowed } from '../rules/self-test-answer.js';
import { statusReply } from '../rules/status.js';
import { as, book, type Guards, tell } from './words.js';

/** Questions of the region `power`: service and self-test. */
export const powerGuards = {
  selfTestAllowed: ({ context, event }) => selfTestAllowed(context, event.at).ok,
  selfTestPassed: ({ context, event }) => test.passedAt(context, event.at),
  selfTestPassedAfterReset: ({ context, event }) => context.power.wasReset && test.passedAt(context, event.at),
  selfTestFailed: ({ context, event }) => test.failedAt(context, event.at),
  serviceEnded: ({ context }) => context.battery.ended,
  // The page itself is put into the answer by the shell, which keeps the log beside the statechart.
  readLogAllowed: ({ event }) => readLogAllowed(as(event, 'command.read-log')).ok,
} satisfies Guards;

/** Orders of the region `power`: service and self-test. */
export const powerOrders = {
  refuseReadLog: tell(({ event }) => refused(event, reasonOf(readLogAllowed(as(event, 'command.read-log'))))),
  replyStatus: tell(({ context, event }) => statusReply(context, event)),
  noteImplanted: book(({ context, event }) => ({ power: withChanges(context.power, { implantedAt: event.at }) })),
  beginSelfTest: book(({ context, event }) => ({ power: test.testing(context, event.at) })),
  noteTestFailure: book(({ context, event }) => ({
    power: event.type === 'sensor.self-test-failed' ? test.withFailure(context, event.part) : context.power,
  })),
  refuseSelfTest: tell(({ context, event }) => refused(event, reasonOf(selfTestAllowed(context, event.at)))),
  noteReset: book(({ context }) => ({ power: withChanges(context.power, { wasReset: true }) })),
  noteSupplyFailure: book(({ context }) => ({ power: withChanges(context.power, { supplyFailed: true }) })),
  noteLoopFailure: book(({ context }) => ({ power: withChanges(context.power, { loopFailed: true }) })),
  endSelfTest: book(({ context }) => ({ power: test.tested(context) })),
  leaveSafeState: book(({ context }) => ({
    power: withChanges(context.power, { wasReset: false, supplyFailed: false, loopFailed: false }),
  })),
};
