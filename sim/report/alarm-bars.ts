import { Lane, type Stretch } from '../curves/index.js';
import type { TraceRecord, TraceSink } from '../trace/index.js';

/** A stretch in which a condition lasts is named by its tone; one in which only the signal is left, `latched`. */
const OVER = 'over';

/** When each alarm was on, in a bounded number of stretches, in the order in which the alarms first came. */
export type AlarmBars = {
  readonly sink: TraceSink;
  readonly bars: () => { readonly lanes: readonly string[]; readonly stretches: readonly Stretch[] };
};

type Alarm = Extract<TraceRecord, { kind: 'alarm' }>;

const stateAfter = (r: Alarm, before: string): string => {
  if (r.phase === 'raised') return r.tone;
  if (r.phase === 'ended') return r.latched ? 'latched' : OVER;
  // A condition that lasts goes on after somebody has acknowledged it.
  return r.phase === 'acknowledged' && before === 'latched' ? OVER : before;
};

/** @returns alarm bars that read records as they are made */
export function createAlarmBars(): AlarmBars {
  const lanes = new Map<string, { readonly lane: Lane; state: string }>();
  let untilMs = 1;
  let last = 0;
  const onAlarm = (r: Alarm): void => {
    const kept = lanes.get(r.alarm) ?? { lane: new Lane(r.alarm, OVER, untilMs), state: OVER };
    lanes.set(r.alarm, kept);
    const state = stateAfter(r, kept.state);
    if (state !== kept.state) kept.lane.change(r.t, kept.state, state);
    kept.state = state;
  };
  return {
    sink: (r) => {
      last = Math.max(last, r.t);
      if (r.kind === 'header') untilMs = Math.max(1, r.options.until_ms);
      else if (r.kind === 'alarm') onAlarm(r);
    },
    bars: () => ({
      lanes: [...lanes.keys()],
      stretches: [...lanes.values()].flatMap(({ lane }) => lane.end(last)).filter(({ state }) => state !== OVER),
    }),
  };
}
