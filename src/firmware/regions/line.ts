import { firmwareSetup } from '../setup.js';

/** What the outlet pressure says of the line; without a pressure sensor it stays `clear` and an occlusion is silent. */
export const line = firmwareSetup.createStateConfig({
  initial: 'clear',
  states: {
    clear: {
      on: {
        'sensor.pressure-above': [
          { guard: 'isSuspicionLevel', target: 'occlusion-suspected', actions: 'suspectLine' },
          { target: 'occluded', actions: 'holdLine' },
        ],
      },
    },
    'occlusion-suspected': {
      on: {
        'sensor.pressure-above': { guard: 'isOcclusionLevel', target: 'occluded', actions: 'holdLine' },
        'sensor.pressure-below': { target: 'clear', actions: 'clearLine' },
      },
    },
    occluded: {
      on: { 'sensor.pressure-below': { target: 'released', actions: ['clearLine', 'bookReleased', 'tellReleased'] } },
    },
    released: {
      on: {
        'sensor.pressure-above': [
          { guard: 'isSuspicionLevel', target: 'occlusion-suspected', actions: 'suspectLine' },
          { target: 'occluded', actions: 'holdLine' },
        ],
        'command.acknowledge': { guard: 'acknowledgesOcclusion', target: 'clear' },
      },
    },
  },
});
