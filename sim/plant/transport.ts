import type { Amounts } from './amounts.js';
import { massIn, plus } from './composition.js';
import { type LineContent, massInContent, push, type Slug } from './line-content.js';
import { massInRow, takeFront } from './plug.js';
import type { DrugMasses } from './reading.js';
import type { PlantState } from './state.js';

/** Where the drug is after the line has moved. */
export type Transported = {
  readonly head: readonly Slug[];
  readonly content: LineContent;
  readonly deliveredMass: DrugMasses;
  readonly leakedMass: DrugMasses;
};

/**
 * Moves the drug by the whole picolitres that have left the line since the anchor. [M6] [M7]
 *
 * First goes what is left of earlier fills in the pump head, then what the reservoir holds.
 */
export function transport(state: PlantState, amounts: Amounts): Transported {
  const toTip = amounts.delivered - state.delivered;
  const volume = toTip + amounts.leaked - state.leaked;
  if (volume === 0) return state;
  const kept = toTip / volume;
  const { taken, rest, short } = takeFront(state.head, volume);
  const inflow = short > 0 ? [...taken, { volume: short, holds: state.reservoirHolds }] : taken;
  let { content, deliveredMass, leakedMass } = state;
  for (const slug of inflow) {
    const pushed = push(state.build, content, slug.holds, slug.volume, kept);
    content = pushed.content;
    deliveredMass = plus(deliveredMass, pushed.delivered);
    leakedMass = plus(leakedMass, pushed.leaked);
  }
  return { head: rest, content, deliveredMass, leakedMass };
}

/** Volume in the pump head, pL ≥ 0: its own, and what the walls hold. */
export const headVolume = (state: PlantState, line: number): number => line - state.build.lineVolume + state.build.head;

/** Drug in the whole line, µg. @param line  pL in the line */
export function massInLine(state: PlantState, moved: Transported, line: number): DrugMasses {
  const old = moved.head.reduce((sum, slug) => sum + slug.volume, 0);
  const behind = massIn(state.reservoirHolds, headVolume(state, line) - old);
  const ahead = massInContent(state.build, moved.content);
  return moved.head.length === 0 ? plus(ahead, behind) : plus(plus(ahead, behind), massInRow(moved.head));
}
