import { wallAt } from '../../../src/firmware/rules/clock.js';
import { lineLacks } from '../../../src/firmware/rules/prime.js';
import { forecastIsStale, strokesBooked } from '../../../src/firmware/rules/reservoir-estimate.js';
import type { Program } from '../../../src/protocol/index.js';
import { strokesBy, weekTimeOf } from '../../../src/units/index.js';
import type { Rest } from './search.js';
import { FIRST_MOMENT } from './tiny.js';
import { UNWATCHED, type Watched } from './watch.js';

/**
 * Parts of the memory of which two may differ in pumps that will do the same: books that are written and never asked, and the
 * program store, which holds the program in force once more, under numbers that never come again.
 */
const BOOKS: readonly string[] = ['log', 'store'];

/** Every moment told from now. */
function relative(value: unknown, now: number, longAgo: number): unknown {
  if (typeof value === 'number') return value >= FIRST_MOMENT ? Math.max(value - now, -longAgo) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((v) => relative(v, now, longAgo));
  const out: Record<string, unknown> = {};
  for (const k in value) out[k] = relative((value as Record<string, unknown>)[k], now, longAgo);
  return out;
}

/** A program whose steps are told from what the pump clock shows now. */
function programFrom(program: Program | null, now: number): unknown {
  if (program?.basal.mode !== 'flex') return program;
  const week = program.basal.week.map(({ at, flow }) => [weekTimeOf(at - now), flow]);
  return { ...program, basal: week.sort(([a = 0], [b = 0]) => a - b) };
}

const numbers = new WeakMap<object, number>();
const makes: string[] = [];
/** Number of a make of pump: pumps of different make are never one. */
function makeOf(config: object): number {
  let number = numbers.get(config);
  if (number === undefined) {
    const text = JSON.stringify(config);
    number = makes.indexOf(text);
    if (number < 0) number = makes.push(text) - 1;
    numbers.set(config, number);
  }
  return number;
}

/**
 * What two pumps have in common that will do the same from now on, whatever is said to them: their states, and their memory with
 * every moment told from now, steps of the day from what their clock shows. Moments longer ago than the longest window are alike; strokes count only since the fill. A test
 * holds pumps with one key against each other (test/model/temporal/search.test.ts).
 */
export function keyOf({ states, context, now }: Rest, seen: Watched = UNWATCHED): string {
  const { config, motor, reservoir, infusion, clock: _clock, ...rest } = context;
  const { train, booked: _, ...drive } = motor;
  const { strokesAtFill, forecast, held, ...fluid } = reservoir;
  const { bridge, oldFluid, ...others } = rest;
  const booked = strokesBooked(context, now);
  const asked = Object.entries(others).filter(([part]) => !BOOKS.includes(part));
  const told = forecast === null ? null : { stale: forecastIsStale(context), low: forecast.low, empty: forecast.empty };
  return JSON.stringify([
    makeOf(config),
    Object.values(states),
    relative([asked, { ...infusion, program: null }, drive, fluid, told, seen], now, config.doseWindowMax),
    programFrom(infusion.program, wallAt(context, now)),
    train.flow,
    strokesBy(train, now).carry,
    booked - strokesAtFill,
    lineLacks(context, now),
    oldFluid === null ? null : [oldFluid.fluid, oldFluid.drugClass, Math.max(0, oldFluid.goneAt - booked)],
    bridge === null
      ? null
      : [relative(bridge, now, config.doseWindowMax), bridge.fromStroke - booked, bridge.untilStroke - booked],
    held === null ? null : [held.fill, held.strokesAtFill - strokesAtFill],
  ]);
}
