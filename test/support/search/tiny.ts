import { type FirmwareContext, freshContext } from '../../../src/firmware/context.js';
import type { FirmwareConfig } from '../../../src/firmware/index.js';
import type { Bridge, Program } from '../../../src/protocol/index.js';
import {
  type Concentration,
  durationOf,
  type Instant,
  type Length,
  MS_PER_MINUTE,
  microlitres,
  millilitresPerDay,
  minutes,
  seconds,
  weekTimeOf,
} from '../../../src/units/index.js';
import { FIRST_FLUID } from '../orders.js';
import { CONFIG, type Wanted } from '../pump.js';

/** One step of the time grid: every span of the small pump is a whole number of them. */
export const GRID = MS_PER_MINUTE;

/** A stroke a minute. */
const FLOW = millilitresPerDay(0.36);
const STROKE = microlitres(0.25);
const EMPTY_AT = 20 * STROKE;

/**
 * A pump in which everything comes soon: it runs empty after some strokes, a lockout lasts two minutes, a standstill is
 * too long after five, and a battery that is due is at its end after four. Only its greatest age is far away.
 */
export const TINY: FirmwareConfig = {
  ...CONFIG,
  stroke: STROKE,
  flowMin: millilitresPerDay(0.09),
  flowMax: millilitresPerDay(3.6),
  minimumRate: millilitresPerDay(0.09),
  primeFlow: millilitresPerDay(0.72),
  line: { tubing: microlitres(0.5), volumePerCm: microlitres(0.5), length: 1 as Length },
  compliance: 0.00001,
  capacity: (40 * STROKE) as never,
  emptyAt: EMPTY_AT as never,
  lowAlarm: (EMPTY_AT + 4 * STROKE) as never,
  refillMismatch: (10 * STROKE) as never,
  stallSuspectedStrokes: 1,
  stallStrokes: 2,
  stallAtLeast: minutes(1),
  countLimit: 2,
  replacementToEnd: minutes(4),
  hardEnd: durationOf(4_000_000_000_000_000),
  weekOffset: weekTimeOf(0),
  flowSpan: minutes(3),
  flowStrokes: 2,
  temperatureTop: 42.5 as never,
  criticalInterval: minutes(1),
  nonCriticalInterval: minutes(2),
  criticalEscalated: seconds(30),
  nonCriticalEscalated: minutes(1),
  audioPause: minutes(2),
  stoppedTooLong: minutes(5),
  selfTest: minutes(1),
  bolusDurationMin: minutes(1),
  bolusDurationMax: minutes(10),
  lockoutMin: minutes(1),
  lockoutMax: minutes(10),
  countMax: 4,
  doseWindowMax: minutes(12),
};

/** What the small pump is filled with: eighteen strokes until it is empty. */
export const TINY_FILL = {
  volume: (EMPTY_AT + 18 * STROKE) as never,
  drug: 'morphine',
  drugClass: 'withdrawal-risk' as const,
  concentration: 20_000 as Concentration,
};

/**
 * The moment at which every search begins: so late that no other number in the memory is as large, so that moments can be
 * told from everything else.
 */
export const BEGIN = 4_000_000_233_600_000 as Instant;
/** Every number of the memory from here on is a moment. */
export const FIRST_MOMENT = 3_000_000_000_000_000;

/** The memory of the small pump on its shelf. */
export const tinyContext = ({ drugClass = TINY_FILL.drugClass, ...config }: Wanted = {}): FirmwareContext =>
  freshContext({ ...TINY, ...config }, { ...TINY_FILL, drugClass });

/** 0.5 µL in 2 min, at most two in 11 min, 2 min apart; at most 3.75 µL in 10 min. */
export const WITH_PATIENT: Program = {
  basal: { mode: 'simple', flow: FLOW },
  patient: {
    bolus: microlitres(0.5),
    duration: minutes(2),
    lockout: minutes(2),
    maxCount: 2,
    countWindow: minutes(11),
  },
  windows: [{ window: minutes(10), limit: microlitres(3.75) }],
};

/**
 * A stroke a minute, and two a minute from three minutes after `now` until the week comes round: told from now, so that the hour
 * at which it is programmed makes no difference.
 *
 * @param now  what the pump clock shows, ms
 */
export function byTheClock(now: number): Program {
  const steps = [
    { at: weekTimeOf(now), flow: FLOW },
    { at: weekTimeOf(now + 3 * GRID), flow: millilitresPerDay(0.72) },
  ];
  const week = steps.sort((a, b) => a.at - b.at);
  return { basal: { mode: 'flex', week }, patient: null, windows: [] };
}

/** What the line of the small pump holds, four strokes, a stroke in two minutes: as much drug as a stroke a minute of half the strength. */
export const BRIDGE: Bridge = {
  flow: millilitresPerDay(0.18),
  volume: (4 * STROKE) as never,
  fluid: FIRST_FLUID,
};

export const MINIMUM: Program = { basal: { mode: 'minimum-rate' }, patient: null, windows: [] };
