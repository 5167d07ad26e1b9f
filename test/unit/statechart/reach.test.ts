import { describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { arrowsOf, ChartExecutor, compiled, freshReach, wordOf } from '../../../src/statechart/index.js';

type Memory = { readonly full: boolean };
type Event = { readonly type: 'push' | 'pull' | 'drain' };

const machine = setup({
  types: { context: {} as Memory, events: {} as Event, input: {} as Memory },
  guards: { isFull: ({ context }) => context.full },
  actions: { fill: assign({ full: true }), drain: assign({ full: false }) },
}).createMachine({
  type: 'parallel',
  context: ({ input }) => input,
  states: {
    door: {
      initial: 'shut',
      on: { drain: { actions: 'drain' } },
      states: {
        shut: { on: { push: [{ guard: 'isFull', target: 'open' }, { actions: 'fill' }] } },
        open: { on: { pull: 'shut' }, always: { guard: 'isFull', actions: 'drain' } },
      },
    },
  },
});
const chart = {
  regions: compiled<Memory, Event, never>(machine, ['door']),
  rewritten: (memory: Memory, changes: Partial<Memory>): Memory => ({ ...memory, ...changes }),
};
const arrows = arrowsOf(chart.regions);

describe('what is reached of a statechart', () => {
  it('names every arrow once, those of a region for each of its states', () => {
    expect(arrows.map((arrow) => `${wordOf(arrow)} [${arrow.guard}] ${arrow.target}`)).toEqual([
      'door.shut push 0 [isFull] open',
      'door.shut push 1 [null] null',
      'door.shut drain 0 [null] null',
      'door.open pull 0 [null] shut',
      'door.open drain 0 [null] null',
      'door.open always 0 [isFull] null',
    ]);
    expect(arrows.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('counts what is taken, and which guard said no', () => {
    const reach = freshReach(arrows);
    const executor = new ChartExecutor(chart, { full: false }, undefined, reach);
    for (const type of ['push', 'push', 'pull', 'drain'] as const) executor.step({ type });
    const counted = (counts: readonly number[]) =>
      Object.fromEntries(arrows.flatMap((arrow, i) => (counts[i] === 0 ? [] : [[wordOf(arrow), counts[i]]])));
    expect(counted(reach.taken)).toEqual({
      'door.shut push 0': 1,
      'door.shut push 1': 1,
      'door.shut drain 0': 1,
      'door.open pull 0': 1,
      'door.open always 0': 1,
    });
    // Asked once before the door was full, and once after it was drained.
    expect(counted(reach.refused)).toEqual({ 'door.shut push 0': 1, 'door.open always 0': 1 });
  });

  it('does the same whether anybody counts or not', () => {
    const counted = new ChartExecutor(chart, { full: false }, undefined, freshReach(arrows));
    const plain = new ChartExecutor(chart, { full: false });
    for (const type of ['push', 'drain', 'push', 'push', 'pull'] as const)
      expect(counted.step({ type })).toEqual(plain.step({ type }));
  });
});
