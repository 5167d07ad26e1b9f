import { writeFileSync } from 'node:fs';
import type { Instant } from '../../src/units/index.js';
import { canonical, type HeaderRecord, sha256Hex } from '../trace/index.js';
import type { RunSnapshot } from '../world/index.js';
import { readText, unusable } from './reading.js';
import { version } from './version.js';
import { BadFile } from './wrong.js';

const FORMAT = 3;

/** A run that was written down, and the header of its trace. */
export type Kept = {
  readonly header: HeaderRecord;
  readonly run: RunSnapshot;
  /** the story was changed before, where the run went on from another snapshot: it does not tell what was before that */
  readonly changed?: true;
};

/** Writes a run down. @throws {WrongUse} when the file cannot be written */
export function writeSnapshot(path: string, at: Instant, kept: Kept): void {
  const content = canonical({ ...kept });
  const text = canonical({
    kind: 'snapshot',
    format: FORMAT,
    thecal: version(),
    at_ms: at,
    sha256: sha256Hex(content),
    content,
  });
  try {
    writeFileSync(path, `${text}\n`);
  } catch (error) {
    throw unusable(path, error, 'a file that can be written');
  }
}

type Told = { readonly found: string; readonly expected: string; readonly remedy: string };
const AGAIN = 'write it again with thecal run FILE --snapshot-at 10d=FILE.json';

const bad = (path: string, told: Told): BadFile =>
  new BadFile(path, [`${path}  found ${told.found}; expected ${told.expected}; ${told.remedy}`], [told]);

function fieldsOf(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // told below
  }
  throw bad(path, { found: 'no JSON object', expected: 'a snapshot of a run', remedy: AGAIN });
}

type Sort = 'object' | 'array' | 'number' | 'string';
const sortOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/** What a run cannot be resumed without, and of which sort it is. */
const SHAPE: readonly (readonly [path: string, sort: Sort])[] = [
  ['header', 'object'],
  ['header.seed', 'number'],
  ['header.scenario.hash', 'string'],
  ['header.options.until_ms', 'number'],
  ['header.story.text', 'string'],
  ['header.story.settings', 'array'],
  ['run', 'object'],
  ['run.world', 'object'],
  ['run.world.kernel', 'object'],
  ['run.world.kernel.now', 'number'],
  ['run.world.kernel.entries', 'array'],
  ['run.world.state', 'object'],
  ['run.world.state.seq', 'number'],
  ['run.world.firmware', 'object'],
  ['run.judge.watches', 'array'],
  ['run.judge.windows', 'object'],
  ['run.oracle', 'object'],
  ['run.done', 'array'],
  ['run.came', 'object'],
];

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (sortOf(inner) === 'object' ? (inner as Record<string, unknown>)[key] : undefined),
      value,
    );

/** Somebody may have written a content of their own under a hash that fits it. */
function keptIn(path: string, content: string): Kept {
  const value: unknown = fieldsOf(path, content);
  const wrong = SHAPE.find(([name, sort]) => sortOf(at(value, name)) !== sort);
  if (wrong === undefined) return value as Kept;
  const [name, sort] = wrong;
  const is = sortOf(at(value, name));
  throw bad(path, {
    found: `a content ${is === 'undefined' ? `without ${name}` : `in which ${name} is of the sort ${is}`}`,
    expected: `${name} of the sort ${sort}, as in a snapshot that thecal wrote`,
    remedy: AGAIN,
  });
}

/**
 * Reads a run that was written down.
 *
 * @throws {WrongUse} when there is no such file
 * @throws {BadFile} for a file that is no snapshot, was changed, or was written by another version: a pump is resumed whole or not at all
 */
export function readSnapshot(path: string): Kept {
  const { kind, format, thecal, sha256, content } = fieldsOf(path, readText(path));
  if (kind !== 'snapshot' || typeof content !== 'string')
    throw bad(path, { found: `kind ${JSON.stringify(kind)}`, expected: 'a snapshot of a run', remedy: AGAIN });
  if (format !== FORMAT || thecal !== version())
    throw bad(path, {
      found: `a snapshot of thecal ${String(thecal)}, format ${String(format)}`,
      expected: `one of thecal ${version()}, format ${FORMAT}`,
      remedy: `go on with the version that wrote it; for this one, ${AGAIN}`,
    });
  if (sha256 !== sha256Hex(content))
    throw bad(path, {
      found: 'a content that does not fit its SHA-256',
      expected: 'the file as it was written',
      remedy: `it was changed; ${AGAIN}`,
    });
  return keptIn(path, content);
}
