import { assign, emit, raise, setup } from 'xstate';
import { withChanges } from '../base/index.js';
import type { FirmwareContext } from './context.js';
import type { FirmwareEvent } from './events.js';
import { as, guards } from './guards.js';
import type { FirmwareOutput } from './outputs.js';
import * as alarms from './rules/alarms.js';
import { accepted, reasonOf, refused, refusedBy } from './rules/answers.js';
import { wantedArming } from './rules/arming.js';
import * as bolus from './rules/bolus.js';
import { clinicianBolusAnswer, patientBolusAnswer } from './rules/bolus-answer.js';
import { withGiven } from './rules/history.js';
import * as infusion from './rules/infusion.js';
import * as ledger from './rules/ledger.js';
import { releasedVolume } from './rules/line.js';
import * as motor from './rules/motor.js';
import * as patient from './rules/patient-control.js';
import * as prime from './rules/prime.js';
import { primeAnswer } from './rules/prime-answer.js';
import * as reservoir from './rules/reservoir-estimate.js';
import { statusReply } from './rules/status.js';

type In = { readonly context: FirmwareContext; readonly event: FirmwareEvent };

const programOf = ({ event }: In) => as(event, 'command.program').program;
const lockoutOf = ({ context }: In) => context.infusion.program?.patient?.lockout ?? null;

/**
 * The dictionary of the machine: each name in a region's picture, bound to one rule. No decision is made here. The questions
 * stand in guards.ts, the orders here.
 */
