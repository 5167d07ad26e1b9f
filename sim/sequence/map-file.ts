import { nearest } from '../../src/base/index.js';
import { type Issue, written } from '../scenario/index.js';
import { EXACT, type Tolerance } from './event.js';
import type { Meaning, SequenceMap } from './map.js';
import { bareEvent, entryShape, mapShape } from './map-shape.js';
import { parseTime, type TimeForm } from './time-form.js';
import type { Regions } from './vocabulary.js';

const { inFileOrder, isMap, locate, note, read, readFields, readSource } = written;

/** A map, or everything that is wrong with its file. */
export type ParsedMap =
  | { readonly ok: true; readonly map: SequenceMap }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** How the file is to be read. */
export type MapOptions = {
  /** name of the file, for issues */
  readonly file: string;
  readonly regions: Regions;
  /** in place of the tolerance that the file has for events without one of their own */
  readonly tolerance?: Tolerance;
};

const FIRST_EVENT = 'first-event';

type Entries = ReadonlyMap<string, { readonly is: string; readonly tolerance: Tolerance }>;

function entriesOf(value: unknown, usual: Tolerance, regions: Regions, troubles: written.Troubles): Entries {
  const entries = new Map<string, { readonly is: string; readonly tolerance: Tolerance }>();
  if (!isMap(value)) return entries;
  const [bare, whole] = [bareEvent(regions), entryShape(regions)];
  for (const [key, entry] of Object.entries(value)) {
    const path = ['events', key];
    // Words of a log are read without the blanks around them.
    if (entries.has(key.trim())) {
      note(troubles, path, {
        found: `"${key}" beside "${key.trim()}", which are one word in a log`,
        expected: 'each word once',
        remedy: 'leave one of them out',
      });
      continue;
    }
    if (isMap(entry)) {
      const found = read(whole, entry, path, troubles);
      if (found !== undefined) entries.set(key.trim(), { is: found.is, tolerance: found.tolerance ?? usual });
    } else {
      const is = read(bare, entry, path, troubles);
      if (is !== undefined) entries.set(key.trim(), { is, tolerance: usual });
    }
  }
  return entries;
}

/** What a word of the log means, and for one that nobody knows the nearest. */
function meaningOf(entries: Entries, ignore: readonly string[]): (word: string) => Meaning {
  const whole = new Set(ignore.filter((word) => !word.endsWith('*')));
  const begins = ignore.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return (word) => {
    const entry = entries.get(word);
    if (entry !== undefined) return entry;
    if (whole.has(word) || begins.some((beginning) => word.startsWith(beginning))) return 'ignored';
    const near = nearest(word, [...entries.keys(), ...whole]);
    const also = 'add it to the map under events, or under ignore';
    const remedy = near === null ? also : `did you mean "${near}"? otherwise ${also}`;
    return { unknown: { found: `"${word}"`, expected: 'a word that the map knows', remedy } };
  };
}

/** What cannot be seen in one key alone. */
function checkTogether(tree: Readonly<Record<string, unknown>>, found: Found, troubles: written.Troubles): void {
  const { time, start } = found;
  if (start !== undefined && start !== FIRST_EVENT && time !== undefined) {
    const began = parseTime(start, time.form);
    if (!began.ok) note(troubles, ['start'], { ...began.refusal, remedy: `${began.refusal.remedy}, or first-event` });
  }
  if (isMap(tree.events) && Object.keys(tree.events).length === 0)
    note(troubles, ['events'], {
      found: 'an empty map',
      expected: 'at least one word of the log',
      remedy: 'write e.g. "Motor stalled": alarm motor-stall raised',
    });
  const form: TimeForm | undefined = time?.form;
  const needs = (key: 'zone' | 'changes' | 'over-midnight', only: TimeForm): void => {
    if (time?.[key] !== undefined && form !== only)
      note(troubles, ['time', key], {
        found: `${key} with form: ${form}`,
        expected: `form: ${only}`,
        remedy: `leave ${key} out`,
      });
  };
  needs('zone', 'date-time');
  needs('changes', 'date-time');
  needs('over-midnight', 'clock');
  const { changes = [] } = time ?? {};
  for (const [i, change] of changes.entries()) {
    const before = changes[i - 1];
    if (before !== undefined && change.at < Math.max(before.at, before.to))
      note(troubles, ['time', 'changes', i], {
        found: 'a change before the one above it',
        expected: 'changes in order of time',
        remedy: 'sort them',
      });
  }
}

type Found = ReturnType<typeof fieldsOf>;

const fieldsOf = (tree: unknown, regions: Regions, troubles: written.Troubles) =>
  readFields(mapShape(regions), tree, [], 'a map of a log', troubles);

function mapOf(found: Found, entries: Entries): SequenceMap | null {
  const { time, start, event } = found;
  if (time === undefined || start === undefined || event === undefined) return null;
  return {
    format: found.format ?? null,
    delimiter: found.delimiter ?? 'comma',
    clock: {
      form: time.form,
      zone: time.zone ?? null,
      changes: time.changes ?? [],
      overMidnight: time['over-midnight'] ?? false,
    },
    timeColumn: time.column.trim(),
    eventColumns: event.map((column) => column.trim()),
    fields: found.fields ?? {},
    newestFirst: found['newest-first'] ?? false,
    leaveOut: found['leave-out'] ?? [],
    guarded: false,
    meaning: meaningOf(entries, found.ignore ?? []),
    covers: [...new Set([...entries.values()].map(({ is }) => is)), ...(found.covers ?? [])],
    start: start === FIRST_EVENT ? null : start,
    order: found.order ?? 'strict',
    apart: found.apart ?? null,
  };
}

/**
 * Reads and checks the map of a log: where its times and events stand, how they are written, and what its words mean.
 *
 * @returns the map, or every issue at once in the order of the file, each with line, column, and the nearest word; never throws for
 *   what a user can write
 */
export function parseMap(text: string, { file, regions, tolerance }: MapOptions): ParsedMap {
  const { source, issues, broken } = readSource(text, file);
  if (broken) return { ok: false, issues };
  const troubles: written.Trouble[] = [];
  let tree: unknown;
  try {
    tree = source.document.toJS();
  } catch {
    note(troubles, [], { found: 'YAML that cannot be read', expected: 'YAML 1.2', remedy: 'write the values out' });
  }
  const found = fieldsOf(tree, regions, troubles);
  const entries = entriesOf(found.events, tolerance ?? found.tolerance ?? EXACT, regions, troubles);
  if (isMap(tree)) checkTogether(tree, found, troubles);
  const all = inFileOrder([...issues, ...troubles.map((trouble) => locate(trouble, file, source, []))]);
  const map = mapOf(found, entries);
  return all.length > 0 || map === null ? { ok: false, issues: all } : { ok: true, map };
}
