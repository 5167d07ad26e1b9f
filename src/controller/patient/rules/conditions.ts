import { type AlarmPriority, alarmEntry, type DrugClass, ofClass, type TherapyTold } from '../../../protocol/index.js';
import type { Instant } from '../../../units/index.js';
import type { HandheldMemory } from '../memory.js';
import type { Condition } from '../screen.js';
import { nextBurst } from './burst.js';

const UPWARD: readonly AlarmPriority[] = ['low', 'medium', 'high'];

/** Not to reach the pump is of low priority. @source ASSUMED, A-301 */
const NO_LINK: Condition = {
  condition: 'no-link',
  priority: 'low',
  text: 'The pump could not be reached; what is shown of it may be old.',
};

/** The class by which the pump ranks its alarms: what the line still holds of another drug has no class here, so it counts as one that must not stop. */
function drugClassOf({ fluid, oldFluid }: TherapyTold): DrugClass {
  const another = oldFluid !== null && oldFluid.fluid?.drug !== fluid.drug;
  return another ? 'withdrawal-risk' : fluid.drugClass;
}

/**
 * Everything that is listed: the conditions of the last status, and that the pump cannot be reached; the most urgent first, of equals in
 * the order of the pump.
 *
 * @requirement SR-037
 */
export function conditionsNow({ status, unreachable }: HandheldMemory): readonly Condition[] {
  const told = (status?.alarms ?? []).map((alarm): Condition => {
    const { priority, text } = alarmEntry(alarm);
    const drugClass = status === null ? 'withdrawal-risk' : drugClassOf(status.therapy);
    return { condition: alarm, priority: ofClass(priority, drugClass), text };
  });
  const all = unreachable ? [...told, NO_LINK] : told;
  return [...all].sort((a, b) => UPWARD.indexOf(b.priority) - UPWARD.indexOf(a.priority));
}

/** The priority that signals: the highest alone. */
export const priorityNow = (memory: HandheldMemory): AlarmPriority | null => conditionsNow(memory)[0]?.priority ?? null;

/** Whether a condition is there whose sound nobody has paused. */
export const hasNewCondition = (memory: HandheldMemory): boolean =>
  conditionsNow(memory).some(({ condition }) => !memory.pausedFor.includes(condition));

/** Conditions whose sound is paused and that are still there: one that comes back is a new one. */
export const stillPaused = (memory: HandheldMemory): HandheldMemory['pausedFor'] =>
  memory.pausedFor.filter((paused) => conditionsNow(memory).some(({ condition }) => condition === paused));

/**
 * When a signal sounds again after a burst at `at`: for as long as what was read is fresh, since nobody should be called by what may be over.
 *
 * @returns null when it does not
 * @requirement SR-043
 */
export function burstAfter(
  { config, freshUntil }: HandheldMemory,
  priority: AlarmPriority,
  at: Instant,
): Instant | null {
  const next = nextBurst(config.signals[priority], at);
  return next !== null && freshUntil !== null && next < freshUntil ? next : null;
}
