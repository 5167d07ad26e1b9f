import { closeSync, openSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { asWord, createPlotPoints, drawPlot } from '../report/index.js';
import { traceFile } from '../trace/file.js';
import { createTraceWriter, type EndRecord, type TraceSink } from '../trace/index.js';
import { isDirectory, unusable } from './reading.js';
import { must, WrongUse } from './wrong.js';

/** A file that a run writes besides its report. */
export type Output = {
  readonly sink: TraceSink;
  /** @throws {WrongUse} when the file could not be written */
  readonly finish: (end: Omit<EndRecord, 'sha256'>) => Promise<void>;
};

/** The trace of `--trace FILE[.gz]`. @throws {WrongUse} when the file cannot be opened */
export function traceOutput(path: string): Output {
  const file = must(traceFile(path));
  const writer = createTraceWriter((text) => file.write(text));
  return {
    sink: writer.sink,
    finish: async (end) => {
      writer.end(end);
      must(file.close());
    },
  };
}

/** A file that is to be written, and the flag that names it. */
export type Wanted = {
  readonly flag: string;
  readonly path: string;
  /** whether the file may be called anything; otherwise its name ends as the flag asks */
  readonly anyName?: true;
  /** how its name ends, where the flag alone does not say so */
  readonly ending?: 'yaml';
};

/** Whether there is something that is no plain file: a pipe must not be opened and closed before it is used. */
const isDevice = (path: string): boolean => {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
};

/** Opens a file for writing and leaves it as it was. @throws {WrongUse} when it cannot be written */
function probe({ flag, path }: Wanted): void {
  const folder = dirname(path);
  if (!isDirectory(folder)) {
    throw new WrongUse({
      code: 'path-unusable',
      found: `${flag} "${path}", but there is no folder "${folder}"`,
      expected: 'a file that can be written',
      remedy: 'check the path, or create the folder first',
    });
  }
  try {
    if (isDevice(path)) return;
    const isNew = statSync(path, { throwIfNoEntry: false }) === undefined;
    closeSync(openSync(path, 'a'));
    if (isNew) unlinkSync(path);
  } catch (error) {
    throw unusable(path, error, `a file that ${flag} can write`);
  }
}

/** What a file is called, when only one kind of file is written. */
type Ending = { readonly name: string; readonly what: string; readonly code: string; readonly example: string };

const PAGE = { name: 'html', what: 'the report is one HTML page and nothing else', example: 'run.html' };
const ENDINGS: Readonly<Record<string, Ending>> = {
  '--plot': { name: 'svg', what: 'the picture is an SVG and nothing else', code: 'plot-not-svg', example: 'run.svg' },
  '--svg': { name: 'svg', what: 'the picture is an SVG and nothing else', code: 'svg-not-svg', example: 'diff.svg' },
  '--report': { ...PAGE, code: 'report-not-html' },
  '--out': { ...PAGE, code: 'out-not-html' },
  '--html': { ...PAGE, code: 'html-not-html' },
};

const SCENARIO: Ending = {
  name: 'yaml',
  what: 'a scenario file is YAML',
  code: 'out-not-yaml',
  example: 'small.yaml',
};

function wrongEnding(flag: string, path: string, { name, what, code, example }: Ending): WrongUse {
  const stem = path.replace(/(?<=[^/])\.[^./]*$/, '');
  return new WrongUse({
    code,
    found: `${flag} "${path}"`,
    expected: `a name that ends in .${name}; ${what}`,
    remedy:
      basename(stem).startsWith('.') || stem.endsWith('/')
        ? `write e.g. ${flag} ${example}`
        : `write ${flag} ${asWord(`${stem}.${name}`)}`,
  });
}

const INPUT = 'the file that is read';

function endingOf({ flag, anyName, ending }: Wanted): Ending | undefined {
  if (anyName === true) return undefined;
  return ending === 'yaml' ? SCENARIO : ENDINGS[flag];
}

function refuseName(wanted: Wanted, files: readonly string[], others: readonly Wanted[]): void {
  const { flag, path } = wanted;
  const ending = endingOf(wanted);
  if (ending !== undefined && !new RegExp(`.\\.${ending.name}$`, 'i').test(path)) throw wrongEnding(flag, path, ending);
  const inputs = files.map((file) => ({ flag: INPUT, path: file }));
  const same = [...inputs, ...others].find((one) => resolve(one.path) === resolve(path));
  if (same === undefined || isDevice(path)) return;
  throw new WrongUse({
    code: 'output-over-input',
    found: `${flag} "${path}", which is ${same.flag === INPUT ? `${INPUT} itself` : `also ${same.flag}`}`,
    expected: 'a file of its own',
    remedy: 'choose another name',
  });
}

/**
 * Finds out before a run whether its files can be written; creates and changes nothing.
 *
 * @param read  the scenario or trace that is read, or several: none must be written over
 * @throws {WrongUse} for the first file that cannot be written or has the wrong name
 */
export function checkOutputs(read: string | readonly string[], wanted: readonly Wanted[]): void {
  const files = typeof read === 'string' ? [read] : read;
  for (const [i, one] of wanted.entries()) {
    refuseName(one, files, wanted.slice(0, i));
    probe(one);
  }
}

/** Writes a whole file. @throws {WrongUse} when the disk will not have it */
export const writeOutput = (path: string, text: string): void => {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw unusable(path, error, 'a file that can be written');
  }
};

/** The picture of `--plot FILE.svg`. @throws {WrongUse} when the file cannot be written; found out before the run */
export function plotOutput(path: string, residualPl: number): Output {
  writeOutput(path, '');
  const points = createPlotPoints(residualPl);
  return { sink: points.sink, finish: async () => writeOutput(path, await drawPlot(points.data())) };
}
