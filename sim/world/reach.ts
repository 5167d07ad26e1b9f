import {
  handheldArrows,
  handheldStates,
  linkArrows,
  linkStates,
  programmerArrows,
  programmerStates,
} from '../../src/controller/index.js';
import { firmwareArrows, firmwareStates } from '../../src/firmware/index.js';
import { type ArrowName, freshReach, type Reach, type StateName, wordOf } from '../../src/statechart/index.js';
import { telemetryArrows, telemetryStates } from '../../src/telemetry/index.js';
import type { ChartName, ChartReach } from '../trace/index.js';

/** All arrows of every statechart of a world: the pump's two, the controllers', and that of the links of both. */
export const ARROWS: Readonly<Record<ChartName, readonly ArrowName[]>> = {
  firmware: firmwareArrows(),
  telemetry: telemetryArrows(),
  programmer: programmerArrows(),
  handheld: handheldArrows(),
  link: linkArrows(),
};

/** All states of every statechart of a world. */
export const STATES: Readonly<Record<ChartName, readonly StateName[]>> = {
  firmware: firmwareStates(),
  telemetry: telemetryStates(),
  programmer: programmerStates(),
  handheld: handheldStates(),
  link: linkStates(),
};

/** Counts of each statechart; plain JSON, mutated in place. */
export type Reaches = Readonly<Record<ChartName, Reach>>;

const ofCharts = <T>(make: (chart: ChartName) => T): Readonly<Record<ChartName, T>> => ({
  firmware: make('firmware'),
  telemetry: make('telemetry'),
  programmer: make('programmer'),
  handheld: make('handheld'),
  link: make('link'),
});

/** @returns counts of a world in which nothing has happened yet */
export const freshReaches = (): Reaches => ofCharts((chart) => freshReach(ARROWS[chart]));

/** What was reached, by the words that a trace uses. */
export const reachedIn = (reaches: Reaches): Readonly<Record<ChartName, ChartReach>> =>
  ofCharts((chart) => {
    const { taken, refused } = reaches[chart];
    const times = (id: number): number => taken[id] ?? 0;
    return {
      taken: ARROWS[chart].filter(({ id }) => times(id) > 0).map((arrow) => [wordOf(arrow), times(arrow.id)]),
      refused: ARROWS[chart].filter(({ id }) => (refused[id] ?? 0) > 0).map(wordOf),
    };
  });
