import { assertNever, invariant } from '../../src/base/index.js';
import type { Profile } from '../../src/profile/index.js';
import { formatTemperature, type Instant, plain } from '../../src/units/index.js';
import { airInWords } from '../link/index.js';
import type { Random } from '../random/index.js';
import type { FaultOrder, WorldChange } from '../scenario/index.js';
import { FAULTS } from './catalogue.js';
import { type FaultPlan, steady } from './kind.js';

/**
 * What an ordered fault does over time.
 *
 * Whether it happens at all (`order.probability`) is for the caller to draw.
 *
 * @param order   checked order: known kind, every parameter resolved
 * @param random  a fork of the seed that belongs to this order alone
 * @param at      when it begins
 * @throws {InvariantError} for a kind that is not in the catalogue
 */
export function planFault(order: FaultOrder, random: Random, at: Instant): FaultPlan {
  const kind = FAULTS[order.fault];
  invariant(kind !== undefined, 'fault: an order names a kind that is not in the catalogue', { fault: order.fault });
  return kind.plan(order.parameters, random, at);
}

/**
 * What a change of the surroundings does to the ports. A field holds the rotor from the profile's stall field on; with its
 * end the rotor is free at once (delayed recovery is the fault `mri-stall`).
 */
export function planWorldChange(change: WorldChange, profile: Profile): FaultPlan {
  switch (change.change) {
    case 'mri': {
      const field = `a field of ${plain(change.field)} T`;
      const holds = change.field >= profile.magnet.stallField.value;
      return holds
        ? steady({ rotorBlocked: true }, `${field} holds the rotor`)
        : steady({}, `${field} is too weak to hold the rotor`);
    }
    case 'temperature':
      return steady({ bodyTemperature: change.to }, `the pump is at ${formatTemperature(change.to)}`);
    case 'ambient':
      return steady({ ambientPressure: change.to }, `the surroundings are at ${plain(change.to)} kPa`);
    case 'radio':
      return steady({ air: change.air }, `the air between controller and pump: ${airInWords(change.air)}`);
    case 'jam':
      return steady({ air: { jammed: true } }, 'somebody is so loud that no frame gets through');
    case 'apart':
      return steady({ air: { inRange: false } }, 'controller and pump are out of each other’s range');
    default:
      return assertNever(change);
  }
}
