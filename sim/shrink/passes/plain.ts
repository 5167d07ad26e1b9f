import { formatDuration } from '../../../src/units/index.js';
import { type Edit, entriesOf, isTree, type Path } from '../draft.js';
import { leavesOf } from '../size.js';
import type { Pass, Smallest } from './pass.js';

/** What is put into the firmware by hand in place of what people do. */
const BY_HAND: Readonly<Record<string, string>> = {
  'request-bolus': 'request-bolus',
  'read-status': 'interrogate',
  'pause-sound': 'pause-audio',
};

function byHand(step: unknown, path: Path): readonly Edit[] {
  if (!isTree(step)) return [];
  // Keys need a programmer to be pressed on.
  if (isTree(step.clinician) && step.clinician.keys !== undefined) return [];
  if (step.clinician !== undefined) return [{ rename: [...path, 'clinician'], key: 'direct' }];
  if (step.person !== undefined) return [{ rename: [...path, 'person'], key: 'direct' }];
  const asked = typeof step.patient === 'string' ? BY_HAND[step.patient] : undefined;
  if (asked === undefined) return [];
  return [
    { put: [...path, 'patient'], value: asked },
    { rename: [...path, 'patient'], key: 'direct' },
  ];
}

const stepsOf = ({ draft }: Smallest): readonly unknown[] => entriesOf(draft.tree, 'steps');

/** Puts orders into the firmware in place of people with their controllers: all at once, then step by step. */
export const nobodyBetween: Pass = function* (smallest) {
  const all = stepsOf(smallest()).flatMap((step, i) => byHand(step, ['steps', i]));
  if (all.length > 0) yield all;
  for (let i = 0; i < stepsOf(smallest()).length; i++) {
    const edits = byHand(stepsOf(smallest())[i], ['steps', i]);
    if (edits.length > 0) yield edits;
  }
};

/** The moment of a step as a span since the start, where it is told otherwise. */
function told({ draft, trial }: Smallest, i: number): readonly Edit[] {
  const step = entriesOf(draft.tree, 'steps')[i];
  const at = trial.done.get(i);
  if (!isTree(step) || at === undefined) return [];
  const value = formatDuration(at);
  if (step.after !== undefined)
    return [
      { put: ['steps', i, 'after'], value },
      { rename: ['steps', i, 'after'], key: 'at' },
    ];
  return /^day /i.test(String(step.at)) ? [{ put: ['steps', i, 'at'], value }] : [];
}

/** Puts the moment at which a step was done in place of what it waits for: then what it waited for may go. */
export const momentsTold: Pass = function* (smallest) {
  const all = stepsOf(smallest()).flatMap((_, i) => told(smallest(), i));
  if (all.length > 0) yield all;
  for (let i = 0; i < stepsOf(smallest()).length; i++) {
    const edits = told(smallest(), i);
    if (edits.length > 0) yield edits;
  }
};

const isDrug = (path: Path): boolean =>
  path.at(-1) === 'drug' || (path.length === 2 && path[0] === 'drug' && path[1] === 'name');

/** Programs whose mode is not simple, with a dose that they have. */
function simpler(value: unknown, path: Path): readonly (readonly Edit[])[] {
  if (Array.isArray(value)) return value.flatMap((entry, i) => simpler(entry, [...path, i]));
  if (!isTree(value)) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => simpler(part, [...path, key]));
  if (value.mode === undefined || value.mode === 'simple') return inner;
  const dose = leavesOf({ program: value }).find(({ path: at }) => at.at(-1) === 'dose')?.value ?? '1 mg/day';
  const { bridge: _bridge, patient: _patient, limits: _limits, ...basal } = value;
  const edits: Edit[] = [
    { put: [...path, 'mode'], value: 'simple' },
    ...['steps', 'days'].filter((key) => basal[key] !== undefined).map((key): Edit => ({ drop: [...path, key] })),
    { put: [...path, 'dose'], value: dose },
  ];
  return [edits, ...inner];
}

/** Puts morphine in place of another drug, and an even flow in place of one by the clock. */
export const ordinary: Pass = function* (smallest) {
  const drugs = leavesOf(smallest().draft.tree).filter(({ path, value }) => isDrug(path) && value !== 'morphine');
  if (drugs.length > 1) yield drugs.map(({ path }): Edit => ({ put: path, value: 'morphine' }));
  for (const { path } of drugs) yield [{ put: path, value: 'morphine' }];
  for (const edits of simpler(smallest().draft.tree.steps, ['steps'])) yield edits;
};
