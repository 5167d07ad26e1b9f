import { earlier, type Instant } from '../../../units/index.js';
import type { HandheldMemory } from '../memory.js';

/** When a handheld must be woken if nothing is pressed or heard, its link aside. */
export const handheldDeadline = ({ callAt, freshUntil, burstAt, pausedUntil }: HandheldMemory): Instant | null =>
  [callAt, freshUntil, burstAt, pausedUntil].reduce(earlier, null);
