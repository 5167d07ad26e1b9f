import { formatDuration } from '../../../src/units/index.js';
import type { Expectation } from '../scenario.js';
import { check } from './condition.js';
import type { Quantities } from './quantities.js';
import type { SignalReader } from './signals.js';
import { IDLE, type Watch } from './watch.js';

/** Follows `at`: all conditions at one moment. A run that ends before it fails it. */
export function watchAt(
  expectation: Extract<Expectation, { kind: 'at' }>,
  quantities: Quantities,
  reader: SignalReader,
): Watch {
  const memory: { held: boolean | null; found: string; missed: string } = { held: null, found: '', missed: '' };
  const { at: moment, conditions } = expectation;
  return {
    ...IDLE,
    memory,
    checkAt: (at) => {
      if (at !== moment || memory.held !== null) return;
      const checks = conditions.map((condition) => check(condition, at, quantities, reader));
      memory.held = checks.every((one) => one.held);
      memory.found = checks.map((one) => one.found).join(', ');
      memory.missed = checks.flatMap(({ missed }) => (missed === '' ? [] : [missed])).join(', ');
    },
    outcome: (end) =>
      memory.held === null
        ? { held: false, found: `nothing: the run ended at ${formatDuration(end)}`, at: end }
        : {
            held: memory.held,
            found: memory.found,
            at: moment,
            ...(memory.missed === '' ? {} : { missed: memory.missed }),
          },
  };
}
