import type { Instant } from '../../../src/units/index.js';
import { describeQuantity, formatAmount } from '../describe-expectation.js';
import type { Condition } from '../scenario.js';
import type { Quantities } from './quantities.js';
import { holdsFor } from './range.js';
import type { SignalReader } from './signals.js';

/** Whether a condition is true now, and what is true instead. */
export type Check = {
  readonly held: boolean;
  readonly found: string;
  /** on which side a quantity has missed what was wanted of it; empty when it has not, or there is no side */
  readonly missed: '' | 'too little' | 'too much';
};

const sideOf = (held: boolean, value: number, wanted: number): Check['missed'] =>
  held || value === wanted ? '' : value < wanted ? 'too little' : 'too much';

function checkStates(wanted: Readonly<Record<string, string>>, states: Readonly<Record<string, string>>): Check {
  const regions = Object.keys(wanted);
  return {
    held: regions.every((region) => states[region] === wanted[region]),
    found: regions.map((region) => `${region} is ${states[region] ?? 'unknown'}`).join(', '),
    missed: '',
  };
}

function checkAlarms(wanted: readonly string[], active: readonly string[]): Check {
  const [a, b] = [[...wanted].sort(), [...active].sort()];
  return {
    held: a.length === b.length && a.every((alarm, i) => alarm === b[i]),
    found: `active alarms: ${b.join(', ') || 'none'}`,
    missed: '',
  };
}

/** Looks at a condition at the moment the world stands at. */
export function check(condition: Condition, at: Instant, quantities: Quantities, reader: SignalReader): Check {
  if ('states' in condition) return checkStates(condition.states, reader.states());
  if ('alarms' in condition) return checkAlarms(condition.alarms.active, reader.activeAlarms());
  const value = quantities.value(condition.compare, at);
  const held = holdsFor(condition.compare, value);
  return {
    held,
    missed: sideOf(held, value, condition.compare.value),
    found: `${describeQuantity(condition.compare.quantity)} ${formatAmount(condition.compare.kind, value)}`,
  };
}
