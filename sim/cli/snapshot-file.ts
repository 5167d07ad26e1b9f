import { writeFileSync } from 'node:fs';
import type { Instant } from '../../src/units/index.js';
import { canonical, type HeaderRecord, sha256Hex } from '../trace/index.js';
import type { RunSnapshot } from '../world/index.js';
import { readText, unusable } from './reading.js';
import { version } from './version.js';
import { BadFile } from './wrong.js';

const FORMAT = 2;

/** A run that was written down, and the header of its trace. */
export type Kept = { readonly header: HeaderRecord; readonly run: RunSnapshot };

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
  return JSON.parse(content) as Kept;
}
