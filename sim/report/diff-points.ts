import type { Stretch } from '../curves/index.js';
import type { TraceRecord, TraceSink } from '../trace/index.js';
import { createAlarmBars } from './alarm-bars.js';
import { createDayDoses, type DayDoses } from './day-doses.js';
import { createPlotPoints, type PlotData } from './plot-points.js';

/** What a picture of two runs draws of one of them: bounded, whatever the length of the run. */
export type DiffSide = {
  readonly plot: PlotData;
  readonly alarms: { readonly lanes: readonly string[]; readonly stretches: readonly Stretch[] };
  readonly doses: DayDoses;
};

/** @returns a sink that gathers one side of the picture, and what it has gathered */
export function createDiffPlot(): { readonly see: TraceSink; readonly side: () => DiffSide } {
  const points = createPlotPoints();
  const bars = createAlarmBars();
  const doses = createDayDoses();
  return {
    see: (record: TraceRecord) => {
      points.sink(record);
      bars.sink(record);
      doses.sink(record);
    },
    side: () => ({ plot: points.data(), alarms: bars.bars(), doses: doses.data() }),
  };
}
