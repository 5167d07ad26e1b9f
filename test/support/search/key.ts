import { forecastIsStale, strokesBooked } from '../../../src/firmware/rules/reservoir-estimate.js';
import { strokesBy } from '../../../src/units/index.js';
import type { Rest } from './search.js';
import { FIRST_MOMENT } from './tiny.js';

function relative(value: unknown, now: number, longAgo: number): unknown {
  if (typeof value === 'number') return value >= FIRST_MOMENT ? Math.max(value - now, -longAgo) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((v) => relative(v, now, longAgo));
  const out: Record<string, unknown> = {};
  for (const k in value) out[k] = relative((value as Record<string, unknown>)[k], now, longAgo);
  return out;
}

const configs = new WeakMap<object, number>();
let made = 0;
/** Pumps of different make are never one. */
function makeOf(config: object): number {
  const known = configs.get(config);
  if (known !== undefined) return known;
  made += 1;
  configs.set(config, made);
  return made;
}

/** Moments longer ago than the longest window are all alike. */
export function keyOf({ states, context, now }: Rest): string {
  const { config, motor, reservoir, ...rest } = context;
  const { train, booked: _, ...drive } = motor;
  const { strokesAtFill, forecast, ...fluid } = reservoir;
  const told = forecast === null ? null : { stale: forecastIsStale(context), low: forecast.low, empty: forecast.empty };
  return JSON.stringify([
    makeOf(config),
    Object.values(states),
    relative([rest, drive, fluid, told], now, config.doseWindowMax),
    train.flow,
    strokesBy(train, now).carry,
    strokesBooked(context, now) - strokesAtFill,
  ]);
}
