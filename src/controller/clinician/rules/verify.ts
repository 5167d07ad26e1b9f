import { ceilMulDiv } from '../../../base/index.js';
import { type Command, encode, type Program, programWire, type Status, toHex } from '../../../protocol/index.js';
import { MS_PER_DAY } from '../../../units/index.js';
import type { Review } from '../review.js';

type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;
type Doing = Status['therapy']['doing'];

/** How far a count may be off what has flowed: it is kept in whole strokes, pL. */
const NEAR = 50_000_000;

const inBytes = (program: Program | null): string => (program === null ? '' : toHex(encode(programWire, program)));

function programSeen({ program }: Of<'command.program'>, before: Status, now: Status): boolean | null {
  const ordered = inBytes(program);
  const [was, is] = [inBytes(before.therapy.program), inBytes(now.therapy.program)];
  if (was === ordered) return null;
  if (is === ordered) return true;
  // A third one is somebody else's, and says nothing of this one.
  return is === was ? false : null;
}

/**
 * Another fluid shows at once. Otherwise the count tells: by itself it only goes down, and not faster than the pump can move; a refill sets
 * it to what was filled, unless the pump asks about a mismatch first.
 */
function refillSeen(
  { concentration, drug, filled }: Of<'command.refill'>,
  fastest: number,
  before: Status,
  now: Status,
) {
  const isOf = ({ therapy }: Status): boolean =>
    therapy.fluid.drug === drug && therapy.fluid.concentration === concentration;
  if (!isOf(before)) return isOf(now);
  const asks = ({ alarms }: Status): boolean => alarms.includes('refill-mismatch');
  if (asks(now)) return asks(before) ? null : true;
  const [was, is] = [before.reservoir_computed_pl, now.reservoir_computed_pl];
  const moved = ceilMulDiv(fastest, Math.max(0, now.at - before.at), MS_PER_DAY) + NEAR;
  const canBeFrom = (count: number): boolean => is <= count && count - is <= moved;
  const [refilled, not] = [canBeFrom(filled), canBeFrom(was)];
  return refilled === not ? null : refilled;
}

function suspendSeen({ span }: Of<'command.suspend'>, before: Status, now: Status): boolean | null {
  const isOver = span !== null && now.at - before.at >= span;
  if (now.therapy.doing === 'suspended') return before.therapy.doing === 'suspended' ? null : true;
  // What is more pressing hides it.
  return isOver || ['stopped', 'prime', 'purge'].includes(now.therapy.doing) ? null : false;
}

function resumeSeen(before: Doing, now: Doing): boolean | null {
  if (now === 'suspended') return false;
  return before !== 'suspended' || now === 'stopped' ? null : true;
}

const beginsSeen = (what: Doing, before: Doing, now: Doing): boolean | null =>
  now === what && before !== what ? true : null;

/**
 * Whether the pump can be seen to have done what it was told.
 *
 * @param review  the order, with how much its pump can move
 * @param before  its last word before the order
 * @param now     its first word after it
 * @returns null where two readings cannot tell
 */
export function seenToDo({ command, fastest }: Pick<Review, 'command' | 'fastest'>, before: Status, now: Status) {
  const [was, is] = [before.therapy, now.therapy];
  switch (command.type) {
    case 'command.program':
      return programSeen(command, before, now);
    case 'command.prime':
      return is.primes > was.primes;
    case 'command.refill':
      return refillSeen(command, fastest, before, now);
    case 'command.stop':
      if (is.doing !== 'stopped') return is.doing === was.doing ? false : null;
      return was.doing === 'stopped' ? null : true;
    case 'command.suspend':
      return suspendSeen(command, before, now);
    case 'command.resume':
      return resumeSeen(was.doing, is.doing);
    case 'command.purge':
      return beginsSeen('purge', was.doing, is.doing);
    case 'command.clinician-bolus':
      return beginsSeen('clinician-bolus', was.doing, is.doing);
    case 'command.square-bolus':
      return beginsSeen('square-bolus', was.doing, is.doing);
    case 'command.acknowledge':
      return before.alarms.includes(command.alarm) && !now.alarms.includes(command.alarm) ? true : null;
    default:
      return null;
  }
}
