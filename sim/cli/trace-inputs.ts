import { existsSync } from 'node:fs';
import { PROFILE_IDS, PROFILES } from '../../src/profile/index.js';
import { asWord } from '../report/index.js';
import { filesBelow, listScenarios } from '../scenario/files.js';
import { looksLikeTrace } from '../trace/file-kind.js';
import { readTraceFile } from '../trace/file-reader.js';
import type { TraceRecord, TraceSink } from '../trace/index.js';
import { runScenario } from '../world/index.js';
import type { Drugs } from './formulary-file.js';
import { isDirectory } from './reading.js';
import { scenarioFrom } from './scenario-file.js';
import { BadFile, known, must, WrongUse } from './wrong.js';

/** A file whose records are wanted: a scenario gives them by being run. */
export type TraceInput = { readonly file: string; readonly what: 'scenario' | 'trace' };

/** How traces are named; in a folder nothing else is looked into. */
const isNamedAsTrace = (name: string): boolean => /\.jsonl(\.gz)?$/.test(name);

const inFolder = (folder: string): readonly TraceInput[] => {
  const scenarios = must(listScenarios(folder)).map((file) => ({ file, what: 'scenario' as const }));
  const traces = filesBelow(folder, isNamedAsTrace).map((file) => ({ file, what: 'trace' as const }));
  const all = [...scenarios, ...traces].sort((a, b) => (a.file < b.file ? -1 : 1));
  if (all.length > 0) return all;
  throw new WrongUse({
    code: 'nothing-to-read',
    found: `"${folder}", without a scenario or trace in it`,
    expected: 'scenarios (*.yaml) or traces (*.jsonl, *.jsonl.gz)',
    remedy: 'write a trace with thecal run FILE --trace run.jsonl, or name another folder',
  });
};

/** Scenarios, traces and folders of both, as they were named, each folder in the order of its names. @throws {WrongUse} */
export const traceInputs = (paths: readonly string[]): readonly TraceInput[] =>
  paths.flatMap((path) =>
    isDirectory(path) ? inFolder(path) : [{ file: path, what: looksLikeTrace(path) ? 'trace' : 'scenario' }],
  );

/** Whether a file is there, is called as scenarios are and does not begin as a trace does. */
const isScenarioFile = (file: string): boolean => /\.ya?ml$/i.test(file) && existsSync(file) && !looksLikeTrace(file);

/** Which record could not be read, for who keeps traces that other programs have written. */
const unreadable = ({ kind, seq, t }: TraceRecord, error: unknown): string =>
  `found fields of record ${seq} (kind "${kind}", t ${t}) that cannot be read (${error instanceof Error ? error.message : String(error)}); ` +
  'expected a record as this version writes it; run the scenario again to get a whole trace';

/**
 * Gives the records of a trace file as it is read.
 *
 * @throws {WrongUse} when there is no such file
 * @throws {BadFile} when it is not whole; what was given before counts for nothing
 */
export async function traceRecords(file: string, see: TraceSink): Promise<void> {
  if (isScenarioFile(file))
    throw new WrongUse({
      code: 'path-is-scenario',
      found: `"${file}", which is a scenario`,
      expected: 'a trace',
      remedy: `"thecal run ${asWord(file)} --trace run.jsonl" writes one`,
    });
  let failure: string | null = null;
  const issues = must(
    await readTraceFile(file, (record) => {
      if (failure !== null) return;
      try {
        see(record);
      } catch (error) {
        if (error instanceof WrongUse || error instanceof BadFile) throw error;
        failure = unreadable(record, error);
      }
    }),
  );
  // What is wrong with the trace as such explains a record that cannot be read, so it comes first.
  if (issues.length === 0 && failure === null) return;
  if (issues.length === 0 && failure !== null) throw new BadFile(file, [failure]);
  const told = issues.map(
    ({ line, found, expected, remedy }) => `${file}:${line}  found ${found}; expected ${expected}; ${remedy}`,
  );
  throw new BadFile(file, told, issues);
}

/**
 * Gives the records of a trace as it is read, or of a scenario as it is run.
 *
 * @throws {WrongUse} when there is no such file
 * @throws {BadFile} when it is not valid; what was given before counts for nothing
 */
export async function recordsOf({ file, what }: TraceInput, drugs: Drugs, see: TraceSink): Promise<void> {
  if (what === 'trace') return traceRecords(file, see);
  const scenario = scenarioFrom(file, drugs, { settings: [] });
  const profile = PROFILES[known(scenario.device, PROFILE_IDS, 'profile')];
  const result = runScenario(scenario, { profile, formulary: drugs.formulary, sinks: [see] });
  see({ ...result.end, sha256: '' });
}
