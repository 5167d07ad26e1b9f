import fc from 'fast-check';
import { expect } from 'vitest';
import { type AnyStateMachine, createActor } from 'xstate';
import { ChartExecutor } from '../../src/statechart/index.js';
import type { Chart } from '../../src/statechart/table.js';

/** A machine twice, run from its tables and as an actor, which must do the same with whatever comes to them. */
export class SideBySide<C, E extends { readonly type: string }, O> {
  readonly table: ChartExecutor<C, E, O>;
  /** of a machine of one region: state and event, wherever something was told or the memory has become another */
  readonly acted = new Set<string>();
  /** region, state, event, and which of the arrows that stand there was taken */
  readonly taken = new Set<string>();
  readonly #chart: Chart<C, E, O>;
  readonly #actor;
  #told: unknown[] = [];

  /** @param memory  makes what each of the two begins with */
  constructor(chart: Chart<C, E, O>, machine: AnyStateMachine, memory: () => C) {
    this.#chart = chart;
    this.table = new ChartExecutor(chart, memory());
    this.#actor = createActor(machine, { input: memory() });
    this.#actor.on('*', (output) => this.#told.push(output));
    this.#actor.start();
  }

  /** The state of a machine of one region. */
  get state(): string {
    return Object.values(this.table.values()).join(' ');
  }

  #noteArrows(event: E): void {
    const { context } = this.table;
    const values = this.table.values();
    for (const { key, states } of this.#chart.regions) {
      const arrows = states.get(values[key] ?? '')?.on.get(event.type) ?? [];
      const arrow = arrows.findIndex(({ guard }) => guard === null || guard({ context, event }));
      if (arrow >= 0) this.taken.add(`${key} ${values[key]} ${event.type} ${arrow}`);
    }
  }

  /** Gives it to both, and expects that they tell the same and then stand in the same states with the same memory. */
  step(event: E): readonly O[] {
    const before = this.table.context;
    const from = this.state;
    this.#noteArrows(event);
    this.#told = [];
    const { outputs } = this.table.step(event);
    this.#actor.send(event);
    expect(this.#told).toEqual(outputs);
    expect(this.#actor.getSnapshot().value).toEqual(this.table.values());
    expect(this.#actor.getSnapshot().context).toEqual(this.table.context);
    if (outputs.length > 0 || this.table.context !== before) this.acted.add(`${from} ${event.type}`);
    return outputs;
  }
}

/** State and event of a region, wherever one of these arrows stands. */
export function placesIn(region: string, arrows: ReadonlySet<string>): ReadonlySet<string> {
  const words = [...arrows].map((arrow) => arrow.split(' ')).filter(([of]) => of === region);
  return new Set(words.map(([_, state, event]) => `${state} ${event}`));
}

/** Walks through so many random stories, and gathers what each has seen. */
export function walked<S>(
  stories: fc.Arbitrary<S>,
  numRuns: number,
  walk: (story: S) => ReadonlySet<string>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  fc.assert(
    fc.property(stories, (story) => {
      for (const place of walk(story)) seen.add(place);
    }),
    { numRuns },
  );
  return seen;
}
