import { reasonOf, refused, refusedBy } from '../rules/answers.js';
import * as bolus from '../rules/bolus.js';
import { clinicianBolusAnswer, patientBolusAnswer } from '../rules/bolus-answer.js';
import { reached } from '../rules/flow.js';
import * as ledger from '../rules/ledger.js';
import { endedAt } from '../rules/reset.js';
import * as square from '../rules/square-bolus.js';
import { announce, as, book, type Guards, tell } from './words.js';

/** Questions of the region `bolus`: what is given on top of basal. */
export const bolusGuards = {
  clinicianBolusGranted: ({ context, event }) =>
    clinicianBolusAnswer(context, as(event, 'command.clinician-bolus'), event.at).ok,
  squareBolusGranted: ({ context, event }) =>
    clinicianBolusAnswer(context, as(event, 'command.square-bolus'), event.at).ok,
  patientBolusGranted: ({ context, event }) => patientBolusAnswer(context, event.at).ok,
  bolusOver: ({ context, event }) => reached(context.bolus?.until ?? null, event.at),
  squareBolusOver: ({ context, event }) =>
    context.square !== null && reached(square.squareEnd(context.square), event.at),
  bolusMustEnd: ({ context }) => bolus.bolusCutReason(context) !== null,
} satisfies Guards;

/** Orders of the region `bolus`: what is given on top of basal. */
export const bolusOrders = {
  startClinicianBolus: book(({ event }) => ({
    bolus: bolus.bolusOf(
      'clinician',
      as(event, 'command.clinician-bolus').volume,
      as(event, 'command.clinician-bolus').duration,
      event.at,
    ),
  })),
  startPatientBolus: book(({ context, event }) => ({ bolus: bolus.patientBolus(context, event.at) })),
  startSquare: book(({ event }) => ({
    square: square.squareBolusOf(
      as(event, 'command.square-bolus').volume,
      as(event, 'command.square-bolus').duration,
      event.at,
    ),
  })),
  suspendSquare: book(({ context, event }) => ({ square: square.squareInterrupted(context.square, event.at) })),
  resumeSquare: book(({ context, event }) => ({ square: square.squareContinued(context.square, event.at) })),
  endSquare: book(({ context, event }) => ({
    square: null,
    history: ledger.historyAfterSquare(context, endedAt(context, event)),
  })),
  tellSquareEnd: tell(({ context, event }) => ledger.squareEntry(context, event.at, null)),
  tellSquareCut: tell(({ context, event }) =>
    ledger.squareEntry(context, endedAt(context, event), ledger.cutReason(context, event)),
  ),
  endBolus: book(({ context, event }) => ({
    bolus: null,
    history: ledger.historyAfterBolus(context, endedAt(context, event)),
  })),
  tellBolusEnd: tell(({ context, event }) => ledger.bolusEntry(context, event.at, null)),
  tellBolusCut: tell(({ context, event }) =>
    ledger.bolusEntry(context, endedAt(context, event), ledger.cutReason(context, event)),
  ),
  announceBolusEnd: announce('internal.patient-bolus-ended', ({ event }) => ({ at: event.at })),
  refuseClinicianBolus: tell(({ context, event }) =>
    refusedBy(event, clinicianBolusAnswer(context, as(event, 'command.clinician-bolus'), event.at)),
  ),
  refuseSquareBolus: tell(({ context, event }) =>
    refusedBy(event, clinicianBolusAnswer(context, as(event, 'command.square-bolus'), event.at)),
  ),
  refusePatientBolus: tell(({ context, event }) => refusedBy(event, patientBolusAnswer(context, event.at))),
  refuseCancel: tell(({ context, event }) => refused(event, reasonOf(bolus.cancelAllowed(context)))),
};
