import { describe, expect, it } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { compiledRegions } from '../../../../src/firmware/executor/compile.js';
import { firmwareMachine, REGIONS } from '../../../../src/firmware/index.js';

const regions = compiledRegions();
const nodeOf = (key: string): AnyStateNode =>
  (firmwareMachine.states as Record<string, AnyStateNode>)[key] as AnyStateNode;
/** How many arrows a node has for each event. */
const drawn = (node: AnyStateNode | undefined): ReadonlyMap<string, number> =>
  new Map([...(node?.transitions ?? [])].map(([type, list]) => [type, list.length]));

describe('the tables', () => {
  it('have the regions, states and beginnings of the machine', () => {
    expect(regions.map((r) => r.key)).toEqual(REGIONS);
    for (const region of regions) {
      const node = nodeOf(region.key);
      expect([...region.states.keys()]).toEqual(Object.keys(node.states));
      expect(region.initial).toBe(node.initial.target[0]?.key);
    }
  });

  it('have every arrow of a state once and in order, and those of its region behind them', () => {
    for (const region of regions) {
      const own = drawn(nodeOf(region.key));
      for (const [name, table] of region.states) {
        const inState = drawn(nodeOf(region.key).states[name]);
        for (const type of new Set([...inState.keys(), ...own.keys()])) {
          const guards = (table.on.get(type) ?? []).length;
          const all = (inState.get(type) ?? 0) + (own.get(type) ?? 0);
          expect(guards, `${region.key}.${name} on ${type}`).toBe(all);
        }
      }
    }
  });

  it('leave no arrow of a state behind one that is always taken', () => {
    for (const region of REGIONS) {
      for (const node of [nodeOf(region), ...Object.values(nodeOf(region).states)]) {
        for (const [type, arrows] of node.transitions) {
          const free = arrows.findIndex((arrow) => arrow.guard === undefined);
          expect(free === -1 || free === arrows.length - 1, `${node.key} on ${type}`).toBe(true);
        }
      }
    }
  });
});
