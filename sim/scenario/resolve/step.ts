import { lineVolume } from '../../../src/therapy/index.js';
import {
  type Duration,
  formatDuration,
  formatVolume,
  type Instant,
  type Length,
  type Volume,
} from '../../../src/units/index.js';
import { describe } from '../describe.js';
import type { Action, ClinicianOrder, Habit, Step, When, WorldChange } from '../scenario.js';
import { readFields } from '../schema/fields.js';
import type { WrittenHabit } from '../schema/habit.js';
import { ACTION_KEYS, STEP_READ, TIMING_KEYS } from '../schema/step.js';
import { note, oneOf, type Path, unknownWord } from '../trouble.js';
import type { Context } from './context.js';
import { checkClear, resolveFault } from './fault.js';
import { resolveMoment } from './moment.js';

type Written = ReturnType<typeof fieldsOf>;

const fieldsOf = (value: unknown, path: Path, context: Context) =>
  readFields(STEP_READ, value, path, 'a step: a time and an action', context.troubles);

/** Names and times that one step hands to the next. */
export type Story = {
  /** the earliest moment at which the steps so far can be done; the exact one when `exact` */
  readonly reached: Instant;
  /** what a later step can clear: faults by name and kind, and changes of the surroundings */
  readonly broken: Set<string>;
  /** step names → index */
  readonly names: Map<string, number>;
};

/** What a patient can press, as files write it. */
const REQUESTS = { 'request-bolus': 'bolus', 'read-status': 'status', 'pause-sound': 'silence' } as const;

/** The story before its first step. */
export const opening = (): Story => ({ reached: 0 as Instant, broken: new Set(), names: new Map() });

/** Exactly one of these keys must be written; says so where it is not. */
function exactlyOne<K extends string>(
  value: unknown,
  keys: readonly K[],
  what: string,
  path: Path,
  context: Context,
): K | null {
  const written = keys.filter((key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key));
  const [only] = written;
  if (only !== undefined && written.length === 1) return only;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const found = written.length === 0 ? `no ${what}` : `${written.join(' and ')} together`;
  const remedy = written.length === 0 ? `write one of ${keys.join(', ')}` : 'leave one out, or write a step for each';
  const place = written[1] === undefined ? path : [...path, written[1]];
  context.troubles.push({ path: place, atKey: true, found, expected: `one ${what}: ${oneOf(keys)}`, remedy });
  return null;
}

function checkFill(fill: number, path: Path, context: Context): void {
  const capacity = context.profile?.reservoir.capacity.value;
  if (capacity === undefined || fill <= capacity) return;
  note(context.troubles, path, {
    found: formatVolume(fill),
    expected: `at most the capacity of the reservoir, ${formatVolume(capacity)}`,
    remedy: 'fill less or choose a larger device',
  });
}

/** Refuses a fill above the capacity of the device. */
export { checkFill };

/** Refuses a catheter that makes no line, or one that holds more than the reservoir. */
export function checkCatheter(length: Length, path: Path, context: Context): void {
  if (context.profile === null) return;
  const line = lineVolume(context.profile, length, 'full-system');
  if (!line.ok) note(context.troubles, path, line.refusal);
}

/** Refuses a belief about the tubing that no reservoir could fill. */
export function checkTubing(volume: Volume, path: Path, context: Context): void {
  const capacity = context.profile?.reservoir.capacity.value;
  if (capacity === undefined || volume < capacity) return;
  note(context.troubles, path, {
    found: formatVolume(volume),
    expected: `less than the reservoir holds, ${formatVolume(capacity)}`,
    remedy: 'write what the pump is told of its tubing, e.g. 0.199 mL',
  });
}

/** Refuses a moment of implantation that the run does not reach. */
export function checkImplantation(at: Duration, path: Path, context: Context): void {
  const { until } = context;
  if (until === null || at < until) return;
  note(context.troubles, path, {
    found: formatDuration(at),
    expected: `a moment before the end of the run, ${formatDuration(until)}`,
    remedy: 'implant sooner or let the run last longer',
  });
}

/** Refuses a drug that the formulary does not hold. */
export function checkDrug(drug: string, path: Path, context: Context): void {
  const wrong = unknownWord(drug, context.catalogue.drugs, 'drug of the formulary');
  if (wrong !== null) note(context.troubles, path, wrong);
}

function checkOrder(order: ClinicianOrder, path: Path, context: Context): void {
  if (order.order !== 'refill') return;
  checkFill(order.fill, [...path, 'refill', 'fill'], context);
  if (order.drug !== null) checkDrug(order.drug, [...path, 'refill', 'drug'], context);
}

function habitOf(written: WrittenHabit, path: Path, context: Context): Habit {
  if (written.habit === 'forgets-to-confirm') return written;
  const { until, ...habit } = written;
  const end = until === null ? null : resolveMoment(until, [...path, habit.habit, 'until'], context);
  return { ...habit, until: end };
}

