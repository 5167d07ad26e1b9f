import type { Instant } from '../../../units/index.js';
import type { HandheldMemory } from '../memory.js';
import type { Button } from '../screen.js';

/** Whether a press is the bounce of one before: the same button within the span, whatever that press was taken for. */
export function bounces({ config, presses }: HandheldMemory, button: Button, at: Instant): boolean {
  const last = presses[button];
  return last !== null && at < last + config.bounce;
}
