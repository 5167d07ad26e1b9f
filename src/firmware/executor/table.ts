import { InvariantError, invariant } from '../../base/index.js';
import { type FirmwareContext, rewritten } from '../context.js';
import type { FirmwareEvent, FirmwareInput, InternalEvent } from '../events.js';
import type { FirmwareOutput } from '../outputs.js';
import { type Act, type Args, type Arrow, compiledRegions, type RegionTable, type StateTable } from './compile.js';

/** More microsteps than this in one step mean that the statechart chases its own tail. */
const MICROSTEPS_MAX = 200;

const REGIONS = compiledRegions();

type Chosen = readonly [region: number, arrow: Arrow];

/** A region's state has changed. */
export type StateChange = { readonly region: string; readonly from: string; readonly to: string };

const tableOf = (region: RegionTable, state: string): StateTable => {
  const table = region.states.get(state);
  invariant(table !== undefined, 'firmware: a state that its region does not have', { region: region.key, state });
  return table;
};

const firstEnabled = (arrows: readonly Arrow[], args: Args): Arrow | null => {
  for (const arrow of arrows) if (arrow.guard === null || arrow.guard(args)) return arrow;
  return null;
};

/**
 * Runs the statechart from tables: the same arrows, guards and actions as the XState machine, taken from it, in the same
 * order, some seven times faster than its actor. A test runs both on the same inputs and compares.
 */
export class TableExecutor {
  context: FirmwareContext;
  /** state of each region, in the order of the regions */
  readonly #values: string[];
  /** the table of each of these states */
  readonly #tables: StateTable[];
  #queue: InternalEvent[] = [];
  #outputs: FirmwareOutput[] = [];

  constructor(context: FirmwareContext, values?: Readonly<Record<string, string>>) {
    this.context = context;
    this.#values = REGIONS.map((region) => values?.[region.key] ?? region.initial);
    this.#tables = REGIONS.map((region, i) => tableOf(region, this.#values[i] ?? ''));
  }

  /** State of each region by name. */
  values(): Readonly<Record<string, string>> {
    return Object.fromEntries(REGIONS.map((region, i) => [region.key, this.#values[i] ?? '']));
  }

  /** Takes one input to its end: event, arrows without event, raised events, until nothing more happens. */
  step(event: FirmwareInput): {
    readonly outputs: readonly FirmwareOutput[];
    readonly changes: readonly StateChange[];
  } {
    const before = this.#values.slice();
    this.#outputs = [];
    let current: FirmwareEvent = event;
    this.#microstep(this.#selectOn(current), current);
    for (let steps = 0; ; steps++) {
      if (steps >= MICROSTEPS_MAX)
        throw new InvariantError('firmware: the statechart does not come to rest', { event });
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
  #selectOn(event: FirmwareEvent): readonly Chosen[] {
    const args = { context: this.context, event };
    const chosen: Chosen[] = [];
    for (let i = 0; i < this.#tables.length; i++) {
      const arrows = (this.#tables[i] as StateTable).on.get(event.type);
      if (arrows === undefined) continue;
      const arrow = firstEnabled(arrows, args);
      if (arrow !== null) chosen.push([i, arrow]);
    }
    return chosen;
  }

  /** The first enabled arrow without event in each region. */
  #selectAlways(event: FirmwareEvent): readonly Chosen[] {
    const args = { context: this.context, event };
    const chosen: Chosen[] = [];
    for (let i = 0; i < this.#tables.length; i++) {
      const { always } = this.#tables[i] as StateTable;
      if (always.length === 0) continue;
      const arrow = firstEnabled(always, args);
      if (arrow !== null) chosen.push([i, arrow]);
    }
    return chosen;
  }

  #microstep(chosen: readonly Chosen[], event: FirmwareEvent): void {
    for (const [, arrow] of chosen) this.#perform(arrow.acts, event);
    for (const [i, arrow] of chosen) {
      if (arrow.target === null) continue;
      const table = tableOf(REGIONS[i] as RegionTable, arrow.target);
      this.#values[i] = arrow.target;
      this.#tables[i] = table;
      this.#perform(table.entry, event);
    }
  }

  #perform(acts: readonly Act[], event: FirmwareEvent): void {
    for (const act of acts) {
      const args = { context: this.context, event };
      if (act.kind === 'assign') this.context = rewritten(this.context, act.run(args));
      else if (act.kind === 'emit') this.#outputs.push(act.run(args));
      else this.#queue.push(act.run(args));
    }
  }

  #changesSince(before: readonly string[]): readonly StateChange[] {
    const changes: StateChange[] = [];
    for (let i = 0; i < before.length; i++) {
      const from = before[i] ?? '';
      const to = this.#values[i] ?? '';
      if (from !== to) changes.push({ region: REGIONS[i]?.key ?? '', from, to });
    }
    return changes;
  }
}
