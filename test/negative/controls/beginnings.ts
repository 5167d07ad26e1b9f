import { type Command, evenSamples } from '../../../src/protocol/index.js';
import type { Pressure, Temperature } from '../../../src/units/index.js';
import { limit, PATIENT, program, refill, simple } from '../../support/orders.js';
import type { Happening } from '../../support/story.js';

/** 0.15 mL/day with patient boluses of 10 µL, an hour apart, at most 900 µL in 24 h. */
export const THERAPY = program(simple(0.15, { patient: PATIENT, windows: [limit(900)] }));
export const STOP: Command = { type: 'command.stop' };
export const RESUME: Command = { type: 'command.resume' };
export const CANCEL: Command = { type: 'command.cancel-bolus' };
export const PAUSE_AUDIO: Command = { type: 'command.pause-audio' };
export const INTERROGATE: Command = { type: 'command.interrogate' };
export const ACKNOWLEDGE_STALL: Command = { type: 'command.acknowledge', alarm: 'motor-stall' };
export const OTHER_DRUG = refill(40, { drug: 'hydromorphone' });

export const RESET = { type: 'sensor.brown-out' } as const;
export const BLOCKED = { type: 'sensor.pressure-above', level: 69 as Pressure } as const;
export const OPEN = { type: 'sensor.pressure-below', level: 10 as Pressure } as const;
export const STALL = { type: 'sensor.rotor-missed', strokes: 20 } as const;
export const TURN = { type: 'sensor.rotor-turned' } as const;
export const WARM = { type: 'sensor.temperature-above', level: 39 as Temperature } as const;
export const WEAK = { type: 'sensor.battery-below', samples: evenSamples(2.4) } as const;

/** In therapy since 1 h, the lockout over at 2 h. */
export const IN_THERAPY: readonly Happening[] = [['1h', THERAPY]];
export const RESET_PUMP: readonly Happening[] = [...IN_THERAPY, ['3h', RESET]];
export const BLOCKED_PUMP: readonly Happening[] = [...IN_THERAPY, ['3h', BLOCKED]];
export const STALLED_PUMP: readonly Happening[] = [...IN_THERAPY, ['3h', STALL]];
export const STOPPED_PUMP: readonly Happening[] = [...IN_THERAPY, ['3h', STOP]];
/** The battery gave its sign at 3 h; its 90 days end with the service. */
export const OLD_PUMP: readonly Happening[] = [...IN_THERAPY, ['3h', WEAK]];
export const PAST_SERVICE = '90d 4h';
/** Full at the start and driven at 24 mL/day: empty before the second day is over. */
export const EMPTY_PUMP: readonly Happening[] = [['1h', program(simple(24, { patient: null, windows: [] }))]];
export const PAST_EMPTY = '2d';
