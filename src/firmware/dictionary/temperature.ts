import type { Temperature } from '../../units/index.js';
import * as temperature from '../rules/temperature.js';
import { book, type Guards, type In } from './words.js';

const levelOf = ({ event }: In): Temperature => ('level' in event ? (event.level as Temperature) : (0 as Temperature));

/** Questions of the region `temperature`: how warm the pump is. */
export const temperatureGuards = {
  isLimitLevel: (a) => levelOf(a) >= a.context.config.temperatureLimit,
  isLowLevel: (a) => levelOf(a) <= a.context.config.temperatureLow,
} satisfies Guards;

/** Orders of the region `temperature`: how warm the pump is. */
export const temperatureOrders = {
  noteHot: book(({ context }) => ({ temperature: temperature.warm(context) })),
  noteCold: book(({ context }) => ({ temperature: temperature.cold(context) })),
  noteNormalTemperature: book(({ context }) => ({ temperature: temperature.inRange(context) })),
  noteOverLimit: book((a) => ({ temperature: temperature.beyond(a.context, levelOf(a)) })),
};
