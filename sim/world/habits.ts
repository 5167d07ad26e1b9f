import { type DayTime, type Duration, dayTimeOf, type Instant, MS_PER_DAY, weekTimeOf } from '../../src/units/index.js';
import type { Habit } from '../scenario/index.js';
import type { WorldCore } from './core.js';
import { putDirectly } from './direct.js';
import { planHands } from './people/pace.js';
import { press } from './people/patient.js';

/** The next time a habit comes up; plain JSON. `time` counts its times of day, or how often it has come up. */
export type HabitPayload = { readonly step: number; readonly time: number };
/** A press of a button that comes after another. */
export type PressPayload = { readonly left: number };

/** Between two presses of somebody who is in a hurry: longer than a bounce, shorter than an answer. @source ASSUMED, A-305 */
const HURRY = 400 as Duration;

/** The first moment after `from` at which the pump clock shows a time of day. */
function nextAt(core: WorldCore, time: DayTime, from: Instant): Instant {
  const now = dayTimeOf(weekTimeOf(core.scenario.start + from));
  return (from + (time > now ? time - now : time - now + MS_PER_DAY)) as Instant;
}

/** When it hurts again, the `nth` time. */
function nextPain({ kernel, random }: WorldCore, { step, time }: HabitPayload, every: Duration): Instant {
  const share = 0.5 + random.fork(`pain/${step}/${time}`).uniform();
  return (kernel.now + Math.max(1, Math.round(share * every))) as Instant;
}

function planHabit(core: WorldCore, payload: HabitPayload, habit: Habit): void {
  if (habit.habit === 'forgets-to-confirm') return;
  const time = habit.habit === 'in-pain' ? null : habit.at[payload.time];
  if (time === undefined) return;
  const at =
    habit.habit === 'in-pain' ? nextPain(core, payload, habit.every) : nextAt(core, time as DayTime, core.kernel.now);
  if (habit.until !== null && at > habit.until) return;
  core.kernel.schedule({ at, phase: 'controller', kind: 'habit', payload });
}

/** Lets somebody take up a habit. */
export function beginHabit(core: WorldCore, step: number, habit: Habit): void {
  if (habit.habit === 'forgets-to-confirm') {
    core.state.people.forgetsUntil = (core.kernel.now + habit.span) as Instant;
    planHands(core, true);
  } else if (habit.habit === 'in-pain') planHabit(core, { step, time: 0 }, habit);
  else for (const time of habit.at.keys()) planHabit(core, { step, time }, habit);
}

/** Presses once, and again a moment later while presses are left. */
export function pressOn(core: WorldCore, { left }: PressPayload): void {
  press(core, 'bolus');
  if (left <= 1) return;
  const at = (core.kernel.now + HURRY) as Instant;
  core.kernel.schedule({ at, phase: 'controller', kind: 'press', payload: { left: left - 1 } satisfies PressPayload });
}

/** The patient does what the habit says, and will do it again. */
export function followHabit(core: WorldCore, payload: HabitPayload): void {
  const action = core.scenario.steps[payload.step]?.action;
  if (action?.do !== 'person' || action.habit.habit === 'forgets-to-confirm') return;
  const { habit } = action;
  if (action.direct === true) putDirectly(core, { order: 'request-bolus' }, payload.step, 'asks for a bolus');
  else pressOn(core, { left: habit.habit === 'in-pain' ? 1 : (habit.presses ?? 1) });
  planHabit(core, habit.habit === 'in-pain' ? { ...payload, time: payload.time + 1 } : payload, habit);
}
