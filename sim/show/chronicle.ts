import type { AlarmId, AlarmPriority, ToneClass } from '../../src/protocol/index.js';
import type { Instant } from '../../src/units/index.js';
import { Lane, type Stretch } from '../curves/index.js';
import type { TraceRecord } from '../trace/index.js';

/** One condition from its beginning to its end. */
export type AlarmSpan = {
  readonly alarm: AlarmId;
  readonly from: Instant;
  /** when the condition ended; null while it lasts */
  readonly to: Instant | null;
  /** when somebody acknowledged it; null while nobody has */
  readonly acknowledged: Instant | null;
  readonly priority: AlarmPriority;
  readonly tone: ToneClass;
};

/** A step of the story that was done. */
export type StepDone = { readonly at: Instant; readonly index: number; readonly text: string };

/** What has happened so far, as records tell it. */
export type Chronicle = {
  /** one lane for each region, in the order of the firmware */
  readonly lanes: readonly { readonly region: string; readonly stretches: readonly Stretch[] }[];
  readonly alarms: readonly AlarmSpan[];
  readonly steps: readonly StepDone[];
};

/** Gathers lanes, alarms and steps from records. */
export class Chronicler {
  readonly #lanes: ReadonlyMap<string, Lane>;
  readonly #alarms: AlarmSpan[] = [];
  readonly #steps: StepDone[] = [];

  /** @param states  of each region at the start */
  constructor(states: Readonly<Record<string, string>>, until: Instant) {
    this.#lanes = new Map(Object.entries(states).map(([region, first]) => [region, new Lane(region, first, until)]));
  }

  see(record: TraceRecord): void {
    if (record.kind === 'state') this.#lanes.get(record.region)?.change(record.t, record.from, record.to);
    else if (record.kind === 'step') this.#steps.push({ at: record.t, index: record.index, text: record.text });
    else if (record.kind === 'alarm') this.#alarm(record);
  }

  /** @param now  end of what has been told */
  told(now: Instant): Chronicle {
    const lanes = [...this.#lanes].map(([region, lane]) => ({ region, stretches: lane.end(now) }));
    return { lanes, alarms: [...this.#alarms], steps: [...this.#steps] };
  }

  #alarm({ t, alarm, phase, priority, tone }: Extract<TraceRecord, { readonly kind: 'alarm' }>): void {
    if (phase === 'raised') {
      this.#alarms.push({ alarm, from: t, to: null, acknowledged: null, priority, tone });
      return;
    }
    const index = this.#alarms.findLastIndex((span) => span.alarm === alarm);
    const span = this.#alarms[index];
    if (span === undefined) return;
    if (phase === 'ended') this.#alarms[index] = { ...span, to: t };
    else if (phase === 'acknowledged') this.#alarms[index] = { ...span, acknowledged: t };
    else this.#alarms[index] = { ...span, priority };
  }
}