function worldOf(change: WorldChange, story: Story): Action {
  story.broken.add(change.change);
  return { do: 'world', change };
}

function personOf(person: NonNullable<Written['person']>, path: Path, story: Story, context: Context): Action {
  if ('change' in person) return worldOf(person, story);
  return { do: 'person', habit: habitOf(person, path, context) };
}

function clinicianOf(order: NonNullable<Written['clinician']>, path: Path, context: Context): Action {
  if (order.order === 'keys') return { do: 'keys', presses: order.presses };
  checkOrder(order, path, context);
  return { do: 'clinician', order };
}

function directOf(direct: NonNullable<Written['direct']>, path: Path, context: Context): Action {
  if (direct.order === 'habit') return { do: 'person', habit: habitOf(direct.habit, path, context), direct: true };
  if (direct.order !== 'request-bolus') checkOrder(direct, path, context);
  return { do: 'direct', order: direct };
}

function faultOf(written: Written, path: Path, story: Story, context: Context): Action | null {
  if (written.fault === undefined) return null;
  const fault = resolveFault(written.fault, [...path, 'fault'], story.broken, context);
  return fault === null ? null : { do: 'fault', fault };
}

function actionOf(written: Written, path: Path, story: Story, context: Context): Action | null {
  if (written.clinician !== undefined) return clinicianOf(written.clinician, [...path, 'clinician'], context);
  if (written.direct !== undefined) return directOf(written.direct, [...path, 'direct'], context);
  if (written.clear !== undefined) {
    checkClear(written.clear, story.broken, [...path, 'clear'], context);
    return { do: 'clear', fault: written.clear };
  }
  if (written.patient !== undefined) return { do: 'patient', request: REQUESTS[written.patient] };
  if (written.world !== undefined) return worldOf(written.world, story);
  if (written.snapshot !== undefined) return { do: 'snapshot', name: written.snapshot };
  if (written.narrate !== undefined) return { do: 'narrate', narration: written.narrate };
  if (written.person !== undefined) return personOf(written.person, [...path, 'person'], story, context);
  if (written.stranger !== undefined) return { do: 'stranger', deed: written.stranger };
  return faultOf(written, path, story, context);
}

function fixed(at: Instant, path: Path, story: Story, context: Context): When {
  if (at < story.reached) {
    note(context.troubles, path, {
      found: `${formatDuration(at)} after the start`,
      expected: `${formatDuration(story.reached)} or later, as the step before it`,
      remedy: 'put the steps in order of time',
    });
  }
  return { at };
}

function whenOf(written: Written, path: Path, story: Story, first: boolean, context: Context): When | null {
  if (written.at !== undefined) {
    const at = resolveMoment(written.at, [...path, 'at'], context);
    return at === null ? null : fixed(at, [...path, 'at'], story, context);
  }
  if (written.after === undefined) return null;
  const { after, delay } = written.after;
  const earliest = story.reached + delay;
  if (context.until !== null && earliest > context.until) {
    note(context.troubles, [...path, 'after'], {
      found: `${formatDuration(earliest)} after the start at the earliest`,
      expected: `a moment up to the end of the run, ${formatDuration(context.until)}`,
      remedy: 'move it forward or make `until` longer',
    });
  }
  return first && after === 'previous' ? { at: delay as number as Instant } : { after, delay };
}

const reachedBy = (when: When | null, story: Story): Instant => {
  if (when === null) return story.reached;
  const at = 'at' in when ? when.at : ((story.reached + when.delay) as Duration as number as Instant);
  return Math.max(at, story.reached) as Instant;
};

function remember(name: string, index: number, path: Path, story: Story, context: Context): void {
  if (story.names.has(name)) {
    note(context.troubles, [...path, 'name'], {
      found: `the name "${name}" a second time`,
      expected: 'a name of its own for each step',
      remedy: 'rename one of the two',
    });
  }
  story.names.set(name, index);
}

/** Reads one step. @returns the step, or null when something in it was wrong, and the story after it */
export function resolveStep(
  value: unknown,
  index: number,
  story: Story,
  context: Context,
): { readonly step: Step | null; readonly story: Story } {
  const path: Path = ['steps', index];
  const written = fieldsOf(value, path, context);
  exactlyOne(value, TIMING_KEYS, 'time', path, context);
  exactlyOne(value, ACTION_KEYS, 'action', path, context);
  if (written.name !== undefined) remember(written.name, index, path, story, context);
  const when = whenOf(written, path, story, index === 0, context);
  const action = actionOf(written, path, story, context);
  const next: Story = { ...story, reached: reachedBy(when, story) };
  if (when === null || action === null) return { step: null, story: next };
  return { step: { index, line: context.lineOf(path), when, action, text: describe(action) }, story: next };
}
