import { withChanges } from '../../base/index.js';
import { reasonOf, refused, refusedBy } from '../rules/answers.js';
import { holdReason, reached } from '../rules/flow.js';
import * as infusion from '../rules/infusion.js';
import * as ledger from '../rules/ledger.js';
import * as prime from '../rules/prime.js';
import { primeAnswer } from '../rules/prime-answer.js';
import { afterCut, recalled, stored } from '../rules/program-store.js';
import * as purge from '../rules/purge.js';
import * as reservoir from '../rules/reservoir-estimate.js';
import { endedAt } from '../rules/reset.js';
import { announce, as, book, type Guards, type In, tell } from './words.js';

const programOf = ({ event }: In) => as(event, 'command.program').program;
const programOk = (a: In) => infusion.programAllowed(a.context, as(a.event, 'command.program'), a.event.at).ok;
const refillOk = (a: In) => reservoir.refillAllowed(a.context, as(a.event, 'command.refill')).ok;
const primeIsOver = ({ context, event }: In) => reached(context.infusion.prime?.until ?? null, event.at);
const primeMustEnd = ({ context }: In) =>
  context.infusion.prime !== null && (holdReason(context) !== null || context.motor.stalled);
const suspensionIsOver = ({ context, event }: In) => reached(context.infusion.suspendedUntil, event.at);

/** Questions of the region `infusion`: basal therapy. */
export const infusionGuards = {
  programStartsSimple: (a) => programOf(a).basal.mode === 'simple' && programOk(a),
  programStartsFlex: (a) => programOf(a).basal.mode === 'flex' && programOk(a),
  programStartsMinimumRate: (a) => programOf(a).basal.mode === 'minimum-rate' && programOk(a),
  programAccepted: programOk,
  updateWasCut: ({ context, event }) =>
    event.type === 'sensor.brown-out' &&
    event.update !== undefined &&
    infusion.programAllowed(context, event.update, event.at).ok,
  programAllowsPatient: (a) => programOf(a).patient !== null && programOk(a),
  primeAllowed: ({ context, event }) => primeAnswer(context, as(event, 'command.prime'), event.at).ok,
  primeOverIntoSimple: (a) => primeIsOver(a) && infusion.resumesAs(a.context) === 'simple',
  primeOverIntoFlex: (a) => primeIsOver(a) && infusion.resumesAs(a.context) === 'flex',
  primeOverIntoMinimumRate: (a) => primeIsOver(a) && infusion.resumesAs(a.context) === 'minimum-rate',
  primeOver: primeIsOver,
  primeCutIntoSimple: (a) => primeMustEnd(a) && infusion.resumesAs(a.context) === 'simple',
  primeCutIntoFlex: (a) => primeMustEnd(a) && infusion.resumesAs(a.context) === 'flex',
  primeCutIntoMinimumRate: (a) => primeMustEnd(a) && infusion.resumesAs(a.context) === 'minimum-rate',
  primeMustEnd,
  purgeAllowed: ({ context }) => purge.purgeAllowed(context).ok,
  purgeOver: ({ context, event }) => reached(context.infusion.purge?.until ?? null, event.at),
  purgeMustEnd: ({ context }) => purge.purgeMustEnd(context),
  suspendAllowed: ({ context, event }) =>
    infusion.suspendAllowed(context, as(event, 'command.suspend').span, event.at).ok,
  resumesSimple: ({ context }) => infusion.resumesAs(context) === 'simple',
  resumesFlex: ({ context }) => infusion.resumesAs(context) === 'flex',
  resumesMinimumRate: ({ context }) => infusion.resumesAs(context) === 'minimum-rate',
  suspensionOverIntoSimple: (a) => suspensionIsOver(a) && infusion.resumesAs(a.context) === 'simple',
  suspensionOverIntoFlex: (a) => suspensionIsOver(a) && infusion.resumesAs(a.context) === 'flex',
  suspensionOverIntoMinimumRate: (a) => suspensionIsOver(a) && infusion.resumesAs(a.context) === 'minimum-rate',
  programEnds: ({ context, event }) => reached(context.infusion.endsAt, event.at),
  flexStepDue: ({ context, event }) => reached(context.infusion.nextStep, event.at),
  selfTestRuns: ({ context }) => context.power.selfTestEnd !== null,
  safeRateBegins: ({ context, event }) => infusion.safeRateBegins(context, event.at),
  fluidChanges: (a) => refillOk(a) && reservoir.fluidChanges(a.context, as(a.event, 'command.refill')),
} satisfies Guards;

