import {
  formatDuration,
  formatFlow,
  formatMass,
  formatPressure,
  formatTemperature,
  formatVolume,
  plain,
} from '../../src/units/index.js';
import type { Comparison, Condition, Expectation, Happening, Quantity } from './scenario.js';

/** Writes a number of a comparison in the unit people know it by. */
export function formatAmount(kind: Comparison['kind'], value: number): string {
  switch (kind) {
    case 'volume':
      return formatVolume(value);
    case 'mass':
      return formatMass(value);
    case 'flow':
      return formatFlow(value);
    case 'pressure':
      return formatPressure(value);
    case 'voltage':
      return `${plain(value)} V`;
    case 'temperature':
      return formatTemperature(value);
    case 'count':
      return String(value);
  }
}

/** Writes a quantity as files do: `delivered.last(1d)`. */
export const describeQuantity = (quantity: Quantity): string =>
  'window' in quantity ? `${quantity.signal}(${formatDuration(quantity.window)})` : quantity.signal;

/** Writes a comparison as files do. */
export function describeComparison({ quantity, is, value, tolerance, kind }: Comparison): string {
  const name = describeQuantity(quantity);
  const amount = formatAmount(kind, value);
  return is === 'within' ? `${name} = ${amount} +/- ${formatAmount(kind, tolerance)}` : `${name} ${is} ${amount}`;
}

/** Writes a condition in words. */
export function describeCondition(condition: Condition): string {
  if ('compare' in condition) return describeComparison(condition.compare);
  if ('alarms' in condition) return `active alarms: ${condition.alarms.active.join(', ') || 'none'}`;
  return Object.entries(condition.states)
    .map(([region, state]) => `${region} is ${state}`)
    .join(', ');
}

/** Writes a happening in words. */
export function describeHappening(happening: Happening): string {
  if (happening.happening === 'alarm') return `alarm ${happening.alarm} ${happening.phase}`;
  if (happening.happening === 'state') return `${happening.region} becomes ${happening.state}`;
  if (happening.accepted) return 'reply accepted';
  return happening.code === null ? 'reply refused' : `reply refused (${happening.code})`;
}

type Bare<T> = T extends unknown ? Omit<T, 'index' | 'line' | 'text'> : never;
/** An expectation before it has its number, line and text. */
export type BareExpectation = Bare<Expectation>;

const anchorText = (of: string | number): string => (typeof of === 'number' ? `step ${of + 1}` : of);

function describeSequence(items: Extract<Expectation, { kind: 'sequence' }>['items']): string {
  const said = items.map(({ happening, at, tolerance }) => {
    const time = at === null ? '' : ` at ${formatDuration(at)}`;
    return `${describeHappening(happening)}${time}${at === null || tolerance === 0 ? '' : ` +/- ${formatDuration(tolerance)}`}`;
  });
  return `sequence: ${said.join('; ')}`;
}

/** An expectation in words, for the verdict and the trace. */
export function describeExpectation(expectation: BareExpectation): string {
  switch (expectation.kind) {
    case 'at':
      return `at ${formatDuration(expectation.at)}: ${expectation.conditions.map(describeCondition).join(', ')}`;
    case 'between':
      return `between ${formatDuration(expectation.from)} and ${formatDuration(expectation.to)}: ${describeHappening(expectation.happening)}`;
    case 'within':
      return `within ${formatDuration(expectation.span)} of ${anchorText(expectation.of)}: ${describeHappening(expectation.happening)}`;
    case 'always':
    case 'sometimes':
      return `${expectation.kind}: ${describeCondition(expectation.condition)}`;
    case 'never':
      return `never: ${'condition' in expectation.what ? describeCondition(expectation.what.condition) : describeHappening(expectation.what.happening)}`;
    case 'sequence':
      return describeSequence(expectation.items);
  }
}
