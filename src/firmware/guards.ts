import type { Command } from '../protocol/index.js';
import type { FirmwareContext } from './context.js';
import type { CommandOf, FirmwareEvent } from './events.js';
import * as alarms from './rules/alarms.js';
import { armingDiffers, wantedArming } from './rules/arming.js';
import { endOfServiceAt, replacementByAge } from './rules/battery.js';
import * as bolus from './rules/bolus.js';
import { clinicianBolusAnswer, patientBolusAnswer } from './rules/bolus-answer.js';
import { driveIsStale, driveStartsOrStops, holdReason, reached, wantedFlow } from './rules/flow.js';
import * as infusion from './rules/infusion.js';
import * as motor from './rules/motor.js';
import * as patient from './rules/patient-control.js';
import { primeAnswer } from './rules/prime-answer.js';
import * as reservoir from './rules/reservoir-estimate.js';

/** What a guard is given. */
type In = { readonly context: FirmwareContext; readonly event: FirmwareEvent };

/** The event as the command that the region's picture names; the picture guarantees the type. */
export const as = <T extends Command['type']>(event: FirmwareEvent, _type: T): CommandOf<T> => event as CommandOf<T>;

const programOf = ({ event }: In) => as(event, 'command.program').program;
const programOk = (a: In) => infusion.programAllowed(a.context, programOf(a), a.event.at).ok;
const refillOk = (a: In) => reservoir.refillAllowed(a.context, as(a.event, 'command.refill')).ok;
const primeIsOver = ({ context, event }: In) => reached(context.infusion.prime?.until ?? null, event.at);
const suspensionIsOver = ({ context, event }: In) => reached(context.infusion.suspendedUntil, event.at);

