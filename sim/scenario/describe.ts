import type { BridgeOrder } from '../../src/controller/index.js';
import type { Prescription } from '../../src/therapy/index.js';
import {
  formatConcentration,
  formatDayTime,
  formatDose,
  formatDuration,
  formatMass,
  formatPressure,
  formatTemperature,
  formatVolume,
  formatWeekTime,
  plain,
} from '../../src/units/index.js';
import { airInWords } from '../link/index.js';
import type { Action, ClinicianOrder, DirectOrder, FaultOrder, WorldChange } from './scenario.js';

const forSpan = (span: number | null): string => (span === null ? '' : ` for ${formatDuration(span)}`);

function describeBasal(basal: Prescription['basal']): string {
  if (basal.mode === 'simple') return `simple ${formatDose(basal.dose)}`;
  if (basal.mode === 'minimum-rate') return 'minimum rate';
  const steps = basal.patterns.reduce((sum, pattern) => sum + pattern.steps.length, 0);
  return `flex, ${steps} ${steps === 1 ? 'step' : 'steps'}`;
}

function describePrescription({ basal, patient, limits, lasts }: Prescription): string {
  const parts = [describeBasal(basal)];
  if (patient !== null) {
    parts.push(
      `patient ${formatMass(patient.dose)}, lockout ${formatDuration(patient.lockout)}, ${patient.max} in ${formatDuration(patient.per)}`,
    );
  }
  for (const limit of limits) parts.push(`at most ${formatMass(limit.dose)} in ${formatDuration(limit.per)}`);
  if (lasts !== undefined) parts.push(`for ${formatDuration(lasts)}`);
  return parts.join('; ');
}

function describeBridge(bridge: BridgeOrder | undefined): string {
  if (bridge === undefined) return '';
  const volume = bridge.volume === null ? 'the line' : formatVolume(bridge.volume);
  return `; bridge ${volume} at ${formatDose(bridge.dose)} of the fluid before`;
}

function describeRefill(order: Extract<ClinicianOrder, { order: 'refill' }>): string {
  const drug = order.drug === null ? '' : ` of ${order.drug}`;
  const strength = order.concentration === null ? '' : ` at ${formatConcentration(order.concentration)}`;
  const out = order.withdraw === null ? '' : ` after withdrawing ${formatVolume(order.withdraw)}`;
  return `refill ${formatVolume(order.fill)}${drug}${strength}${out}`;
}

function describeOrder(order: DirectOrder): string {
  switch (order.order) {
    case 'program':
      return `program ${describePrescription(order.prescription)}${describeBridge(order.bridge)}`;
    case 'prime':
      return `prime ${order.extent}${order.again === true ? ', confirmed by the number of primes before it' : ''}`;
    case 'bolus':
      return `bolus ${formatMass(order.dose)} over ${formatDuration(order.duration)}`;
    case 'square-bolus':
      return `square bolus ${formatMass(order.dose)} over ${formatDuration(order.duration)}`;
    case 'refill':
      return describeRefill(order);
    case 'suspend':
      return `suspend${forSpan(order.span)}`;
    case 'low-alarm':
      return `low-reservoir alarm at ${formatVolume(order.at)}`;
    case 'set-clock':
      return `set the pump clock to ${formatWeekTime(order.to)}`;
    case 'acknowledge':
      return `acknowledge ${order.alarm}`;
    case 'request-bolus':
      return 'asks for a bolus';
    case 'read-log':
      return order.newest === null ? 'read the log' : `read the newest ${order.newest} entries of the log`;
    default:
      return order.order;
  }
}

function describeChange(change: WorldChange): string {
  if (change.change === 'mri') return `MRI ${plain(change.field)} T${forSpan(change.span)}`;
  if (change.change === 'temperature') return `body temperature ${formatTemperature(change.to)}${forSpan(change.span)}`;
  if (change.change === 'radio') return `radio ${airInWords(change.air)}${forSpan(change.span)}`;
  if (change.change === 'jam') return `radio jammed${forSpan(change.span)}`;
  if (change.change === 'apart') return `controller and pump out of range${forSpan(change.span)}`;
  return `ambient pressure ${formatPressure(change.to)}${forSpan(change.span)}`;
}

function describeFault(fault: FaultOrder): string {
  const name = fault.name === fault.fault ? '' : ` "${fault.name}"`;
  const chance = fault.probability === 1 ? '' : ` with probability ${plain(fault.probability)}`;
  return `fault ${fault.fault}${name}${forSpan(fault.span)}${chance}`;
}

/** An action in words, for the timeline and the trace. */
export function describe(action: Action): string {
  switch (action.do) {
    case 'clinician':
      return `clinician: ${describeOrder(action.order)}`;
    case 'direct':
      return `direct: ${describeOrder(action.order)}`;
    case 'patient':
      return 'patient: asks for a bolus';
    case 'person':
      return `${action.direct === true ? 'direct' : 'person'}: asks for a bolus each day at ${action.habit.at.map(formatDayTime).join(', ')}`;
    case 'world':
      return `world: ${describeChange(action.change)}`;
    case 'fault':
      return describeFault(action.fault);
    case 'clear':
      return `clear ${action.fault}`;
    case 'snapshot':
      return `snapshot "${action.name}"`;
  }
}
