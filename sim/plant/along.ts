import { invariant } from '../../src/base/index.js';
import type { Instant } from '../../src/units/index.js';
import { amountsOf } from './amounts.js';
import type { Slug } from './line-content.js';
import type { Composition } from './reading.js';
import type { PlantState } from './state.js';
import { transport } from './transport.js';
import { courseTo } from './walk.js';

/** A piece of the way from the pump head to the tip that holds one fluid throughout. */
export type LinePiece = {
  readonly part: 'tubing' | 'catheter';
  /** pL, not whole */
  readonly volume: number;
  /** µg/mL by drug */
  readonly holds: Composition;
};

const row = (part: LinePiece['part'], slugs: readonly Slug[]): readonly LinePiece[] =>
  slugs.toReversed().map(({ volume, holds }) => ({ part, volume, holds }));

/**
 * What stands where between pump head and tip at a moment, the pump's end first. Changes nothing.
 *
 * @param at  ≥ the last change
 * @throws {InvariantError} when `at` lies before the last change
 */
export function alongLine(state: PlantState, at: Instant): readonly LinePiece[] {
  invariant(at >= state.anchor, 'plant: looked along the line before the last change', { at, anchor: state.anchor });
  const { build } = state;
  const { content } = transport(state, amountsOf(state, courseTo(state, at)));
  switch (content.kind) {
    case 'even':
      return [
        { part: 'tubing', volume: build.tubing, holds: content.holds },
        { part: 'catheter', volume: build.catheter, holds: content.holds },
      ];
    case 'slugs':
      return [...row('tubing', content.slugs.tubing), ...row('catheter', content.slugs.catheter)];
    case 'cells': {
      const { tubingCells, catheterCells } = build;
      const fluid = (cell: number): Composition =>
        Object.fromEntries(Object.entries(content.cells).map(([drug, cells]) => [drug, cells[cell] ?? 0]));
      return Array.from({ length: tubingCells + catheterCells }, (_, cell) =>
        cell < tubingCells
          ? { part: 'tubing', volume: build.tubing / tubingCells, holds: fluid(cell) }
          : { part: 'catheter', volume: build.catheter / catheterCells, holds: fluid(cell) },
      );
    }
  }
}
