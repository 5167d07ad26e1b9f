import { readFileSync, statSync } from 'node:fs';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import { formatIssue } from '../scenario/index.js';
import {
  FORMATS,
  type Format,
  formatLogIssue,
  type LogReading,
  ownForm,
  parseMap,
  readLog,
  type SequenceMap,
  type Tolerance,
} from '../sequence/index.js';
import { catalogueOf } from '../world/index.js';
import { readText, unusable } from './reading.js';
import { BadFile, WrongUse } from './wrong.js';

/** Far longer than a log that is matched; what is longer would only fill the memory. */
const MOST_BYTES = 33_554_432;

/** The states of each region of the pump. */
const regions = () => catalogueOf(BUILT_IN_FORMULARY).regions;

/** The bytes of a log as text. @throws {WrongUse} for a file that cannot be read or is too long. @throws {BadFile} for one in another encoding */
function textOf(file: string): string {
  let bytes: Uint8Array;
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES)
      throw new WrongUse({
        code: 'log-too-long',
        found: `"${file}" with ${size} bytes`,
        expected: `a log of at most ${MOST_BYTES} bytes`,
        remedy: 'cut it into parts, each with a scenario of its own',
      });
    bytes = readFileSync(file);
  } catch (error) {
    throw error instanceof WrongUse ? error : unusable(file, error, 'a log that can be read');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const line = text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n').length;
    throw new BadFile(file, [
      `${file}:${line}  found bytes that are not UTF-8; expected text in UTF-8; export the log as UTF-8`,
    ]);
  }
}

/**
 * The map of `--map FILE`, or that of our own form without the flag.
 *
 * @param tolerance  in place of that of the map, for events without one of their own; null leaves it
 * @throws {WrongUse} when there is no such file. @throws {BadFile} with every issue of the map
 */
export function mapFrom(file: string | null, tolerance: Tolerance | null): SequenceMap {
  const given = tolerance === null ? {} : { tolerance };
  if (file === null) return ownForm(regions(), tolerance ?? undefined);
  const parsed = parseMap(readText(file), { file, regions: regions(), ...given });
  if (parsed.ok) return parsed.map;
  throw new BadFile(file, parsed.issues.map(formatIssue), parsed.issues);
}

/** How the lines of a log are written: as the map says, or by the ending of its name. @throws {WrongUse} when neither tells */
export function formatOf(file: string, map: SequenceMap): Format {
  const ending = FORMATS.find((format) => file.toLowerCase().endsWith(`.${format}`));
  const format = map.format ?? ending;
  if (format !== undefined) return format;
  throw new WrongUse({
    code: 'log-format-unknown',
    found: `"${file}", whose name does not say what it is`,
    expected: 'a name that ends in .csv or .jsonl',
    remedy: 'rename the file, or add format: csv to the map',
  });
}

/** The events of a log. @throws {WrongUse} when there is no such file. @throws {BadFile} with the first issues and their lines */
export function logFrom(file: string, map: SequenceMap): Extract<LogReading, { readonly ok: true }> {
  const read = readLog(textOf(file), map, formatOf(file, map));
  if (read.ok) return read;
  const more = read.more === 0 ? [] : [`... and ${read.more} more`];
  throw new BadFile(file, [...read.issues.map((issue) => formatLogIssue(file, issue)), ...more], read.issues);
}
