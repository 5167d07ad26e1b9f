import { firmwareSetup } from '../setup.js';

/**
 * Whether the pump is warmer or colder than it should be, or so warm that its stop rule acts. Whoever passes several levels at
 * once is told of one after the other.
 */
export const temperature = firmwareSetup.createStateConfig({
  initial: 'normal',
  states: {
    normal: {
      on: {
        'sensor.temperature-above': { target: 'high', actions: 'noteHot' },
        'sensor.temperature-below': { guard: 'isLowLevel', target: 'low', actions: 'noteCold' },
      },
    },
    low: {
      on: { 'sensor.temperature-above': { target: 'normal', actions: 'noteNormalTemperature' } },
    },
    high: {
      on: {
        'sensor.temperature-above': { guard: 'isLimitLevel', target: 'limit', actions: 'noteOverLimit' },
        'sensor.temperature-below': { target: 'normal', actions: 'noteNormalTemperature' },
      },
    },
    limit: {
      on: {
        'sensor.temperature-above': { actions: 'noteOverLimit' },
        'sensor.temperature-below': { target: 'high', actions: 'noteHot' },
      },
    },
  },
});
