import type { AlarmId } from '../../../src/protocol/index.js';
import type { Instant } from '../../../src/units/index.js';
import type { SignalName } from '../scenario.js';

/** What a judge reads of a world besides its records. The world stands at `at` whenever it is asked. */
export type SignalReader = {
  /** the signal in its inner unit: pL, pL/day, kPa, V, °C or a count */
  readonly signal: (signal: SignalName, at: Instant) => number;
  /** drug since the start of the run, µg: what has left the tip, or what the firmware has commanded at the concentration it knows */
  readonly mass: (signal: 'delivered.total' | 'commanded.total', at: Instant) => number;
  /** state of each region of the firmware */
  readonly states: () => Readonly<Record<string, string>>;
  readonly activeAlarms: () => readonly AlarmId[];
};
