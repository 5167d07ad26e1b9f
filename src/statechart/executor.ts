import { InvariantError, invariant } from '../base/index.js';
import type { Reach } from './reach.js';
import type { Act, Args, Arrow, Chart, RegionTable, StateTable } from './table.js';

/** More microsteps than this in one step mean that the statechart chases its own tail. */
const MICROSTEPS_MAX = 200;

type Chosen<C, E, O> = readonly [region: number, arrow: Arrow<C, E, O>];

/** A region's state has changed. */
export type StateChange = { readonly region: string; readonly from: string; readonly to: string };

const tableOf = <C, E, O>(region: RegionTable<C, E, O>, state: string): StateTable<C, E, O> => {
  const table = region.states.get(state);
  invariant(table !== undefined, 'statechart: a state that its region does not have', { region: region.key, state });
  return table;
};

/** The first arrow whose guard holds; what it and those before it came to is counted. */
const firstEnabled = <C, E, O>(
  arrows: readonly Arrow<C, E, O>[],
  args: Args<C, E>,
  reach: Reach | null,
): Arrow<C, E, O> | null => {
  for (const arrow of arrows) {
    const holds = arrow.guard === null || arrow.guard(args);
    if (reach !== null) {
      const counts = holds ? reach.taken : reach.refused;
      counts[arrow.id] = (counts[arrow.id] ?? 0) + 1;
    }
    if (holds) return arrow;
  }
  return null;
};

/**
 * Runs a statechart from tables: the same arrows, guards and actions as the XState machine, taken from it, in the same
 * order, some seven times faster than its actor. A test runs both on the same inputs and compares.
 */
export class ChartExecutor<C, E extends { readonly type: string }, O, I extends E = E> {
  context: C;
  readonly #chart: Chart<C, E, O>;
  /** state of each region, in the order of the regions */
  readonly #values: string[];
  /** the table of each of these states */
  readonly #tables: StateTable<C, E, O>[];
  readonly #reach: Reach | null;
  #queue: E[] = [];
  #outputs: O[] = [];

  /**
   * @param values  state of each region; its initial one where left out
   * @param reach   counts what is taken, for whoever asks afterwards; no part of what the chart does
   */
  constructor(
    chart: Chart<C, E, O>,
    context: C,
    values?: Readonly<Record<string, string>>,
    reach: Reach | null = null,
  ) {
    this.context = context;
    this.#reach = reach;
    this.#chart = chart;
    this.#values = chart.regions.map((region) => values?.[region.key] ?? region.initial);
    this.#tables = chart.regions.map((region, i) => tableOf(region, this.#values[i] ?? ''));
  }

  /** State of each region by name. */
  values(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#chart.regions.map((region, i) => [region.key, this.#values[i] ?? '']));
  }

  /** Takes one input to its end: event, arrows without event, raised events, until nothing more happens. */
  step(event: I): {
    readonly outputs: readonly O[];
    readonly changes: readonly StateChange[];
  } {
    const before = this.#values.slice();
    this.#outputs = [];
    let current: E = event;
    this.#microstep(this.#selectOn(current), current);
    for (let steps = 0; ; steps++) {
      if (steps >= MICROSTEPS_MAX) throw new InvariantError('statechart: it does not come to rest', { event });
      const always = this.#selectAlways(current);
      if (always.length > 0) {
        this.#microstep(always, current);
        continue;
      }
      const raised = this.#queue.shift();
      if (raised === undefined) break;
      current = raised;
      this.#microstep(this.#selectOn(current), current);
    }
    return { outputs: this.#outputs, changes: this.#changesSince(before) };
  }

  /** The first enabled arrow for an event in each region; all guards see the memory as it was before. */
  #selectOn(event: E): readonly Chosen<C, E, O>[] {
    const args = { context: this.context, event };
    const chosen: Chosen<C, E, O>[] = [];
    for (let i = 0; i < this.#tables.length; i++) {
      const arrows = (this.#tables[i] as StateTable<C, E, O>).on.get(event.type);
      if (arrows === undefined) continue;
      const arrow = firstEnabled(arrows, args, this.#reach);
      if (arrow !== null) chosen.push([i, arrow]);
    }
    return chosen;
  }

  /** The first enabled arrow without event in each region. */
  #selectAlways(event: E): readonly Chosen<C, E, O>[] {
    const args = { context: this.context, event };
    const chosen: Chosen<C, E, O>[] = [];
    for (let i = 0; i < this.#tables.length; i++) {
      const { always } = this.#tables[i] as StateTable<C, E, O>;
      if (always.length === 0) continue;
      const arrow = firstEnabled(always, args, this.#reach);
      if (arrow !== null) chosen.push([i, arrow]);
    }
    return chosen;
  }

  #microstep(chosen: readonly Chosen<C, E, O>[], event: E): void {
    for (const [, arrow] of chosen) this.#perform(arrow.acts, event);
    for (const [i, arrow] of chosen) {
      if (arrow.target === null) continue;
      const table = tableOf(this.#chart.regions[i] as RegionTable<C, E, O>, arrow.target);
      this.#values[i] = arrow.target;
      this.#tables[i] = table;
      this.#perform(table.entry, event);
    }
  }

  #perform(acts: readonly Act<C, E, O>[], event: E): void {
    for (const act of acts) {
      const args = { context: this.context, event };
      if (act.kind === 'assign') this.context = this.#chart.rewritten(this.context, act.run(args));
      else if (act.kind === 'emit') this.#outputs.push(act.run(args));
      else this.#queue.push(act.run(args));
    }
  }

  #changesSince(before: readonly string[]): readonly StateChange[] {
    const changes: StateChange[] = [];
    for (let i = 0; i < before.length; i++) {
      const from = before[i] ?? '';
      const to = this.#values[i] ?? '';
      if (from !== to) changes.push({ region: this.#chart.regions[i]?.key ?? '', from, to });
    }
    return changes;
  }
}
