import type { Prescription } from '../../therapy/index.js';
import {
  formatConcentration,
  formatDose,
  formatDuration,
  formatMass,
  formatVolume,
  formatWeekTime,
} from '../../units/index.js';
import type { BridgeOrder, ProgrammerOrder, TypedRefill } from './order.js';

function basalInWords(basal: Prescription['basal']): string {
  if (basal.mode === 'simple') return `simple ${formatDose(basal.dose)}`;
  if (basal.mode === 'minimum-rate') return 'minimum rate';
  const steps = basal.patterns.reduce((sum, pattern) => sum + pattern.steps.length, 0);
  return `flex, ${steps} ${steps === 1 ? 'step' : 'steps'}`;
}

function prescriptionInWords({ basal, patient, limits, lasts }: Prescription): string {
  const parts = [basalInWords(basal)];
  if (patient !== null) {
    parts.push(
      `patient ${formatMass(patient.dose)}, lockout ${formatDuration(patient.lockout)}, ${patient.max} in ${formatDuration(patient.per)}`,
    );
  }
  for (const limit of limits) parts.push(`at most ${formatMass(limit.dose)} in ${formatDuration(limit.per)}`);
  if (lasts !== undefined) parts.push(`for ${formatDuration(lasts)}`);
  return parts.join('; ');
}

function bridgeInWords(bridge: BridgeOrder | undefined): string {
  if (bridge === undefined) return '';
  const volume = bridge.volume === null ? 'the line' : formatVolume(bridge.volume);
  return `; bridge ${volume} at ${formatDose(bridge.dose)} of the fluid before`;
}

const refillInWords = ({ withdrawn, filled, drug, concentration }: TypedRefill): string =>
  `refill ${formatVolume(filled)} of ${drug} at ${formatConcentration(concentration)} after withdrawing ${formatVolume(withdrawn)}`;

/** An order as people say it, for reports, timeline and trace. */
export function orderInWords(order: ProgrammerOrder): string {
  switch (order.order) {
    case 'program':
      return `program ${prescriptionInWords(order.prescription)}${bridgeInWords(order.bridge)}`;
    case 'prime':
      return `prime ${order.extent}${order.again === true ? ', confirmed by the number of primes before it' : ''}`;
    case 'bolus':
      return `bolus ${formatMass(order.dose)} over ${formatDuration(order.duration)}`;
    case 'square-bolus':
      return `square bolus ${formatMass(order.dose)} over ${formatDuration(order.duration)}`;
    case 'refill':
      return refillInWords(order);
    case 'suspend':
      return order.span === null ? 'suspend' : `suspend for ${formatDuration(order.span)}`;
    case 'low-alarm':
      return `low-reservoir alarm at ${formatVolume(order.at)}`;
    case 'set-clock':
      return `set the pump clock to ${formatWeekTime(order.to)}`;
    case 'acknowledge':
      return `acknowledge ${order.alarm}`;
    case 'read-log':
      return order.newest === null ? 'read the log' : `read the newest ${order.newest} entries of the log`;
    default:
      return order.order;
  }
}
