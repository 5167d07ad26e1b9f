import { PL_PER_ML } from '../../src/units/index.js';
import type { Amounts } from './amounts.js';
import { combine, massIn, plus } from './composition.js';
import { type LineContent, massInContent, pull, push, type Slug } from './line-content.js';
import { massInRow, takeFront } from './plug.js';
import type { Composition, DrugMasses } from './reading.js';
import type { PlantState } from './state.js';

/** Where the drug is after the line has moved. */
export type Transported = {
  readonly head: readonly Slug[];
  readonly content: LineContent;
  readonly deliveredMass: DrugMasses;
  readonly leakedMass: DrugMasses;
  readonly purgedMass: DrugMasses;
  readonly reservoirHolds: Composition;
};

/**
 * Draws spinal fluid back through the line. Head and reservoir are one well-mixed pool meanwhile. [M11]
 *
 * @param volume  pL, > 0
 */
function drawnBack(state: PlantState, volume: number): Transported {
  const pulled = pull(state.build, state.content, volume);
  const old = state.head.reduce((sum, slug) => sum + slug.volume, 0);
  const pool = state.usable + state.build.residual + headVolume(state, state.line);
  const mass = plus(plus(massIn(state.reservoirHolds, pool - old), massInRow(state.head)), pulled.drawn);
  return {
    head: [],
    content: pulled.content,
    deliveredMass: state.deliveredMass,
    leakedMass: state.leakedMass,
    purgedMass: state.purgedMass,
    reservoirHolds: combine(mass, PL_PER_ML / (pool + volume), {}, 0),
  };
}

/**
 * Moves the drug by the whole picolitres that have left the line since the anchor. [M6] [M7]
 *
 * First goes what is left of earlier fills in the pump head, then what the reservoir holds.
 */
export function transport(state: PlantState, amounts: Amounts): Transported {
  const back = amounts.inflow - state.inflow;
  if (back > 0) return drawnBack(state, back);
  const astray = amounts.tipLost - state.tipLost;
  const toTip = amounts.delivered - state.delivered + astray;
  const inDish = amounts.purged - state.purged;
  const volume = toTip + amounts.leaked - state.leaked + inDish;
  if (volume === 0) return state;
  const kept = toTip / volume;
  const { taken, rest, short } = takeFront(state.head, volume);
  const inflow = short > 0 ? [...taken, { volume: short, holds: state.reservoirHolds }] : taken;
  let { content, deliveredMass, leakedMass, purgedMass } = state;
  for (const slug of inflow) {
    const pushed = push(state.build, content, slug.holds, slug.volume, kept);
    content = pushed.content;
    if (astray === 0) deliveredMass = plus(deliveredMass, pushed.delivered);
    else {
      deliveredMass = combine(deliveredMass, 1, pushed.delivered, 1 - astray / toTip);
      leakedMass = combine(leakedMass, 1, pushed.delivered, astray / toTip);
    }
    if (inDish > 0) purgedMass = plus(purgedMass, pushed.leaked);
    else leakedMass = plus(leakedMass, pushed.leaked);
  }
  return { head: rest, content, deliveredMass, leakedMass, purgedMass, reservoirHolds: state.reservoirHolds };
}

/** Volume in the pump head, pL ≥ 0: its own, and what the walls hold. */
export const headVolume = (state: PlantState, line: number): number => line - state.build.lineVolume + state.build.head;

/** Drug in the whole line, µg. @param line  pL in the line */
export function massInLine(state: PlantState, moved: Transported, line: number): DrugMasses {
  const old = moved.head.reduce((sum, slug) => sum + slug.volume, 0);
  const behind = massIn(moved.reservoirHolds, headVolume(state, line) - old);
  const ahead = massInContent(state.build, moved.content);
  return moved.head.length === 0 ? plus(ahead, behind) : plus(plus(ahead, behind), massInRow(moved.head));
}
