import { firmwareSetup } from '../setup.js';

const BACKWARDS = { target: 'backwards', actions: 'declareBackwards' } as const;
const FAR_ABOVE = { guard: 'isFarAbove', target: 'too-high', actions: 'declareOver' } as const;
const AGAIN_AS_COMMANDED = { target: 'as-commanded', actions: 'noteAsCommanded' } as const;
/** A drive that stands is held to no flow at all, whatever it was before. */
const STANDS = { guard: 'isNotDriven', ...AGAIN_AS_COMMANDED } as const;
/** What makes the motor declare a stall: that alarm says it better. */
const STALL_SAYS_IT = { guard: 'isStallCount', ...AGAIN_AS_COMMANDED } as const;

/**
 * Whether what the flow sensor measures is what the drive was ordered to give. In a pump without the sensor it stays
 * `as-commanded`, and a wrong flow is silent.
 */
export const measuredFlow = firmwareSetup.createStateConfig({
  initial: 'as-commanded',
  states: {
    'as-commanded': {
      on: {
        'sensor.flow-above': [FAR_ABOVE, { target: 'above', actions: 'noteAbove' }],
        'sensor.flow-below': { target: 'below', actions: 'noteBelow' },
        'sensor.flow-reverse': BACKWARDS,
      },
    },
    above: {
      on: {
        'sensor.flow-above': FAR_ABOVE,
        'sensor.flow-below': AGAIN_AS_COMMANDED,
        'sensor.flow-reverse': BACKWARDS,
        'internal.drive-changed': STANDS,
        'clock.deadline': { guard: 'deviatesTooLong', target: 'too-high', actions: 'declareOver' },
      },
    },
    below: {
      on: {
        'sensor.flow-above': AGAIN_AS_COMMANDED,
        'sensor.flow-reverse': BACKWARDS,
        'sensor.rotor-missed': STALL_SAYS_IT,
        'internal.drive-changed': STANDS,
        'clock.deadline': { guard: 'deviatesTooLong', target: 'too-low', actions: 'declareUnder' },
      },
    },
    'too-high': {
      on: { 'command.program': { guard: 'programAccepted', ...AGAIN_AS_COMMANDED } },
    },
    'too-low': {
      on: {
        'sensor.flow-above': AGAIN_AS_COMMANDED,
        'sensor.flow-reverse': BACKWARDS,
        'sensor.rotor-missed': STALL_SAYS_IT,
        'internal.drive-changed': STANDS,
      },
    },
    backwards: {
      on: { 'sensor.flow-above': AGAIN_AS_COMMANDED },
    },
  },
});
