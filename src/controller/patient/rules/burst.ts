import type { Duration, Instant } from '../../../units/index.js';
import type { Signal } from '../signals.js';

/** A span of a burst in which it sounds, or is silent between two pulses. */
export type Sounding = { readonly at: Instant; readonly on: boolean; readonly ms: Duration };

/**
 * A burst as a train of pulses and silences, each beginning where the one before has ended; it begins and ends with a pulse.
 *
 * @requirement SR-043
 */
export function pulseTrain({ pulse, silences }: Signal, from: Instant): readonly Sounding[] {
  const train: Sounding[] = [{ at: from, on: true, ms: pulse }];
  let at = from + pulse;
  for (const silence of silences) {
    train.push({ at: at as Instant, on: false, ms: silence }, { at: (at + silence) as Instant, on: true, ms: pulse });
    at += silence + pulse;
  }
  return train;
}

/** When the next burst begins after one that begins at `from`; null for a signal of one burst alone. @requirement SR-043 */
export function nextBurst(signal: Signal, from: Instant): Instant | null {
  if (signal.interval === null) return null;
  const pulses = signal.silences.length + 1;
  const lasts = signal.silences.reduce((sum, silence) => sum + silence, pulses * signal.pulse);
  return (from + lasts + signal.interval) as Instant;
}
