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

/** Writes a quantity as files do: `delivered.last(24h)`. */
export const describeQuantity = (quantity: Quantity): string =>
  'window' in quantity ? `${quantity.signal}(${quantity.written})` : quantity.signal;

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
  if (happening.happening === 'logged') {
    const words = [happening.code, happening.about, happening.detail].filter((word) => word !== null);
    return `the log says ${words.join(' ')}`;
  }
  if (happening.accepted) return 'reply accepted';
  return happening.code === null ? 'reply refused' : `reply refused (${happening.code})`;
}

type Bare<T> = T extends unknown ? Omit<T, 'index' | 'line' | 'text'> : never;
/** An expectation before it has its number, line and text. */
export type BareExpectation = Bare<Expectation>;
type SequenceItem = Extract<Expectation, { kind: 'sequence' }>['items'][number];

/** The times of an expectation as its file writes them; where it says nothing they are written anew. */
export type WrittenTimes = Readonly<Record<string, unknown>>;

const asWritten = (written: unknown, span: number): string =>
  typeof written === 'string' && written.trim() !== '' ? written.trim() : formatDuration(span);

const entriesOf = (written: unknown): readonly unknown[] => (Array.isArray(written) ? written : []);

function describeItem(item: SequenceItem, written: unknown, usual: unknown): string {
  const { happening, at, tolerance } = item;
  if (at === null) return describeHappening(happening);
  const times: WrittenTimes = typeof written === 'object' && written !== null ? { ...written } : {};
  const give = tolerance === 0 ? '' : ` +/- ${asWritten(times.tolerance ?? usual, tolerance)}`;
  return `${describeHappening(happening)} at ${asWritten(times.at, at)}${give}`;
}

/**
 * An expectation in words, for the verdict and the trace; spans and moments stay as the file writes them.
 *
 * @param written  the entry of the file
 */
export function describeExpectation(expectation: BareExpectation, written: WrittenTimes): string {
  switch (expectation.kind) {
    case 'at': {
      const said = expectation.conditions.map(describeCondition).join(', ');
      return `at ${asWritten(written.at, expectation.at)}: ${said}`;
    }
    case 'between': {
      const [from, to] = entriesOf(written.between);
      const range = `between ${asWritten(from, expectation.from)} and ${asWritten(to, expectation.to)}`;
      return `${range}: ${describeHappening(expectation.happening)}`;
    }
    case 'within': {
      const span = asWritten(written.within, expectation.span);
      return `within ${span} of ${expectation.from}: ${describeHappening(expectation.happening)}`;
    }
    case 'always':
    case 'sometimes':
      return `${expectation.kind}: ${describeCondition(expectation.condition)}`;
    case 'never':
      return `never: ${'condition' in expectation.what ? describeCondition(expectation.what.condition) : describeHappening(expectation.what.happening)}`;
    case 'sequence': {
      const entries = entriesOf(written.sequence);
      const items = expectation.items.map((item, i) => describeItem(item, entries[i], written.tolerance));
      return `sequence: ${items.join('; ')}`;
    }
  }
}
