import { ok, type Result, refuse } from '../../base/index.js';
import type { Basal, DoseWindow, PatientControl, Program } from '../../protocol/index.js';
import {
  type Flow,
  flowFor,
  formatDuration,
  formatFlow,
  formatVolume,
  MS_PER_DAY,
  MS_PER_WEEK,
} from '../../units/index.js';
import type { FirmwareConfig } from '../config.js';

/** The highest basal flow of a program. @param minimumRate  flow of the minimum-rate mode */
export function highestFlowOf(basal: Basal, minimumRate: Flow): Flow {
  if (basal.mode === 'simple') return basal.flow;
  if (basal.mode === 'minimum-rate') return minimumRate;
  let highest = 0;
  for (const step of basal.week) highest = Math.max(highest, step.flow);
  return highest as Flow;
}

const YES = ok<true>(true);
const isWhole = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** Whether a flow is one that the pump can give; it is never rounded. */
export function flowDeliverable(flow: number, config: FirmwareConfig): Result<true> {
  if (isWhole(flow) && flow >= config.flowMin && flow <= config.flowMax) return YES;
  return refuse(
    'flow-out-of-range',
    formatFlow(flow),
    `${formatFlow(config.flowMin)} to ${formatFlow(config.flowMax)}`,
    'choose another dose or concentration; the pump never rounds a flow',
  );
}

function weekSound(basal: Extract<Basal, { mode: 'flex' }>, config: FirmwareConfig): Result<true> {
  const perDay = new Map<number, number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const step of basal.week) {
    if (!isWhole(step.at) || step.at >= MS_PER_WEEK || step.at <= last) {
      return refuse('flex-order', `a step at ${step.at} ms`, 'steps in the order of the week', 'sort the steps');
    }
    last = step.at;
    const day = Math.floor(step.at / MS_PER_DAY);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
    const deliverable = flowDeliverable(step.flow, config);
    if (!deliverable.ok) return deliverable;
  }
  const most = Math.max(...perDay.values());
  if (basal.week.length === 0 || most > config.flexStepsPerDay) {
    return refuse(
      'flex-steps',
      basal.week.length === 0 ? 'no step' : `${most} steps in a day`,
      `1 to ${config.flexStepsPerDay} steps a day`,
      'leave steps out',
    );
  }
  return YES;
}

function basalSound(basal: Basal, config: FirmwareConfig): Result<true> {
  if (basal.mode === 'simple') return flowDeliverable(basal.flow, config);
  if (basal.mode === 'flex') return weekSound(basal, config);
  return YES;
}

const inRange = (n: number, lowest: number, highest: number): boolean => isWhole(n) && n >= lowest && n <= highest;

/** Whether a bolus volume is one that the pump can give at all: a stroke at least, a full reservoir at most. */
export function bolusVolumeSound(volume: number, config: FirmwareConfig): Result<true> {
  if (inRange(volume, config.stroke, config.capacity)) return YES;
  const range = `${formatVolume(config.stroke)} to ${formatVolume(config.capacity)}`;
  return refuse('bolus-volume', `${volume} pL`, range, 'change the bolus dose');
}

function patientSound(patient: PatientControl, basal: Basal, config: FirmwareConfig): Result<true> {
  const { bolusDurationMin, bolusDurationMax, lockoutMin, lockoutMax, countMax } = config;
  const span = (lowest: number, highest: number) => `${formatDuration(lowest)} to ${formatDuration(highest)}`;
  if (!inRange(patient.duration, bolusDurationMin, bolusDurationMax)) {
    return refuse(
      'bolus-duration',
      formatDuration(patient.duration),
      span(bolusDurationMin, bolusDurationMax),
      'change the duration',
    );
  }
  if (!inRange(patient.lockout, lockoutMin, lockoutMax)) {
    return refuse('lockout-range', formatDuration(patient.lockout), span(lockoutMin, lockoutMax), 'change the lockout');
  }
  if (!inRange(patient.maxCount, 1, countMax) || !inRange(patient.countWindow, 1, config.doseWindowMax)) {
    return refuse(
      'bolus-count',
      `${patient.maxCount} boluses`,
      `1 to ${countMax} in at most ${formatDuration(config.doseWindowMax)}`,
      'change the count',
    );
  }
  const volume = bolusVolumeSound(patient.bolus, config);
  if (!volume.ok) return volume;
  return peakDeliverable(highestFlowOf(basal, config.minimumRate), flowFor(patient.bolus, patient.duration), config);
}

/** Whether basal and a bolus together stay within the pump maximum. @requirement SR-009 */
export function peakDeliverable(basal: Flow, bolus: Flow, config: FirmwareConfig): Result<true> {
  if (basal + bolus <= config.flowMax && bolus > 0) return YES;
  return refuse(
    'pump-maximum',
    `${formatFlow(basal + bolus)} of basal and bolus together`,
    `more than the basal flow and at most ${formatFlow(config.flowMax)}`,
    'give the bolus over a longer time or make it smaller',
  );
}

function windowSound(window: DoseWindow, config: FirmwareConfig): Result<true> {
  if (inRange(window.window, 1, config.doseWindowMax) && isWhole(window.limit)) return YES;
  return refuse(
    'dose-window-range',
    `a window of ${formatDuration(window.window)}`,
    `at most ${formatDuration(config.doseWindowMax)}`,
    'choose a shorter window',
  );
}

/**
 * Whether every number of a program is one this pump can keep to; the pump's own check, whatever a programmer approved.
 *
 * @requirement SR-053
 */
export function programSound(program: Program, config: FirmwareConfig): Result<true> {
  const basal = basalSound(program.basal, config);
  if (!basal.ok) return basal;
  if (program.patient !== null) {
    const patient = patientSound(program.patient, program.basal, config);
    if (!patient.ok) return patient;
  }
  for (const window of program.windows) {
    const sound = windowSound(window, config);
    if (!sound.ok) return sound;
  }
  const { lasts } = program;
  if (lasts !== undefined && !inRange(lasts, 1, config.hardEnd))
    return refuse(
      'program-span',
      `a program that lasts ${formatDuration(lasts)}`,
      `more than nothing and at most ${formatDuration(config.hardEnd)}`,
      'choose another span, or none for a program without an end',
    );
  return YES;
}
