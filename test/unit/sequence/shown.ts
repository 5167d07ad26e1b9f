import { parseMap, readLog, type SequenceMap } from '../../../sim/sequence/index.js';
import type { Format } from '../../../sim/sequence/map.js';
import { catalogueOf } from '../../../sim/world/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';

export const REGIONS = catalogueOf(BUILT_IN_FORMULARY).regions;

/** A map that is right; tests lay lines over it. */
export const MAP = `version: 1
time: { column: Time, form: clock }
start: "00:00"
event: Event
events:
  Stall: alarm motor-stall raised
  Stall over: alarm motor-stall ended
  Blocked: { is: alarm occlusion, tolerance: { early: 10s, late: 1min } }
ignore: [Door, Login*]
tolerance: 30s
`;

/** Reads a map that must be right. @throws with its issues */
export function mapOf(text: string = MAP): SequenceMap {
  const parsed = parseMap(text, { file: 'm.yaml', regions: REGIONS });
  if (parsed.ok) return parsed.map;
  throw new Error(
    parsed.issues.map(({ line, path, found, expected }) => `${line} ${path} ${found}; ${expected}`).join('\n'),
  );
}

/** What is wrong with a map: `line:column path found … | remedy`. */
export function wrongWith(text: string): readonly string[] {
  const parsed = parseMap(text, { file: 'm.yaml', regions: REGIONS });
  return parsed.ok
    ? []
    : parsed.issues.map((one) => `${one.line}:${one.column} ${one.path} ${one.found} | ${one.remedy}`);
}

/** What is wrong with a log: `line column found | remedy`. */
export function wrongIn(text: string, map: string = MAP, format: Format = 'csv'): readonly string[] {
  const read = readLog(text, mapOf(map), format);
  return read.ok ? [] : read.issues.map(({ line, column, found, remedy }) => `${line} ${column} ${found} | ${remedy}`);
}

/** Events of a log that must be right: `time event`. */
export function eventsIn(text: string, map: string = MAP, format: Format = 'csv'): readonly string[] {
  const read = readLog(text, mapOf(map), format);
  if (!read.ok) return read.issues.map(({ line, found }) => `WRONG ${line} ${found}`);
  return read.events.map(({ time, event, line }) => `${line} ${(time - (read.start ?? 0)) / 1_000}s ${event}`);
}
