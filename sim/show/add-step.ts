import { type Document, isMap, isScalar, isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { formatDuration, type Instant } from '../../src/units/index.js';
import type { Scenario } from '../scenario/index.js';

/** What a step says besides its moment, as files write it: `{ patient: 'request-bolus' }`. */
export type StepWords = Readonly<Record<string, unknown>>;

type Ranged = { readonly range?: readonly number[] | null };
/** A piece of text to be put in place of what stands between two offsets. */
type Change = { readonly from: number; readonly to: number; readonly text: string };

const inline = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();

/** The step in the way in which files write theirs: the moment in a line, what is done in the next. */
const linesOf = (at: Instant, words: StepWords, indent: string): string =>
  [
    `${indent}- at: ${formatDuration(at)}`,
    ...Object.entries(words).map(([key, value]) => `${indent}  ${key}: ${inline(value)}`),
  ].join('\n');

/** Where a step of this moment has its place: before the first whose moment is written and comes later. Steps stand in order of time. */
const placeFor = ({ steps }: Scenario, at: Instant): number => {
  const later = steps.findIndex(({ when }) => 'at' in when && when.at > at);
  return later < 0 ? steps.length : later;
};

/**
 * Where a step of this moment may have its place, the best one first: behind those that wait for something, and, where their own spans would
 * put it too late, before those of them that still wait. Only before one that waits for a happening: one that counts from the step before it,
 * or from a happening that may have come, would come at another time.
 *
 * @param done  indexes of the steps that have been done
 */
export function placesFor(scenario: Scenario, at: Instant, done: ReadonlySet<number>): readonly number[] {
  const { steps } = scenario;
  const behind = placeFor(scenario, at);
  const before = 1 + steps.findLastIndex(({ index, when }) => done.has(index) || ('at' in when && when.at <= at));
  const first = steps[before]?.when;
  const waits = first !== undefined && 'after' in first && first.after !== 'previous' && first.delay === 0;
  return before < behind && waits ? [behind, before] : [behind];
}

/** Column at which the dashes of a list stand; null for one that is written in brackets, or is empty. */
function dashesOf(text: string, steps: YAMLSeq): string | null {
  const start = (steps.items[0] as Ranged | undefined)?.range?.[0];
  if (steps.flow === true || start === undefined) return null;
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return /^ *- *$/.test(line) ? line.slice(0, line.indexOf('-')) : null;
}

/** Puts a block in behind the line in which a place lies. */
function behind(text: string, place: number, block: string): Change {
  const end = text.indexOf('\n', Math.max(0, place - 1));
  if (end < 0) return { from: text.length, to: text.length, text: `\n${block}\n` };
  return { from: end + 1, to: end + 1, text: `${block}\n` };
}

function stepPutIn(text: string, steps: YAMLSeq, index: number, written: (indent: string) => string): Change | null {
  const indent = dashesOf(text, steps);
  if (indent === null) return null;
  const [before, after] = [steps.items[index - 1] as Ranged | undefined, steps.items[index] as Ranged | undefined];
  const end = before?.range?.[1];
  if (end !== undefined) return behind(text, end, written(indent));
  const start = after?.range?.[0];
  if (start === undefined) return null;
  const line = text.lastIndexOf('\n', start) + 1;
  return { from: line, to: line, text: `${written(indent)}\n` };
}

/** Expectations that count from a step by its number: those behind the new one have another number now. */
function renumbered(document: Document, index: number): readonly Change[] {
  const expect = isMap(document.contents) ? document.get('expect', true) : null;
  if (!isSeq(expect)) return [];
  return expect.items.flatMap((item) => {
    const of = isMap(item) ? item.get('of', true) : null;
    if (!isScalar(of) || typeof of.value !== 'number' || of.value <= index) return [];
    const [from, to] = of.range ?? [];
    return from === undefined || to === undefined ? [] : [{ from, to, text: String(of.value + 1) }];
  });
}

const changed = (text: string, changes: readonly Change[]): string =>
  changes
    .toSorted((a, b) => b.from - a.from)
    .reduce((now, change) => now.slice(0, change.from) + change.text + now.slice(change.to), text);

/**
 * The text of a scenario file with one step more, where its moment has its place. Comments and everything else stay as they are written,
 * unless the list is written in brackets: then the file is written anew.
 *
 * @param text      of the scenario
 * @param scenario  what it says
 * @param index     one of its places; the best one when left out
 */
export function withStep(
  text: string,
  scenario: Scenario,
  at: Instant,
  words: StepWords,
  index = placeFor(scenario, at),
): string {
  const document = parseDocument(text, { logLevel: 'silent' });
  const steps = isMap(document.contents) ? document.get('steps', true) : null;
  const put = isSeq(steps) ? stepPutIn(text, steps, index, (indent) => linesOf(at, words, indent)) : null;
  if (put !== null) return changed(text, [put, ...renumbered(document, index)]);
  const numbers = renumbered(document, index);
  const other = numbers.length === 0 ? document : parseDocument(changed(text, numbers), { logLevel: 'silent' });
  const list = other.get('steps', true);
  const step = other.createNode({ at: formatDuration(at), ...words });
  if (isSeq(list)) {
    list.items.splice(index, 0, step);
    list.flow = false;
  } else other.set('steps', other.createNode([step]));
  return other.toString({ lineWidth: 120 });
}
