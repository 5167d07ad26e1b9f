import { firmwareSetup } from '../setup.js';

/** One way from a sound battery over the replacement indicator to the end of service. */
export const battery = firmwareSetup.createStateConfig({
  initial: 'normal',
  states: {
    normal: {
      on: {
        'sensor.battery-below': { guard: 'batteryReadsLow', target: 'replacement-due', actions: 'noteReplacementDue' },
        'clock.deadline': { guard: 'replacementByAge', target: 'replacement-due', actions: 'noteReplacementDue' },
      },
    },
    'replacement-due': {
      on: { 'clock.deadline': { guard: 'serviceOver', target: 'end-of-service', actions: 'noteEndOfService' } },
    },
    'end-of-service': {},
  },
});
