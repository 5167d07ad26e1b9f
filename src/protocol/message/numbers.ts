import type { AlarmId } from '../alarms.js';
import type { LogCode } from '../log-codes.js';

/** Numbers of the alarms on the wire; one that has gone keeps its number for good. */
export const ALARM_NUMBERS: { readonly [A in AlarmId]: number } = {
  'end-of-service': 1,
  'empty-reservoir': 2,
  'motor-stall': 3,
  'self-test-failure': 4,
  'memory-error-critical': 5,
  'over-delivery': 6,
  'under-delivery': 7,
  'low-battery-reset': 8,
  'watchdog-reset': 9,
  'high-flow': 10,
  'reverse-flow': 11,
  occlusion: 12,
  'alert-stop-start': 13,
  'temperature-limit': 14,
  'pump-stopped': 15,
  'program-complete': 16,
  'refill-mismatch': 17,
  'low-flow': 18,
  'replacement-due': 19,
  'memory-error': 20,
  'low-reservoir': 21,
  'occlusion-suspected': 22,
  temperature: 23,
};

/** Numbers of the entries of the log on the wire; one that has gone keeps its number for good. */
export const LOG_NUMBERS: { readonly [C in LogCode]: number } = {
  implanted: 1,
  accepted: 2,
  refused: 3,
  state: 4,
  'alarm-raised': 5,
  'alarm-ended': 6,
  'alarm-acknowledged': 7,
  'alarm-escalated': 8,
  dose: 9,
  released: 10,
  flow: 11,
  operating: 12,
  'temperature-peak': 13,
  'clock-moved': 14,
  'step-skipped': 15,
  'step-repeated': 16,
  reset: 17,
  'update-cut': 18,
  'watchdog-reset': 19,
  ignored: 20,
};
