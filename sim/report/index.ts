import type { PlotData } from './plot-points.js';

export { mermaidOf } from './chart.js';
export type { Closing } from './closing.js';
export { columns } from './columns.js';
export { coverageLines } from './coverage-lines.js';
export { hanging, heading, type Line, line, type Tone } from './line.js';
export { createPlotPoints, type PlotData } from './plot-points.js';
export { createRunReport, type RunReport } from './run-report.js';

/** Draws a run as SVG; loads the plotting library only now. See `plotSvg`. */
export const drawPlot = async (data: PlotData): Promise<string> => (await import('./plot.js')).plotSvg(data);
