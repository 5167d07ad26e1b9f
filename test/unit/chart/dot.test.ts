import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { describe, expect, it } from 'vitest';
import { below } from '../../../sim/chart/drawing.js';
import { type Drawing, drawingOf, MACHINE_NAMES, machineOf, written } from '../../../sim/chart/index.js';
import { machine } from './machine.js';

type Graph = {
  readonly name: string;
  readonly objects: readonly { readonly name: string; readonly label?: string }[];
  readonly edges: readonly { readonly tail: number; readonly head: number; readonly label?: string }[];
};

/** A picture as Graphviz has understood it. */
async function read(drawing: Drawing): Promise<Graph> {
  const graphviz = await Graphviz.load();
  return JSON.parse(graphviz.layout(await written(drawing, 'dot'), 'json', 'dot')) as Graph;
}

const edgesOf = ({ objects, edges }: Graph): readonly string[] =>
  edges.map(({ tail, head, label }) => `${objects[tail]?.name} > ${objects[head]?.name}: ${label ?? ''}`);

describe('a chart for Graphviz', () => {
  it('draws regions, starts, guards, eventless arrows, nested states and the arrows of a region', async () => {
    const edges = edgesOf(await read(drawingOf(machine)));
    expect([...edges].sort()).toEqual(
      [
        'motor..start > motor.idle: ',
        'alarm..start > alarm.quiet: ',
        'alarm.loud..start > alarm.loud.high: ',
        'motor > motor.idle: halt',
        'motor.idle > motor.turning: motor.start\\n[allowed]',
        'motor.turning > motor.stalled: always\\n[rotorStalled]',
        'motor.turning > alarm.loud..start: b',
        'motor.turning > motor.idle: a\\n[first]',
        'motor.turning > motor.stalled: a',
        'motor.turning > motor.turning: again',
        'alarm.loud.high > alarm.loud.low: c',
      ].sort(),
    );
  });

  it('keeps names apart that hold quotes and backslashes', async () => {
    const state = (name: string) => ({
      path: ['r', name],
      parallel: false,
      initial: null,
      entry: [],
      arrows: [],
      states: [],
    });
    const names = ['a"b', 'a\\', 'a\\"];x['];
    const region = { ...state('r'), path: ['r'], initial: names[0] ?? null, states: names.map(state) };
    const root = { ...region, path: [], parallel: true, initial: null, states: [region] };
    const { objects } = await read({ name: 'odd "one"', root });
    expect(objects.map(({ name }) => name)).toHaveLength(['the box', 'the dot', ...names].length);
  });

  it.each(MACHINE_NAMES)('is read by Graphviz: %s, with every state and every arrow that changes one', async (name) => {
    const drawing = drawingOf(await machineOf(name));
    const graph = await read(drawing);
    const states = below(drawing.root).filter(({ path }) => path.length > 0);
    const leaves = states.filter((state) => state.states.length === 0).map(({ path }) => path.join('.'));
    const names = graph.objects.map((object) => object.name);
    expect(leaves.filter((leaf) => !names.includes(leaf))).toEqual([]);
    const arrows = states.flatMap((state) => state.arrows.filter(({ target }) => target !== null));
    const starts = states.filter((state) => state.states.length > 0);
    expect(graph.edges).toHaveLength(arrows.length + starts.length);
  });
});
