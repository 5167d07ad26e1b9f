import type { AnyStateNode } from 'xstate';
import { compiledRegions } from '../../../src/firmware/executor/compile.js';
import { firmwareMachine } from '../../../src/firmware/index.js';
import { type Evidence, pair, type Seen } from '../../support/search/evidence.js';
import { INPUT_TYPES, type InputType } from '../../support/search/letters.js';
import type { Concern } from './inputs.js';
import type { Mark, RegionRows } from './marks.js';

/** A region of the machine: its states, and which of them have an arrow for which input, of their own or the region's. */
export type Shape = { readonly key: string; readonly states: ReadonlyMap<string, ReadonlySet<string>> };

/** The regions as the machine has them. */
export const SHAPES: readonly Shape[] = compiledRegions().map(({ key, states }) => ({
  key,
  states: new Map([...states].map(([state, { on }]) => [state, new Set(on.keys())])),
}));

const quoted = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);

/** The mark that the evidence speaks for, as one writes it. */
function suggested(seen: Seen | undefined): string {
  if (seen === undefined) return "never('why can it not come?')";
  if (seen.taken.size > 0) return 'ACTS';
  if (seen.followed.size > 0) return `follows('what moves it to ${[...seen.followed].join(' or ')}?')`;
  return "ignored('why is that right?')";
}

/** Why a mark is not true of the machine, or null. */
function untrue(mark: Mark, hasArrow: boolean, seen: Seen | undefined): string | null {
  const taken = (seen?.taken.size ?? 0) > 0;
  const moved = [...(seen?.followed ?? [])].join(' or ');
  switch (mark.mark) {
    case 'acts':
      if (!hasArrow) return 'marked ACTS, but the region has no arrow for it';
      return taken ? null : 'marked ACTS, but no arrow for it was ever seen taken';
    case 'follows':
      if (taken) return 'marked follows, but an arrow of its own was taken';
      return moved === '' ? 'marked follows, but the region was never seen to move' : null;
    case 'ignored':
      if (taken) return 'marked ignored, but an arrow for it was taken';
      if (moved !== '') return `marked ignored, but the region was then found in ${moved}`;
      return seen === undefined ? 'marked ignored, but it was never seen to come' : null;
    case 'never':
      return seen === undefined ? null : `marked never, but it came ${seen.times} times`;
  }
}

/** What a table is held against. */
export type Held = { readonly evidence: Evidence; readonly inputs: Readonly<Record<InputType, Concern>> };

/** Everything that is wrong with the table of one region, each with what to write where. */
export function complaints(shape: Shape, rows: RegionRows, { evidence, inputs }: Held): readonly string[] {
  const file = `test/model/completeness/regions/${shape.key}.ts`;
  const found: string[] = [];
  const concerned = INPUT_TYPES.filter((type) => (inputs[type].regions as readonly string[]).includes(shape.key));
  for (const state of Object.keys(rows))
    if (!shape.states.has(state)) found.push(`${shape.key} has no state ${state}: take it out of ${file}`);
  for (const [state, arrows] of shape.states) {
    const seenOf = (type: string) => evidence.seen.get(pair(shape.key, state, type));
    const line = (type: string): string => `'${type}': ${suggested(seenOf(type))},`;
    const marks = rows[state];
    if (marks === undefined) {
      const block = concerned.map((type) => `    ${line(type)}\n`).join('');
      found.push(`${shape.key} has a state without rows: add to ${file}\n  ${quoted(state)}: {\n${block}  },`);
      continue;
    }
    for (const type of INPUT_TYPES) {
      const mark = marks[type];
      const isConcerned = concerned.includes(type);
      const where = `${shape.key}.${state}, ${type}`;
      if (mark === undefined && isConcerned)
        found.push(`${where}: no row; add to ${state} in ${file}\n    ${line(type)}`);
      else if (mark !== undefined && !isConcerned)
        found.push(`${where}: take the row out of ${file}, or name ${shape.key} at ${type} in inputs.ts`);
      else if (mark === undefined) {
        const seen = seenOf(type);
        if (arrows.has(type) || (seen !== undefined && seen.followed.size > 0))
          found.push(
            `${where}: name ${shape.key} at ${type} in test/model/completeness/inputs.ts, then add to ${file}\n    ${line(type)}`,
          );
      } else {
        const why = untrue(mark, arrows.has(type), seenOf(type));
        if (why !== null) found.push(`${where}: ${why}; the evidence speaks for\n    ${line(type)}`);
      }
    }
  }
  return found;
}

const arrowsIn = (node: AnyStateNode | undefined, type: string): number => node?.transitions.get(type)?.length ?? 0;

/** Arrows of the machine for an input that no step has taken, as `region.state input #number`. */
export function arrowsNeverTaken(evidence: Evidence): readonly string[] {
  const found: string[] = [];
  for (const [key, region] of Object.entries(firmwareMachine.root.states as Record<string, AnyStateNode>)) {
    for (const type of INPUT_TYPES) {
      const takenOfRegion = new Set<number>();
      for (const [state, node] of Object.entries(region.states)) {
        const own = arrowsIn(node, type);
        const taken = evidence.seen.get(pair(key, state, type))?.taken ?? new Set<number>();
        for (let n = 0; n < own; n++) if (!taken.has(n)) found.push(`${key}.${state} ${type} #${n}`);
        for (const n of taken) takenOfRegion.add(n - own);
      }
      for (let n = 0; n < arrowsIn(region, type); n++) if (!takenOfRegion.has(n)) found.push(`${key} ${type} #${n}`);
    }
  }
  return found;
}
