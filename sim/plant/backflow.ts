import { divModMulAdd } from '../../src/base/index.js';
import { MS_PER_DAY } from '../../src/units/index.js';
import type { PlantPorts } from './ports.js';
import type { PlantState } from './state.js';

/** Whether pressure drives fluid backwards; through a blocked line, or out of a dish, it cannot. [M11] */
export const runsBack = (ports: PlantPorts): boolean => ports.backflow > 0 && ports.lineOpen > 0 && !ports.outletOpen;

/** What the reservoir can hold now, usable volume, pL. */
export const holdsAtMost = (state: PlantState): number => Math.floor(state.build.capacity * state.ports.fillLimit);

/** Usable volume that still fits into the reservoir, pL ≥ 0. */
export const roomIn = (state: PlantState): number => Math.max(0, holdsAtMost(state) - state.usable);

/**
 * Whole volume that has run back into the reservoir since the anchor, pL, and what is under way, pL·ms/day. It ends where
 * the reservoir is full. [M11]
 *
 * @param at  ms, ≥ the anchor
 */
export function runBack(state: PlantState, at: number): { readonly volume: number; readonly carry: number } {
  if (!runsBack(state.ports)) return { volume: 0, carry: state.inflowCarry };
  const room = roomIn(state);
  const span = at - state.anchor;
  if ((state.ports.backflow * span) / MS_PER_DAY > room + 1) return { volume: room, carry: 0 };
  const [volume, carry] = divModMulAdd(state.inflowCarry, state.ports.backflow, span, MS_PER_DAY);
  return volume >= room ? { volume: room, carry: 0 } : { volume, carry };
}
