import { useEffect } from 'react';
import type { View } from '../../show/index.js';
import { hush, soundBurst } from './sound.js';

/** Sounds a burst when the handheld begins to signal, or signals otherwise; silent when it ends or is muted. */
export function useBurstSound(burst: View['burst'], muted: boolean): void {
  // Each look at the pump tells the burst anew; it is another one where its pulses are.
  const told = burst === null ? '' : JSON.stringify(burst);
  useEffect(() => {
    if (told === '' || muted) hush('handheld');
    else soundBurst(JSON.parse(told) as NonNullable<View['burst']>);
  }, [told, muted]);
}
