import type { Property, PropertyId } from '../property.js';
import { alarmsHoldFlow, conditionsAreTold, emptyStops, latchedStays, pausesEnd } from './alarms.js';
import { lockoutHolds, noBolusInAlarm, squareGoesOn } from './boluses.js';
import { noDeadlock } from './life.js';
import { failedStaysOff, oneMode, stillWhenOff, stopsAtOnce } from './modes.js';
import { allOrNothing } from './therapy.js';

/** Properties that are asked at every step of the search. */
export const PROPERTIES: readonly Property[] = [
  oneMode,
  stillWhenOff,
  alarmsHoldFlow,
  lockoutHolds,
  emptyStops,
  failedStaysOff,
  noBolusInAlarm,
  stopsAtOnce,
  conditionsAreTold,
  squareGoesOn,
  allOrNothing,
  pausesEnd,
  latchedStays,
  noDeadlock,
];

/** Properties that the search asks in another way than at each step. */
export const OTHERWISE: { readonly [P in PropertyId]?: string } = {
  P11: 'no sliding window holds more than its limit: asked at every grant, of all that was ordered on the way to it and of what the pump orders in a whole window after it when it is left alone',
  P15: 'every state and every alarm is reached; from each place a pump that is mended comes back into therapy with all signals cleared, or stays off at its end and says so',
};

/** Properties that do not apply to this pump yet, and why. */
export const NOT_APPLICABLE: { readonly [P in PropertyId]?: string } = {};
