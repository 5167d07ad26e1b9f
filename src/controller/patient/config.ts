import type { AlarmPriority } from '../../protocol/index.js';
import { type Duration, minutes, seconds } from '../../units/index.js';
import type { LinkConfig } from '../link/index.js';
import { SIGNALS, type Signal } from './signals.js';

/** What one handheld of a patient is. */
export type HandheldConfig = {
  /** how it reaches its pump; its role is the patient */
  readonly link: LinkConfig;
  /** a button pressed again within this span has bounced */
  readonly bounce: Duration;
  /** a status read this long ago is shown as old */
  readonly oldAfter: Duration;
  /** entries that the diary keeps; the oldest is dropped */
  readonly diaryMost: number;
  /** how long its own sound is paused */
  readonly audioPause: Duration;
  /** how long it waits before it calls again to find out what became of a request */
  readonly callAgainAfter: Duration;
  /** how often it calls again before it gives up */
  readonly callsMost: number;
  readonly signals: { readonly [P in AlarmPriority]: Signal };
};

/**
 * Spans and counts of every handheld. The audio pause is that of the pump (SR-040); the rest is assumed.
 *
 * @source ASSUMED, A-295, A-296, A-298, A-299
 */
export const HANDHELD_SPANS = {
  bounce: seconds(0.3),
  oldAfter: minutes(10),
  diaryMost: 200,
  audioPause: seconds(120),
  callAgainAfter: seconds(15),
  callsMost: 4,
  signals: SIGNALS,
} as const satisfies Partial<HandheldConfig>;
