import type { Command, Status } from '../../../protocol/index.js';

/** How far a count may move by itself between two readings, pL. */
const NEAR = 50_000_000;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function refillSeen({ withdrawn, filled }: Extract<Command, { type: 'command.refill' }>, before: Status, now: Status) {
  const [was, is] = [before.reservoir_computed_pl, now.reservoir_computed_pl];
  if (Math.abs(filled - withdrawn) <= 2 * NEAR) return null;
  if (Math.abs(was - withdrawn + filled - is) <= NEAR) return true;
  return Math.abs(was - is) <= NEAR ? false : null;
}

/**
 * Whether the pump can be seen to have done what it was told.
 *
 * @param before  its last word before the order
 * @param now     its first word after it
 * @returns null where two readings cannot tell
 */
export function seenToDo(command: Command, before: Status, now: Status): boolean | null {
  const { doing } = now.therapy;
  switch (command.type) {
    case 'command.program': {
      if (same(before.therapy.program, command.program)) return null;
      return same(now.therapy.program, command.program);
    }
    case 'command.prime':
      return now.therapy.primes > before.therapy.primes;
    case 'command.refill':
      return refillSeen(command, before, now);
    case 'command.stop':
      return doing === 'stopped';
    case 'command.suspend':
      return doing === 'suspended';
    case 'command.resume':
      return doing !== 'suspended' && doing !== 'stopped';
    case 'command.purge':
      return doing === 'purge' ? true : null;
    case 'command.clinician-bolus':
      return doing === 'clinician-bolus' ? true : null;
    case 'command.square-bolus':
      return doing === 'square-bolus' ? true : null;
    case 'command.acknowledge':
      return now.alarms.includes(command.alarm) ? null : true;
    default:
      return null;
  }
}