export const firmwareSetup = setup({
  types: {
    context: {} as FirmwareContext,
    events: {} as FirmwareEvent,
    emitted: {} as FirmwareOutput,
    input: {} as FirmwareContext,
  },
  guards,
  actions: {
    replyAccepted: emit(({ event }) => accepted(event)),
    replyStatus: emit(({ context, event }) => statusReply(context, event)),

    noteImplanted: assign(({ context, event }) => ({ power: withChanges(context.power, { implantedAt: event.at }) })),
    beginSelfTest: assign(({ context, event }) => ({
      power: withChanges(context.power, { selfTestEnd: (event.at + context.config.selfTest) as never }),
    })),
    noteReset: assign(({ context }) => ({ power: withChanges(context.power, { wasReset: true }) })),
    endSelfTest: assign(({ context }) => ({ power: withChanges(context.power, { selfTestEnd: null }) })),
    leaveSafeState: assign(({ context }) => ({ power: withChanges(context.power, { wasReset: false }) })),

    startProgram: assign((a) => ({ infusion: infusion.running(a.context, programOf(a), a.event.at) })),
    continueProgram: assign(({ context, event }) => ({ infusion: infusion.resumed(context, event.at) })),
    nextFlexStep: assign(({ context, event }) => ({ infusion: infusion.resumed(context, event.at) })),
    stopInfusion: assign(({ context }) => ({ infusion: infusion.stopped(context) })),
    haltInfusion: assign(({ context }) => ({ infusion: infusion.halted(context) })),
    forgetProgram: assign(({ context }) => ({ infusion: withChanges(infusion.halted(context), { program: null }) })),
    runAtSafeRate: assign(({ context }) => ({ infusion: infusion.atSafeRate(context) })),
    startPrime: assign(({ context, event }) => ({
      infusion: withChanges(context.infusion, { prime: prime.primeFor(context, as(event, 'command.prime'), event.at) }),
    })),
    endPrime: assign(({ context, event }) => prime.afterPrime(context, event.at)),
    suspendInfusion: assign(({ context, event }) => ({
      infusion: infusion.suspended(context, as(event, 'command.suspend').span, event.at),
    })),
    bookBasalEnd: assign(({ context, event }) => ({ history: infusion.basalEnded(context, event.at) })),
    rescaleHistory: assign(({ context, event }) => ({
      history: infusion.historyAfterRefill(context, as(event, 'command.refill')),
    })),
    tellPrimeEnd: emit(({ context, event }) => ledger.primeEntry(context, event.at)),
    refuseProgram: emit((a) =>
      refused(a.event, reasonOf(infusion.programAllowed(a.context, programOf(a), a.event.at))),
    ),
    refusePrime: emit(({ context, event }) =>
      refusedBy(event, primeAnswer(context, as(event, 'command.prime'), event.at)),
    ),
    refuseSuspend: emit(({ context, event }) =>
      refused(event, reasonOf(infusion.suspendAllowed(context, as(event, 'command.suspend').span, event.at))),
    ),
    refuseResume: emit(({ context, event }) => refused(event, reasonOf(infusion.resumeAllowed(context)))),

    startClinicianBolus: assign(({ event }) => ({
      bolus: bolus.bolusOf(
        'clinician',
        as(event, 'command.clinician-bolus').volume,
        as(event, 'command.clinician-bolus').duration,
        event.at,
      ),
    })),
    startPatientBolus: assign(({ context, event }) => ({ bolus: bolus.patientBolus(context, event.at) })),
    endBolus: assign(({ context, event }) => ({ bolus: null, history: ledger.historyAfterBolus(context, event.at) })),
    tellBolusEnd: emit(({ context, event }) => ledger.bolusEntry(context, event.at, null)),
    tellBolusCut: emit(({ context, event }) => ledger.bolusEntry(context, event.at, ledger.cutReason(context, event))),
    announceBolusEnd: raise(({ event }) => ({ type: 'internal.patient-bolus-ended' as const, at: event.at })),
    refuseClinicianBolus: emit(({ context, event }) =>
      refusedBy(event, clinicianBolusAnswer(context, as(event, 'command.clinician-bolus'), event.at)),
    ),
    refusePatientBolus: emit(({ context, event }) => refusedBy(event, patientBolusAnswer(context, event.at))),
    refuseCancel: emit(({ context, event }) => refused(event, reasonOf(bolus.cancelAllowed(context)))),

    noteGrant: assign(({ context, event }) => ({ patient: patient.afterGrant(context, event.at) })),
    startLockout: assign((a) => ({ patient: patient.lockedFrom(a.context, lockoutOf(a), a.event.at) })),
    startProgramLockout: assign((a) => ({
      patient: patient.lockedFrom(a.context, programOf(a).patient?.lockout ?? null, a.event.at),
    })),
    endLockout: assign(({ context }) => ({ patient: withChanges(context.patient, { lockoutUntil: null }) })),

    suspectLine: assign({ line: { suspected: true, occluded: false } }),
    holdLine: assign({ line: { suspected: true, occluded: true } }),
    clearLine: assign({ line: { suspected: false, occluded: false } }),
    bookReleased: assign(({ context, event }) => ({
      history: withGiven(
        context.history,
        { end: event.at, volume: releasedVolume(context.config) },
        context.config.doseWindowMax,
        event.at,
      ),
    })),
    tellReleased: emit(({ context, event }) => ({
      type: 'ledger.released' as const,
      at: event.at,
      volume: releasedVolume(context.config),
    })),

    renewForecast: assign(({ context, event }) => ({
      reservoir: withChanges(context.reservoir, { forecast: reservoir.forecast(context, event.at) }),
    })),
    noteLow: assign(({ context }) => ({ reservoir: withChanges(context.reservoir, { low: true, forecast: null }) })),
    noteEmpty: assign(({ context }) => ({
      reservoir: withChanges(context.reservoir, { low: true, empty: true, forecast: null }),
    })),
    bookRefill: assign(({ context, event }) => ({
      reservoir: reservoir.afterRefill(context, as(event, 'command.refill'), event.at),
    })),
    setLowLevel: assign(({ context, event }) => ({
      reservoir: withChanges(context.reservoir, {
        lowAt: as(event, 'command.low-alarm').level,
        low: false,
        forecast: null,
      }),
    })),
    refuseRefill: emit(({ context, event }) =>
      refused(event, reasonOf(reservoir.refillAllowed(context, as(event, 'command.refill')))),
    ),
    refuseLowLevel: emit(({ context, event }) =>
      refused(event, reasonOf(reservoir.lowLevelAllowed(context, as(event, 'command.low-alarm').level))),
    ),

    noteReplacementDue: assign(({ context, event }) => ({
      battery: withChanges(context.battery, { replacementSince: event.at }),
    })),
    noteEndOfService: assign(({ context }) => ({ battery: withChanges(context.battery, { ended: true }) })),

    noteHot: assign({ temperature: { high: true } }),
    noteNormalTemperature: assign({ temperature: { high: false } }),

    redrive: assign(({ context, event }) => ({ motor: motor.redriven(context, event.at) })),
    tellDrive: emit(({ context, event }) => ({
      type: 'motor.drive' as const,
      at: event.at,
      flow: context.motor.train.flow,
    })),
    announceDrive: raise(({ event }) => ({ type: 'internal.drive-changed' as const, at: event.at })),
    noteStoodTooLong: assign(({ context }) => ({ motor: withChanges(context.motor, { stoppedTooLong: true }) })),
    suspectStall: assign(({ context }) => ({ motor: withChanges(context.motor, { suspected: true }) })),
    declareStall: assign(({ context, event }) => ({ motor: motor.stalledFrom(context, event.at) })),
    noteTurning: assign(({ context, event }) => ({ motor: motor.turningAgain(context, event.at) })),
    clearSuspicion: assign(({ context }) => ({ motor: withChanges(context.motor, { suspected: false }) })),

    rearm: assign(({ context }) => ({ armed: wantedArming(context) })),
    tellArming: emit(({ context, event }) => ({ type: 'sensor.arm' as const, at: event.at, armed: context.armed })),

    tellAlarm: emit(({ context, event }) => alarms.changeOutput(context, event.at)),
    bookAlarm: assign(({ context, event }) => alarms.changeBooked(context, event.at)),
    announceChange: raise(({ context, event }) => ({
      type: 'internal.signal-changed' as const,
      at: event.at,
      raised: alarms.raisedTone(context),
    })),
    announceAcknowledge: raise(({ event }) => ({
      type: 'internal.signal-changed' as const,
      at: event.at,
      raised: null,
    })),
    soundCritical: emit(({ context, event }) => ({
      type: 'tone.sound' as const,
      at: event.at,
      tone: 'critical' as const,
      interval: context.config.criticalInterval,
    })),
    soundAdvisory: emit(({ context, event }) => ({
      type: 'tone.sound' as const,
      at: event.at,
      tone: 'non-critical' as const,
      interval: context.config.nonCriticalInterval,
    })),
    silence: emit(({ event }) => ({ type: 'tone.sound' as const, at: event.at, tone: null, interval: null })),
    startPause: assign(({ context, event }) => ({
      alarm: withChanges(context.alarm, { pausedUntil: (event.at + context.config.audioPause) as never }),
    })),
    endPause: assign(({ context }) => ({ alarm: withChanges(context.alarm, { pausedUntil: null }) })),
    bookAcknowledge: assign(({ context, event }) => ({
      alarm: alarms.acknowledged(context, as(event, 'command.acknowledge').alarm),
    })),
    tellAcknowledge: emit(({ context, event }) =>
      alarms.acknowledgeOutput(context, event.at, as(event, 'command.acknowledge').alarm),
    ),
    refuseAcknowledge: emit(({ context, event }) =>
      refused(event, reasonOf(alarms.acknowledgeAllowed(context, as(event, 'command.acknowledge').alarm))),
    ),
    refusePause: emit(({ context, event }) => refused(event, reasonOf(alarms.pauseAllowed(context)))),
  },
});
