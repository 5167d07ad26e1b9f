import type { Coverage } from '../coverage/index.js';
import type { SuiteResult } from '../suite/index.js';
import type { HeaderRecord } from '../trace/index.js';

import type { DiffSide } from './diff-points.js';

import type { CoveragePage } from './html/coverage-page.js';

import type { RunPage } from './html/run-page.js';
import type { PlotData } from './plot-points.js';

export type { Closing } from './closing.js';
export { columns } from './columns.js';
export { coverageLines } from './coverage-lines.js';
export { diffLines } from './diff-lines.js';
export { createDiffPlot, type DiffSide } from './diff-points.js';
export type { RunPage } from './html/run-page.js';
export type { Repeat } from './html/run-section.js';
export type { Verdict } from './html/verdict-section.js';
export { hanging, heading, type Line, line, type Tone } from './line.js';
export { createPlotPoints, type PlotData } from './plot-points.js';
export { recordInWords } from './record-words.js';
export { repeatOfTrace } from './repeat.js';
export { replayLines } from './replay-lines.js';
export { createRunReport, type RunReport } from './run-report.js';
export { asTyped, asWord } from './shell.js';
export { githubAnnotations } from './suite/github.js';
export { suiteJson } from './suite/json.js';
export { caseLines, summaryLines } from './suite/pretty.js';

/** Draws a run as SVG; loads the plotting library only now. See `plotSvg`. */
export const drawPlot = async (data: PlotData): Promise<string> => (await import('./plot.js')).plotSvg(data);

/** What was reached as a page; loads what makes pages only now. See `coveragePage`. */
export const writeCoveragePage = async (coverage: Coverage, page: CoveragePage): Promise<string> =>
  (await import('./html/coverage-page.js')).coveragePage(coverage, page);

/** A test run as JUnit XML; loads the library that writes it only now. See `junitOf`. */
export const writeJunit = async (suite: SuiteResult): Promise<string> =>
  (await import('./suite/junit.js')).junitOf(suite);

/** A test run as a page that stands by itself; loads what makes pages only now. See `suitePage`. */
export const writeSuitePage = async (suite: SuiteResult, notice: string): Promise<string> =>
  (await import('./html/suite-page.js')).suitePage(suite, notice);

/** Loads what makes pages; only now, since it is heavy. @returns `beginRunPage`, which see */
export const loadRunPage = async (): Promise<(header: HeaderRecord) => RunPage | null> =>
  (await import('./html/run-page.js')).beginRunPage;

/** What tells how a log and a run agree; what reads logs is loaded only now. */
export const loadMatchReport = () => import('./match-report.js');

/** Draws two runs on one axis of time as SVG; loads the plotting library only now. See `diffSvg`. */
export const drawDiff = async (a: DiffSide, b: DiffSide, parted: number | null): Promise<string> =>
  (await import('./diff-plot.js')).diffSvg(a, b, parted);
