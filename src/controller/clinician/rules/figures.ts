import type { Profile } from '../../../profile/index.js';
import type { Command, Program, Status } from '../../../protocol/index.js';
import { primeVolume } from '../../../therapy/index.js';
import { type Flow, formatDuration, formatVolume, MS_PER_DAY, type Volume } from '../../../units/index.js';
import type { Review } from '../review.js';

type Figure = Review['figures'][number];

const spanAt = (volume: number, flow: number): string => formatDuration(Math.ceil((volume / flow) * MS_PER_DAY));

/** The highest flow that a program can ask for over a long time: its basal at its highest, and every bolus that may be asked for. */
function worstFlow({ basal, patient }: Program, minimumRate: Flow): number {
  const highest =
    basal.mode === 'simple'
      ? basal.flow
      : basal.mode === 'flex'
        ? basal.week.reduce((most, { flow }) => Math.max(most, flow), 0)
        : minimumRate;
  if (patient === null) return highest;
  return highest + (patient.bolus * patient.maxCount * MS_PER_DAY) / patient.countWindow;
}

function refillBy(program: Program, left: number, profile: Profile): Figure[] {
  const flow = worstFlow(program, profile.pump.minimumRate.value);
  const usable = left - profile.reservoir.lowAlarm.value;
  if (flow <= 0 || usable <= 0) return [];
  return [{ what: 'refill at the latest in, if every bolus is used', value: spanAt(usable, flow) }];
}

/**
 * What follows from a command, for whoever reviews it: volume and time of a prime or a bridge, and when the pump must be filled again in
 * the worst case.
 *
 * @source F2 to F8, F11; worst case S31
 */
export function figuresOf(command: Command, status: Status, profile: Profile): readonly Figure[] {
  const { therapy, reservoir_computed_pl: left } = status;
  switch (command.type) {
    case 'command.prime': {
      const volume = primeVolume(therapy.line, command.extent);
      const value = `${formatVolume(volume)} in ${spanAt(volume, profile.pump.primeFlow.value)}`;
      return [{ what: 'prime', value }];
    }
    case 'command.program': {
      const { bridge, program } = command;
      const bridged: Figure[] =
        bridge === undefined
          ? []
          : [{ what: 'bridge', value: `${formatVolume(bridge.volume)} in ${spanAt(bridge.volume, bridge.flow)}` }];
      return [...bridged, ...refillBy(program, left, profile)];
    }
    case 'command.refill': {
      const after = left - command.withdrawn + command.filled;
      const counted: Figure = { what: 'the pump will count', value: formatVolume(Math.max(0, after) as Volume) };
      return therapy.program === null ? [counted] : [counted, ...refillBy(therapy.program, after, profile)];
    }
    default:
      return [];
  }
}
