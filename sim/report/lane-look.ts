import type { StretchLook } from './plot-series.js';

/** Kinds of states that are drawn alike. */
export type LaneKind = 'alerting' | 'alarming' | 'latched' | 'calm' | 'held' | 'active';

const KINDS: readonly (readonly [RegExp, LaneKind])[] = [
  [/^non-critical|advisory|paused/, 'alerting'],
  [/stall|critical/, 'alarming'],
  [/latched/, 'latched'],
  [/quiet|idle|stopped/, 'calm'],
  [/suspended|held|priming/, 'held'],
];

/** Colours of kinds on white paper. */
export const LANE_COLOURS: Readonly<Record<LaneKind, string>> = {
  alerting: '#f3d18b',
  alarming: '#f2b8b0',
  latched: '#e4dcc2',
  calm: '#c9d3dc',
  held: '#cdbfe6',
  active: '#8dbbe0',
};

/** How a stretch in a state is drawn. A signal whose condition is over is drawn thin, so that it differs by more than its colour. */
export const LANE_LOOK: StretchLook = {
  colour: (state) => LANE_COLOURS[KINDS.find(([name]) => name.test(state))?.[1] ?? 'active'],
  leastWidth: 2.5,
  height: (state) => (state === 'latched' ? 14 : 26),
};