/** The questions of the pictures: each name a fact, bound to one rule. No decision is made here. */
export const guards = {
  selfTestOver: ({ context, event }) => reached(context.power.selfTestEnd, event.at),
  serviceEnded: ({ context }) => context.battery.ended,

  programStartsSimple: (a) => programOf(a).basal.mode === 'simple' && programOk(a),
  programStartsFlex: (a) => programOf(a).basal.mode === 'flex' && programOk(a),
  programStartsMinimumRate: (a) => programOf(a).basal.mode === 'minimum-rate' && programOk(a),
  programAccepted: programOk,
  programAllowsPatient: (a) => programOf(a).patient !== null && programOk(a),
  primeAllowed: ({ context, event }) => primeAnswer(context, as(event, 'command.prime'), event.at).ok,
  primeOverIntoSimple: (a) => primeIsOver(a) && infusion.resumesAs(a.context) === 'simple',
  primeOverIntoFlex: (a) => primeIsOver(a) && infusion.resumesAs(a.context) === 'flex',
  primeOverIntoMinimumRate: (a) => primeIsOver(a) && infusion.resumesAs(a.context) === 'minimum-rate',
  primeOver: primeIsOver,
  primeMustEnd: ({ context }) =>
    context.infusion.prime !== null && (holdReason(context) !== null || context.motor.stalled),
  suspendAllowed: ({ context, event }) =>
    infusion.suspendAllowed(context, as(event, 'command.suspend').span, event.at).ok,
  resumesSimple: ({ context }) => infusion.resumesAs(context) === 'simple',
  resumesFlex: ({ context }) => infusion.resumesAs(context) === 'flex',
  resumesMinimumRate: ({ context }) => infusion.resumesAs(context) === 'minimum-rate',
  suspensionOverIntoSimple: (a) => suspensionIsOver(a) && infusion.resumesAs(a.context) === 'simple',
  suspensionOverIntoFlex: (a) => suspensionIsOver(a) && infusion.resumesAs(a.context) === 'flex',
  suspensionOverIntoMinimumRate: (a) => suspensionIsOver(a) && infusion.resumesAs(a.context) === 'minimum-rate',
  flexStepDue: ({ context, event }) => reached(context.infusion.nextStep, event.at),
  safeRateBegins: ({ context, event }) => infusion.safeRateBegins(context, event.at),
  fluidChanges: (a) => refillOk(a) && reservoir.fluidChanges(a.context, as(a.event, 'command.refill')),

  clinicianBolusGranted: ({ context, event }) =>
    clinicianBolusAnswer(context, as(event, 'command.clinician-bolus'), event.at).ok,
  patientBolusGranted: ({ context, event }) => patientBolusAnswer(context, event.at).ok,
  bolusOver: ({ context, event }) => reached(context.bolus?.until ?? null, event.at),
  bolusMustEnd: ({ context }) => bolus.bolusCutReason(context) !== null,

  lockoutOverAndCountUsed: ({ context, event }) =>
    patient.lockoutIsOver(context, event.at) && patient.countFreeAt(context, event.at) > event.at,
  lockoutOver: ({ context, event }) => patient.lockoutIsOver(context, event.at),
  countFree: ({ context, event }) => patient.countFreeAt(context, event.at) <= event.at,

  isSuspicionLevel: ({ context, event }) =>
    event.type === 'sensor.pressure-above' && event.level < context.config.occlusionAt,
  isOcclusionLevel: ({ context, event }) =>
    event.type === 'sensor.pressure-above' && event.level >= context.config.occlusionAt,
  acknowledgesOcclusion: ({ context, event }) =>
    event.type === 'command.acknowledge' &&
    event.alarm === 'occlusion' &&
    alarms.acknowledgeAllowed(context, event.alarm).ok,

  // Whatever looks at the motor waits until the drive is right, so that the order of regions does not matter here.
  forecastIsStale: ({ context }) => !driveIsStale(context) && reservoir.forecastIsStale(context),
  lowReached: ({ context, event }) => reached(context.reservoir.forecast?.low ?? null, event.at),
  emptyReached: ({ context, event }) => reached(context.reservoir.forecast?.empty ?? null, event.at),
  refillAllowed: refillOk,
  lowLevelAllowed: ({ context, event }) => reservoir.lowLevelAllowed(context, as(event, 'command.low-alarm').level).ok,

  replacementByAge: ({ context, event }) => reached(replacementByAge(context), event.at),
  serviceOver: ({ context, event }) => reached(endOfServiceAt(context), event.at),

  driveStartsOrStops: ({ context }) => driveStartsOrStops(context),
  driveIsStale: ({ context }) => driveIsStale(context),
  isDriven: ({ context }) => wantedFlow(context) > 0,
  isNotDriven: ({ context }) => wantedFlow(context) === 0,
  stoodTooLong: ({ context, event }) => reached(motor.tooLongAt(context), event.at),
  isStallCount: ({ context, event }) =>
    event.type === 'sensor.rotor-missed' && event.strokes >= motor.strokesToStall(context),

  armingIsStale: ({ context }) => !driveIsStale(context) && armingDiffers(context.armed, wantedArming(context)),

  alarmsAreStale: ({ context }) => !driveIsStale(context) && alarms.nextChange(context) !== null,
  signalIsCritical: ({ context }) => alarms.toneNow(context) === 'critical',
  signalIsAdvisory: ({ context }) => alarms.toneNow(context) === 'non-critical',
  nothingSignals: ({ context }) => alarms.toneNow(context) === null,
  newConditionIsCritical: ({ event }) => event.type === 'internal.signal-changed' && event.raised === 'critical',
  newConditionIsAdvisory: ({ context, event }) =>
    event.type === 'internal.signal-changed' && event.raised !== null && alarms.toneNow(context) === 'non-critical',
  pauseOverAndCritical: ({ context, event }) =>
    reached(context.alarm.pausedUntil, event.at) && alarms.toneNow(context) === 'critical',
  pauseOverAndAdvisory: ({ context, event }) =>
    reached(context.alarm.pausedUntil, event.at) && alarms.toneNow(context) === 'non-critical',
  acknowledgeAllowed: ({ context, event }) =>
    alarms.acknowledgeAllowed(context, as(event, 'command.acknowledge').alarm).ok,
} satisfies Readonly<Record<string, (a: In) => boolean>>;
