import { book } from './words.js';

/** Orders of the region `temperature`: the temperature. */
export const temperatureOrders = {
  noteHot: book(() => ({ temperature: { high: true } })),
  noteNormalTemperature: book(() => ({ temperature: { high: false } })),
};
