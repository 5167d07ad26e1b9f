import { useEffect } from 'react';
import { type Audible, hush, sound } from './sound.js';

/** What of the pump can be heard in a state of its alarm; null when it is quiet. */
export const heardIn = (alarm: string | undefined): Audible | null =>
  alarm === 'critical' || alarm === 'advisory' ? alarm : null;

/** Sounds when the pump begins to, and is silent when it ends or is muted. */
export function useAlarmSound(heard: Audible | null, muted: boolean): void {
  useEffect(() => {
    if (heard === null || muted) hush('pump');
    else sound(heard);
  }, [heard, muted]);
}
