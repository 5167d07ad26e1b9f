import { writeFileSync } from 'node:fs';
import { createPlotPoints, drawPlot } from '../report/index.js';
import { traceFile } from '../trace/file.js';
import { createTraceWriter, type EndRecord, type TraceSink } from '../trace/index.js';
import { unusable } from './reading.js';
import { must } from './wrong.js';

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
