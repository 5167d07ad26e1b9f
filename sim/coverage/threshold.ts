import { nearest, ok, type Result, refuse } from '../../src/base/index.js';
import type { ChartName } from '../trace/index.js';
import { type Coverage, MEASURES, type Measure, type MeasureName, percentOf } from './measure.js';

/** The least that must be reached, per cent by name. */
export type Thresholds = ReadonlyMap<MeasureName, number>;

/** A measure that is below what was asked. */
export type Shortfall = {
  readonly measure: MeasureName;
  readonly least: number;
  readonly found: number;
  readonly met: number;
  readonly of: number;
};

const isMeasure = (word: string): word is MeasureName => MEASURES.some((name) => name === word);

/**
 * Reads `transitions=80,alarms=90`.
 *
 * @returns per cent by name, or a refusal: `threshold-malformed`, `threshold-unknown`, `threshold-twice`
 */
export function parseThresholds(text: string): Result<Thresholds> {
  const thresholds = new Map<MeasureName, number>();
  for (const part of text.split(',')) {
    const [name = '', figure = ''] = part.split('=').map((piece) => piece.trim());
    if (!/^\d+(\.\d+)?%?$/.test(figure) || part.split('=').length !== 2 || Number.parseFloat(figure) > 100) {
      const expected = 'names and per cent from 0 to 100, such as transitions=80,alarms=90';
      return refuse('threshold-malformed', `"${part.trim()}"`, expected, 'write a name, an equals sign and a number');
    }
    if (!isMeasure(name)) {
      const near = nearest(name, MEASURES);
      const remedy = near === null ? 'use one of these names' : `did you mean "${near}"?`;
      return refuse('threshold-unknown', `"${name}"`, `one of ${MEASURES.join(', ')}`, remedy);
    }
    if (thresholds.has(name))
      return refuse('threshold-twice', `"${name}" twice`, 'each name once', 'leave one of them away');
    thresholds.set(name, Number.parseFloat(figure));
  }
  return ok(thresholds);
}

/** The measure of a name; states, transitions and guards are those of one chart. */
export function measureNamed(coverage: Coverage, name: MeasureName, chart: ChartName): Measure {
  if (name === 'states' || name === 'transitions' || name === 'guards') return coverage.charts[chart][name];
  return coverage[name];
}

/** @returns what is below its threshold; compared exactly, not by the rounded per cent */
export const shortfalls = (coverage: Coverage, chart: ChartName, thresholds: Thresholds): readonly Shortfall[] =>
  [...thresholds].flatMap(([measure, least]) => {
    const { met, of } = measureNamed(coverage, measure, chart);
    return met * 100 >= least * of ? [] : [{ measure, least, found: percentOf({ met, of }), met, of }];
  });
