import { compiledRegions } from '../../../src/firmware/executor/compile.js';
import { REGIONS } from '../../../src/firmware/index.js';
import type { Edge } from './search.js';

/** What was seen of one pair of state and input. */
export type Seen = {
  times: number;
  /** numbers of the arrows for this input that were taken, as they stand in the picture */
  readonly taken: Set<number>;
  /** where the region was found afterwards although no arrow for this input led there */
  readonly followed: Set<string>;
};

const TABLES = compiledRegions();

/** Where a pair stands in the evidence. */
export const pair = (region: string, state: string, input: string): string => `${region}.${state} ${input}`;

/** Collects what steps show of each pair of state and input. */
export class Evidence {
  readonly seen = new Map<string, Seen>();

  /** Books one step. */
  add({ before, input, after }: Edge): void {
    const args = { context: before.context, event: input };
    for (const [i, region] of REGIONS.entries()) {
      const state = before.states[region] ?? '';
      const key = pair(region, state, input.type);
      let seen = this.seen.get(key);
      if (seen === undefined) {
        seen = { times: 0, taken: new Set(), followed: new Set() };
        this.seen.set(key, seen);
      }
      seen.times += 1;
      const arrows = TABLES[i]?.states.get(state)?.on.get(input.type) ?? [];
      const n = arrows.findIndex((arrow) => arrow.guard === null || arrow.guard(args));
      if (n >= 0) seen.taken.add(n);
      const there = arrows[n]?.target ?? state;
      const now = after.states[region] ?? '';
      if (now !== there) seen.followed.add(now);
    }
  }
}
