import { ceilMulDiv } from '../../../base/index.js';
import type { Profile } from '../../../profile/index.js';
import type { Command, Program, Status } from '../../../protocol/index.js';
import { isMismatch, primeVolume } from '../../../therapy/index.js';
import { formatDuration, formatMass, formatVolume, MS_PER_DAY, massOf, type Volume } from '../../../units/index.js';
import type { Review } from '../review.js';
import { averageOf, weekOf } from './compare-week.js';

type Figure = Review['figures'][number];
type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** How long a volume takes, rounded up to whole milliseconds. @param flow  pL/day, > 0 */
const spanAt = (volume: number, flow: number): string => formatDuration(ceilMulDiv(volume, MS_PER_DAY, flow));

function primed({ extent }: Of<'command.prime'>, { therapy }: Status, { pump }: Profile): Figure {
  const volume = primeVolume(therapy.line, extent);
  const drug = formatMass(massOf(volume, therapy.fluid.concentration));
  const span = spanAt(volume, pump.primeFlow.value);
  return { what: 'prime', value: `${formatVolume(volume)}, which holds ${drug}, in ${span}` };
}

function bridged({ bridge }: Of<'command.program'>): readonly Figure[] {
  if (bridge === undefined || bridge.flow <= 0) return [];
  const { flow, volume } = bridge;
  return [{ what: 'bridge', value: `${formatVolume(volume)} in ${spanAt(volume, flow)}` }];
}

/**
 * When the low-reservoir alarm comes at the latest if every bolus is used that may be asked for, with the flow of a week on average.
 *
 * @param left  what is in the reservoir, pL
 * @returns none where nothing flows, or the alarm is there already
 */
function refillBy({ basal, patient }: Program, left: number, { pump, reservoir }: Profile): readonly Figure[] {
  const boluses = patient === null ? 0 : (patient.bolus * patient.maxCount * MS_PER_DAY) / patient.countWindow;
  const flow = Math.ceil(averageOf(weekOf(basal, pump.minimumRate.value)) + boluses);
  const usable = left - reservoir.lowAlarm.value;
  if (flow <= 0 || usable <= 0) return [];
  return [{ what: 'refill at the latest in, if every bolus is used', value: spanAt(usable, flow) }];
}

/** The pump counts what was filled as all that is there, unless it asks about a mismatch first; another fluid ends the program. */
function refilled(command: Of<'command.refill'>, { therapy, ...status }: Status, profile: Profile): readonly Figure[] {
  const { concentration, drug, filled, withdrawn } = command;
  const counted = status.reservoir_computed_pl as Volume;
  if (isMismatch(counted, withdrawn, profile.reservoir.mismatch.value)) {
    const value = `${formatVolume(withdrawn)} withdrawn where it counts ${formatVolume(counted)}`;
    return [{ what: 'the pump will ask about', value }];
  }
  const { fluid, program } = therapy;
  const goesOn = fluid.drug === drug && fluid.concentration === concentration && program !== null;
  const count: Figure = { what: 'the pump will count', value: formatVolume(filled) };
  return [count, ...(goesOn ? refillBy(program, filled, profile) : [])];
}

/**
 * What follows from a command, for whoever reviews it: volume, drug and time of a prime, volume and time of a bridge, what the pump makes of
 * a refill, and when it must be filled again in the worst case.
 *
 * @source F2 to F8, F11; worst case S31; count after a refill A-91
 */
export function figuresOf(command: Command, status: Status, profile: Profile): readonly Figure[] {
  switch (command.type) {
    case 'command.prime':
      return [primed(command, status, profile)];
    case 'command.program':
      return [...bridged(command), ...refillBy(command.program, status.reservoir_computed_pl, profile)];
    case 'command.refill':
      return refilled(command, status, profile);
    default:
      return [];
  }
}
