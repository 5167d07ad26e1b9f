import { firmwareSetup } from '../setup.js';

/** Whether the pump is warmer than it should be. */
export const temperature = firmwareSetup.createStateConfig({
  initial: 'normal',
  states: {
    normal: { on: { 'sensor.temperature-above': { target: 'high', actions: 'noteHot' } } },
    high: { on: { 'sensor.temperature-below': { target: 'normal', actions: 'noteNormalTemperature' } } },
  },
});
