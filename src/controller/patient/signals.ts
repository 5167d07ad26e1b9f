import type { AlarmPriority } from '../../protocol/index.js';
import { type Duration, seconds } from '../../units/index.js';

/** A lamp that flashes, or burns steadily where it is on for the whole of its period. */
export type Light = { readonly colour: 'red' | 'yellow' | 'cyan'; readonly period: Duration; readonly on: Duration };

/** How one priority sounds and shines. */
export type Signal = {
  /** how long each pulse sounds */
  readonly pulse: Duration;
  /** the silence after each pulse but the last; so there is one pulse more than these */
  readonly silences: readonly Duration[];
  /** from the end of a burst to the begin of the next; null for one burst alone */
  readonly interval: Duration | null;
  readonly light: Light;
};

const ms = (...spans: readonly number[]): readonly Duration[] => spans as readonly Duration[];

/**
 * Bursts and lights, modelled on the signals of IEC 60601-1-8 and inside its published ranges: three pulses and two, a gap, and the same again
 * for high; three for medium; two, once, for low. Nothing here has been tested for conformity with anything.
 *
 * @source ASSUMED, A-297
 */
export const SIGNALS: { readonly [P in AlarmPriority]: Signal } = {
  high: {
    pulse: seconds(0.15),
    silences: ms(100, 100, 350, 100, 700, 100, 100, 350, 100),
    interval: seconds(10),
    light: { colour: 'red', period: seconds(0.5), on: seconds(0.25) },
  },
  medium: {
    pulse: seconds(0.2),
    silences: ms(200, 200),
    interval: seconds(25),
    light: { colour: 'yellow', period: seconds(2), on: seconds(1) },
  },
  low: {
    pulse: seconds(0.2),
    silences: ms(200),
    interval: null,
    light: { colour: 'cyan', period: seconds(1), on: seconds(1) },
  },
};
