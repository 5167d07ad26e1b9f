import { useEffect, useRef } from 'react';
import { hasNew } from './new-alarm.js';
import { type Audible, hush, sound } from './sound.js';

/** What of the pump can be heard in a state of its alarm; null when it is quiet. */
export const heardIn = (alarm: string | undefined): Audible | null =>
  alarm === 'critical' || alarm === 'advisory' ? alarm : null;

/** Sounds when the pump begins to, and anew for each alarm that comes meanwhile; is silent when it ends or is muted. */
export function useAlarmSound(heard: Audible | null, alarms: readonly string[], muted: boolean): void {
  const last = useRef<{ readonly heard: Audible | null; readonly alarms: readonly string[] }>({
    heard: null,
    alarms: [],
  });
  // Each look at the pump tells the alarms anew.
  const told = alarms.join(' ');
  useEffect(() => {
    const now = told === '' ? [] : told.split(' ');
    const { heard: before, alarms: known } = last.current;
    last.current = { heard: muted ? null : heard, alarms: now };
    if (heard === null || muted) hush('pump');
    else if (heard !== before || hasNew(known, now)) sound(heard);
  }, [heard, told, muted]);
}
