import { asStep, D, type Doses, H, MIN, PATIENT, S } from './orders.data.js';
import { type Piece, piecesWith } from './pieces.data.js';

/** A piece of a story: steps as its file says them, and spans in ms in which nothing is done. */
export type Move = {
  readonly does: Piece;
  /** makes sense only while the alarm is listed that it acknowledges, or the fault acts that it clears */
  readonly needs?: 'its-alarm' | 'its-fault';
};

const ordersWith = (d: Doses): readonly string[] => [
  `program: { mode: simple, dose: ${d.day} }`,
  `program: { mode: simple, dose: ${d.day}, patient: { dose: ${d.patient}, ${PATIENT} } }`,
  `program: { mode: simple, dose: ${d.otherDay}, for: 10min }`,
  `program: { mode: flex, steps: [{ at: "00:00", dose: ${d.day} }, { at: "09:00", dose: ${d.otherDay} }] }`,
  `program: { mode: flex, steps: [{ at: "00:00", dose: ${d.day} }, { at: "09:00", dose: ${d.otherDay} }], for: 10min }`,
  'program: { mode: minimum-rate }',
  `program: { mode: minimum-rate, patient: { dose: ${d.patient}, ${PATIENT} }, for: 20min }`,
  `program: { mode: simple, dose: ${d.day}, bridge: { dose: ${d.day} } }`,
  `program: { mode: simple, dose: ${d.otherDay}, bridge: { dose: ${d.otherDay} }, patient: { dose: ${d.patient}, ${PATIENT} } }`,
  `program: { mode: simple, dose: ${d.day}, patient: { dose: ${d.patient}, ${PATIENT} }, for: 20min }`,
  `bolus: { dose: ${d.bolus}, duration: 5min }`,
  `bolus: { dose: ${d.far}, duration: 5min }`,
  `square-bolus: { dose: ${d.bolus}, duration: 1h }`,
  `square-bolus: { dose: ${d.far}, duration: 1h }`,
  `refill: { fill: 20 mL, concentration: ${d.thinner} }`,
  `refill: { fill: 20 mL, concentration: ${d.first} }`,
];

const ORDERS: readonly string[] = [
  'stop',
  'suspend',
  'suspend: { for: 10min }',
  'suspend: { for: 2min }',
  'resume',
  'cancel-bolus',
  'request-bolus',
  'pause-audio',
  'self-test',
  'interrogate',
  'read-log: { newest: 3 }',
  'purge',
  'prime: full-system',
  'prime: catheter-only',
  'prime-again: full-system',
  'refill: { fill: 20 mL }',
  'refill: { fill: 40 mL }',
  'refill: { fill: 3 mL }',
  'refill: { fill: 20 mL, withdraw: 0 mL }',
  'refill: { fill: 20 mL, withdraw: 1 mL }',
  'low-alarm: 5 mL',
  'low-alarm: 19.5 mL',
  'low-alarm: 1 mL',
  'low-alarm: 0.5 mL',
  'set-clock: Mon 08:01',
  'set-clock: Tue 08:59',
  'set-clock: Wed 12:00',
];

const ALARMS: readonly string[] = [
  'end-of-service',
  'empty-reservoir',
  'motor-stall',
  'self-test-failure',
  'memory-error-critical',
  'low-battery-reset',
  'watchdog-reset',
  'occlusion',
  'reverse-flow',
  'alert-stop-start',
  'pump-stopped',
  'program-complete',
  'refill-mismatch',
  'low-flow',
  'high-flow',
  'replacement-due',
  'memory-error',
  'low-reservoir',
  'occlusion-suspected',
  'temperature',
  'over-delivery',
  'under-delivery',
  'temperature-limit',
];

/** Faults that a later step may clear. */
const LASTING: readonly (readonly [kind: string, how: string])[] = [
  ['permanent-stall', ''],
  ['occlusion', ''],
  ['partial-occlusion', ', open: 10 %'],
  ['over-delivery', ', at-once: 14 %'],
  ['over-delivery', ', at-once: 60 %'],
  ['under-delivery', ', at-once: 30 %'],
  ['under-delivery', ', at-once: 90 %'],
  ['flow-sensor-stuck', ', reading: high'],
  ['stroke-counter', ', counts: 0'],
  ['stroke-counter', ', counts: 200'],
  ['self-test', ', fails: rom'],
  ['battery-film', ', outcome: reset'],
  ['battery-film', ', outcome: early-indicator'],
  ['rotor-sensor-stuck', ''],
  ['aborted-update', ', bytes: 1000000'],
  ['aborted-update', ', bytes: 3'],
];

const PASSING: readonly string[] = [
  'kind: mri-stall, for: 5min',
  'kind: mri-stall, for: 1h',
  'kind: occlusion, for: 2h',
  'kind: backflow, volume: 1 mL, on: 5min, count: 1',
  'kind: backflow, volume: 1 mL, on: 1min, off: 1min, count: 5',
  'kind: memory-upset, part: infusion, cell: 0, bit: 0',
  'kind: memory-upset, part: armed, cell: 0, bit: 0',
  'kind: memory-upset, part: history, cell: 0, bit: 0',
  'kind: memory-upset, part: alarm, cell: 0, bit: 0',
  'kind: battery-film, outcome: reset, for: 10min',
  'kind: battery-glitch, wild: 9',
  'kind: clock-jump, by: 1h, way: back',
  'kind: clock-jump, by: 1h, way: forward',
  'kind: firmware-hang, for: 4min',
  'kind: firmware-hang, for: 1min',
];

const SURROUNDINGS: readonly string[] = [
  'temperature: { to: 39.5 °C, for: 20min }',
  'temperature: { to: 45 °C, for: 2min }',
  'temperature: { to: 45 °C, for: 1h }',
  'temperature: { to: 33 °C, for: 20min }',
  'mri: { field: 1.5 T, for: 20min }',
];

const WAITS: readonly number[] = [
  10 * S,
  58 * S,
  3 * MIN,
  5 * MIN,
  10 * MIN,
  40 * MIN,
  2 * H,
  8 * H,
  D,
  3 * D,
  95 * D,
  2500 * D,
];

/** All that the search may do in a story with such doses, in the order in which it is tried. */
export const movesWith = (doses: Doses): readonly Move[] => [
  ...piecesWith(doses).map((does) => ({ does })),
  ...[...ordersWith(doses), ...ORDERS].map((order) => ({ does: [asStep(order)] })),
  ...ALARMS.map((alarm) => ({ does: [`direct: { acknowledge: ${alarm} }`], needs: 'its-alarm' as const })),
  ...LASTING.map(([kind, how]) => ({ does: [`fault: { kind: ${kind}${how} }`] })),
  ...[...new Set(LASTING.map(([kind]) => kind))].map((kind) => ({
    does: [`clear: ${kind}`],
    needs: 'its-fault' as const,
  })),
  ...PASSING.map((fault) => ({ does: [`fault: { ${fault} }`] })),
  ...SURROUNDINGS.map((change) => ({ does: [`world: { ${change} }`] })),
  ...WAITS.map((wait) => ({ does: [wait] })),
];
