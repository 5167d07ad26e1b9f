import { closeSync, openSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { createPlotPoints, drawPlot } from '../report/index.js';
import { traceFile } from '../trace/file.js';
import { createTraceWriter, type EndRecord, type TraceSink } from '../trace/index.js';
import { isDirectory, unusable } from './reading.js';
import { asWord } from './shell.js';
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

/** A file that a run is to write, and the flag that names it. */
export type Wanted = { readonly flag: string; readonly path: string };

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

function refuseName({ flag, path }: Wanted, file: string, others: readonly Wanted[]): void {
  if (flag === '--plot' && !/.\.svg$/i.test(path)) {
    const stem = path.replace(/(?<=[^/])\.[^./]*$/, '');
    throw new WrongUse({
      code: 'plot-not-svg',
      found: `--plot "${path}"`,
      expected: 'a name that ends in .svg; the picture is an SVG and nothing else',
      remedy:
        basename(stem).startsWith('.') || stem.endsWith('/')
          ? 'write e.g. --plot run.svg'
          : `write --plot ${asWord(`${stem}.svg`)}`,
    });
  }
  const same = [{ flag: 'the scenario', path: file }, ...others].find((one) => resolve(one.path) === resolve(path));
  if (same === undefined || isDevice(path)) return;
  throw new WrongUse({
    code: 'output-over-input',
    found: `${flag} "${path}", which is ${same.flag === 'the scenario' ? 'the scenario itself' : `also ${same.flag}`}`,
    expected: 'a file of its own',
    remedy: 'choose another name',
  });
}

/**
 * Finds out before a run whether its files can be written; creates and changes nothing.
 *
 * @param file  the scenario, which must not be written over
 * @throws {WrongUse} for the first file that cannot be written or has the wrong name
 */
export function checkOutputs(file: string, wanted: readonly Wanted[]): void {
  for (const [i, one] of wanted.entries()) {
    refuseName(one, file, wanted.slice(0, i));
    probe(one);
  }
}

const write = (path: string, text: string): void => {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw unusable(path, error, 'a file that can be written');
  }
};

/** The picture of `--plot FILE.svg`. @throws {WrongUse} when the file cannot be written; found out before the run */
export function plotOutput(path: string, residualPl: number): Output {
  write(path, '');
  const points = createPlotPoints(residualPl);
  return { sink: points.sink, finish: async () => write(path, await drawPlot(points.data())) };
}
