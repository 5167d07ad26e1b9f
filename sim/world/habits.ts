import { type DayTime, dayTimeOf, type Instant, MS_PER_DAY, weekTimeOf } from '../../src/units/index.js';
import type { Habit } from '../scenario/index.js';
import type { WorldCore } from './core.js';
import { give } from './give.js';

/** The next time a habit comes up; plain JSON. */
export type HabitPayload = { readonly step: number; readonly time: number };

/** The first moment after `from` at which the pump clock shows a time of day. */
function nextAt(core: WorldCore, time: DayTime, from: Instant): Instant {
  const now = dayTimeOf(weekTimeOf(core.scenario.start + from));
  return (from + (time > now ? time - now : time - now + MS_PER_DAY)) as Instant;
}

function planHabit(core: WorldCore, payload: HabitPayload, habit: Habit): void {
  const time = habit.at[payload.time];
  if (time === undefined) return;
  const at = nextAt(core, time, core.kernel.now);
  if (habit.until !== null && at > habit.until) return;
  core.kernel.schedule({ at, phase: 'controller', kind: 'habit', payload });
}

/** Lets a patient take up a habit. */
export function beginHabit(core: WorldCore, step: number, habit: Habit): void {
  for (const time of habit.at.keys()) planHabit(core, { step, time }, habit);
}

/** The patient does what the habit says, and will do it again tomorrow. */
export function followHabit(core: WorldCore, payload: HabitPayload): void {
  const action = core.scenario.steps[payload.step]?.action;
  if (action?.do !== 'person') return;
  give(core, { by: 'patient', order: 'asks for a bolus', warnings: [] }, { type: 'command.patient-bolus' });
  planHabit(core, payload, action.habit);
}