/** Orders of the region `infusion`: basal therapy. */
export const infusionOrders = {
  startProgram: book((a) => ({
    infusion: infusion.started(a.context, programOf(a), a.event.at),
    store: stored(a.context.store, programOf(a)),
  })),
  completeProgram: book(({ context }) => {
    const next = infusion.completed(context);
    return { infusion: next, store: stored(context.store, next.program) };
  }),
  announceProgramEnd: announce('internal.program-complete', ({ event }) => ({ at: event.at })),
  writePart: book(({ context, event }) =>
    event.type === 'sensor.brown-out' && event.update !== undefined ? afterCut(context, event.update) : {},
  ),
  continueProgram: book(({ context, event }) => ({ infusion: infusion.resumed(context, event.at) })),
  nextFlexStep: book(({ context, event }) => ({ infusion: infusion.resumed(context, event.at) })),
  stopInfusion: book(({ context }) => ({ infusion: infusion.stopped(context) })),
  haltInfusion: book(({ context }) => ({ infusion: infusion.halted(context) })),
  forgetProgram: book(({ context }) => ({
    infusion: withChanges(infusion.halted(context), { program: null, unfinished: null }),
    store: stored(context.store, null),
  })),
  recallProgram: book(({ context }) => recalled(context)),
  runAtSafeRate: book(({ context }) => ({ infusion: infusion.atSafeRate(context) })),
  startPrime: book(({ context, event }) => ({
    infusion: prime.withPrime(context, as(event, 'command.prime'), event.at),
  })),
  startPurge: book(({ context, event }) => ({ infusion: purge.withPurge(context, event.at) })),
  endPurge: book(({ context }) => ({ infusion: purge.afterPurge(context) })),
  endPrime: book(({ context, event }) => prime.afterPrime(context, endedAt(context, event))),
  suspendInfusion: book(({ context, event }) => ({
    infusion: infusion.suspended(context, as(event, 'command.suspend').span, event.at),
  })),
  bookBasalEnd: book(({ context, event }) => ({ history: infusion.basalEnded(context, endedAt(context, event)) })),
  rescaleHistory: book(({ context, event }) => ({
    history: infusion.historyAfterRefill(context, as(event, 'command.refill')),
  })),
  tellPrimeEnd: tell(({ context, event }) => ledger.primeEntry(context, endedAt(context, event))),
  tellPurgeEnd: tell(({ context, event }) =>
    ledger.purgeEntry(context, endedAt(context, event), purge.purgeCutReason(context, event)),
  ),
  refusePurge: tell(({ context, event }) => refused(event, reasonOf(purge.purgeAllowed(context)))),
  refuseProgram: tell(({ context, event }) =>
    refused(event, reasonOf(infusion.programAllowed(context, as(event, 'command.program'), event.at))),
  ),
  refusePrime: tell(({ context, event }) =>
    refusedBy(event, primeAnswer(context, as(event, 'command.prime'), event.at)),
  ),
  refuseSuspend: tell(({ context, event }) =>
    refused(event, reasonOf(infusion.suspendAllowed(context, as(event, 'command.suspend').span, event.at))),
  ),
  refuseResume: tell(({ context, event }) => refused(event, reasonOf(infusion.resumeAllowed(context)))),
};
