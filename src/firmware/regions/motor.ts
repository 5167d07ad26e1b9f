import { firmwareSetup } from '../setup.js';

/**
 * The drive and what the rotor sensor says of it. Every other region only contributes to the flow that is wanted; here
 * the drive is brought into line with it.
 */
export const motor = firmwareSetup.createStateConfig({
  initial: 'idle',
  always: [
    { guard: 'driveStartsOrStops', actions: ['redrive', 'tellDrive', 'announceDrive'] },
    { guard: 'driveIsStale', actions: ['redrive', 'tellDrive'] },
  ],
  on: {
    'clock.deadline': { guard: 'stoodTooLong', actions: 'noteStoodTooLong' },
    // The watchdog has cut the drive; from here on it stands by order as well.
    'sensor.watchdog-reset': { guard: 'driveRuns', actions: ['bookCut', 'tellDrive', 'announceDrive'] },
  },
  states: {
    idle: {
      on: { 'internal.drive-changed': { guard: 'isDriven', target: 'turning' } },
    },
    turning: {
      on: {
        'internal.drive-changed': { guard: 'isNotDriven', target: 'idle' },
        'sensor.rotor-missed': [
          { guard: 'isStallCount', target: 'stalled', actions: 'declareStall' },
          { target: 'stall-suspected', actions: 'suspectStall' },
        ],
      },
    },
    'stall-suspected': {
      on: {
        'internal.drive-changed': { guard: 'isNotDriven', target: 'idle', actions: 'clearSuspicion' },
        'sensor.rotor-missed': { guard: 'isStallCount', target: 'stalled', actions: 'declareStall' },
        'sensor.rotor-turned': { target: 'turning', actions: 'noteTurning' },
      },
    },
    stalled: {
      on: {
        'sensor.rotor-turned': [
          { guard: 'isDriven', target: 'turning', actions: 'noteTurning' },
          { target: 'idle', actions: 'noteTurning' },
        ],
      },
    },
  },
});
