import { describe, expect, it } from 'vitest';
import { type HandheldOutput, SIGNALS, type Signal } from '../../../src/controller/index.js';
import { nextBurst, pulseTrain } from '../../../src/controller/patient/rules/burst.js';
import type { AlarmPriority } from '../../../src/protocol/index.js';
import type { Duration, Instant } from '../../../src/units/index.js';
import { HandheldBench, pumpForPatients } from '../../support/handheld-bench.js';

type Range = readonly [least: number, most: number];
/** Published ranges of IEC 60601-1-8, read from secondary sources; spans in ms, rates in Hz. */
type Ranges = {
  readonly pulses: readonly number[];
  readonly pulse: Range;
  readonly spacing: Range;
  /** between two halves of a burst, where it has two */
  readonly gap: Range | null;
  readonly interval: Range;
  readonly colours: readonly string[];
  /** null for a light that burns steadily */
  readonly flash: Range | null;
};
const RANGES: Readonly<Record<AlarmPriority, Ranges>> = {
  high: {
    pulses: [10],
    pulse: [75, 200],
    spacing: [50, 125],
    gap: [350, 1_300],
    interval: [2_500, 15_000],
    colours: ['red'],
    flash: [1.4, 2.8],
  },
  medium: {
    pulses: [3],
    pulse: [125, 250],
    spacing: [125, 250],
    gap: null,
    interval: [2_500, 30_000],
    colours: ['yellow'],
    flash: [0.4, 0.8],
  },
  low: {
    pulses: [1, 2],
    pulse: [125, 250],
    spacing: [125, 250],
    gap: null,
    interval: [15_001, Number.POSITIVE_INFINITY],
    colours: ['cyan', 'yellow'],
    flash: null,
  },
};
const DUTY: Range = [0.2, 0.6];
const isIn = (value: number, [least, most]: Range): boolean => value >= least && value <= most;

type Pulse = { readonly at: number; readonly ms: number };
type Burst = Extract<HandheldOutput, { type: 'burst' }>;

/** Everything that is wrong with a burst by itself. */
function wrongIn(priority: AlarmPriority, pulses: readonly Pulse[]): readonly string[] {
  const { gap, pulse, pulses: counts, spacing } = RANGES[priority];
  const silences = pulses.slice(1).map(({ at }, i) => at - ((pulses[i]?.at ?? 0) + (pulses[i]?.ms ?? 0)));
  const wrong = pulses.filter(({ ms }) => !isIn(ms, pulse)).map(({ ms }) => `a pulse of ${ms}`);
  if (!counts.includes(pulses.length)) wrong.push(`${pulses.length} pulses`);
  silences.forEach((silence, i) => {
    // Ten pulses are 3 + 2 and 3 + 2: the gap lies after the fifth; a breath shorter than that, or as long, after each three.
    const isGap = gap !== null && i === 4;
    const isBreath = gap !== null && (i === 2 || i === 7);
    const most: Range = isGap ? (gap as Range) : isBreath ? [spacing[1], silences[4] ?? 0] : spacing;
    if (!isIn(silence, most)) wrong.push(`a silence of ${silence} after pulse ${i + 1}`);
  });
  return wrong;
}

/** Everything that is wrong with what a handheld has sounded, read from its outputs alone. */
function wrongWith(told: readonly HandheldOutput[]): readonly string[] {
  const wrong: string[] = [];
  let last: { readonly priority: AlarmPriority; readonly end: number } | null = null;
  for (const { at, burst } of told.filter((output): output is Burst => output.type === 'burst')) {
    if (burst === null) {
      last = null;
      continue;
    }
    const pulses = burst.train.filter(({ on }) => on);
    if (pulses[0]?.at !== at) wrong.push(`a burst at ${at} that begins at ${pulses[0]?.at}`);
    burst.train.forEach(({ at: begin }, i) => {
      const before = burst.train[i - 1];
      if (before !== undefined && begin !== before.at + before.ms) wrong.push(`a hole at ${begin}`);
    });
    wrong.push(...wrongIn(burst.priority, pulses));
    if (last !== null) {
      if (last.priority !== burst.priority) wrong.push(`two priorities without an end between them at ${at}`);
      else if (!isIn(at - last.end, RANGES[burst.priority].interval)) wrong.push(`an interval of ${at - last.end}`);
    }
    const end = burst.train.at(-1);
    last = { priority: burst.priority, end: (end?.at ?? 0) + (end?.ms ?? 0) };
  }
  return wrong;
}

const PRIORITIES = Object.keys(SIGNALS) as readonly AlarmPriority[];
const FROM = 1_000 as Instant;
const bursts = ({ told }: HandheldBench): readonly Burst[] => told.filter((output) => output.type === 'burst');

describe('the table of signals', () => {
  it.each(PRIORITIES)('SR-043 is inside the published ranges: %s', (priority) => {
    const signal: Signal = SIGNALS[priority];
    const { colours, flash, interval } = RANGES[priority];
    const pulses = pulseTrain(signal, FROM).filter(({ on }) => on);
    expect(wrongIn(priority, pulses)).toEqual([]);
    if (signal.interval === null) expect(priority).toBe('low');
    else expect(isIn(signal.interval, interval)).toBe(true);
    const { colour, on, period } = signal.light;
    expect(colours).toContain(colour);
    if (flash === null) expect(on).toBe(period);
    else expect([isIn(1_000 / period, flash), isIn(on / period, DUTY)]).toEqual([true, true]);
  });

  it.each<[string, AlarmPriority, (s: Signal) => Signal]>([
    ['a pulse too long', 'high', (s) => ({ ...s, pulse: 201 as Duration })],
    ['a pulse too short', 'medium', (s) => ({ ...s, pulse: 124 as Duration })],
    ['a pulse too few', 'high', (s) => ({ ...s, silences: s.silences.slice(1) })],
    ['a spacing too long', 'high', (s) => ({ ...s, silences: s.silences.with(0, 126 as Duration) })],
    ['a spacing too short', 'low', (s) => ({ ...s, silences: [124 as Duration] })],
    ['a gap too short', 'high', (s) => ({ ...s, silences: s.silences.with(4, 349 as Duration) })],
    ['a breath as short as a spacing', 'high', (s) => ({ ...s, silences: s.silences.with(7, 100 as Duration) })],
  ])('SR-043 would be seen to leave them: %s', (_, priority, change) => {
    const pulses = pulseTrain(change(SIGNALS[priority]), FROM).filter(({ on }) => on);
    expect(wrongIn(priority, pulses).length).toBeGreaterThan(0);
  });
});

describe('a burst', () => {
  it('is a train of pulses and silences without holes', () => {
    expect(pulseTrain(SIGNALS.medium, FROM)).toEqual([
      { at: 1_000, on: true, ms: 200 },
      { at: 1_200, on: false, ms: 200 },
      { at: 1_400, on: true, ms: 200 },
      { at: 1_600, on: false, ms: 200 },
      { at: 1_800, on: true, ms: 200 },
    ]);
    expect(nextBurst(SIGNALS.medium, FROM)).toBe(2_000 + 25_000);
    expect(nextBurst(SIGNALS.low, FROM)).toBe(null);
  });
});

const STALL = { type: 'sensor.rotor-missed', strokes: 400 } as const;
const HOT = { type: 'sensor.temperature-above', level: 39 as never } as const;
const sounding = (what: typeof STALL | typeof HOT, drugClass: 'comfort' | 'withdrawal-risk'): HandheldBench =>
  new HandheldBench({ pump: pumpForPatients(undefined, { drugClass }) }).pumpGets(what).press('status').rest();

describe('what a handheld sounds', () => {
  it.each([
    ['high', sounding(STALL, 'withdrawal-risk'), 300_000 / (2_900 + 10_000 + 500)],
    ['medium', sounding(STALL, 'comfort'), 300_000 / (1_000 + 25_000)],
  ] as const)('SR-043 keeps to the ranges as long as its condition lasts: %s', (priority, bench, many) => {
    bench.wait(300_000);
    const told = bursts(bench);
    expect(wrongWith(bench.told)).toEqual([]);
    expect(new Set(told.map(({ burst }) => burst?.priority))).toEqual(new Set([priority]));
    expect(told.length).toBeGreaterThan(many - 2);
    expect(bench.screen.light).toEqual(SIGNALS[priority].light);
  });

  it('SR-043 is one burst alone where nobody need hurry', () => {
    const bench = sounding(HOT, 'comfort').wait(3_600_000);
    expect(bursts(bench)).toMatchObject([{ burst: { priority: 'low' } }]);
    expect(bench.screen).toMatchObject({ audio: 'sounding', light: SIGNALS.low.light });
  });

  it('SR-038 is the most urgent alone: a new one takes its place, and it comes back with the end of that', () => {
    const bench = sounding(HOT, 'withdrawal-risk').wait(60_500);
    bench.pumpGets(STALL).press('status').rest().wait(60_000);
    bench.pumpGets({ type: 'sensor.rotor-turned' }).pumpGets({ type: 'command.acknowledge', alarm: 'motor-stall' });
    bench.press('status').rest().wait(60_000);
    const order = bursts(bench).map(({ burst }) => burst?.priority ?? 'over');
    expect(order.filter((word, i) => word !== order[i - 1])).toEqual(['medium', 'over', 'high', 'over', 'medium']);
    expect(wrongWith(bench.told)).toEqual([]);
  });

  it('SR-043 stops at once when it is paused or has nothing to tell, and begins with a whole burst', () => {
    const bench = sounding(STALL, 'withdrawal-risk').wait(13_000).press('silence').rest();
    expect(bursts(bench).at(-1)?.burst).toBe(null);
    const many = bursts(bench).length;
    bench.wait(100_000);
    expect(bursts(bench)).toHaveLength(many);
    bench.wait(60_000);
    expect(bursts(bench).length).toBeGreaterThan(many + 2);
    bench.pumpGets({ type: 'sensor.rotor-turned' }).pumpGets({ type: 'command.acknowledge', alarm: 'motor-stall' });
    bench.press('status').rest();
    expect(bursts(bench).at(-1)?.burst).toBe(null);
    expect(bench.screen).toMatchObject({ audio: 'quiet', light: null, conditions: [] });
    expect(wrongWith(bench.told)).toEqual([]);
  });

  it('SR-043 would be seen to be wrong: bursts too early, too late, or of two priorities at once', () => {
    const told = bursts(sounding(STALL, 'withdrawal-risk').wait(60_000));
    const [first, second] = told as [Burst, Burst];
    const moved = (by: number, { at, burst }: Burst = second): Burst => ({
      type: 'burst',
      at: (at + by) as Instant,
      burst: burst && { ...burst, train: burst.train.map((s) => ({ ...s, at: (s.at + by) as Instant })) },
    });
    expect(wrongWith([first, second])).toEqual([]);
    expect(wrongWith([first, moved(-7_501)])).toEqual(['an interval of 2499']);
    expect(wrongWith([first, moved(5_001)])).toEqual(['an interval of 15001']);
    const late = { ...second, at: (second.at + 1) as Instant };
    expect(wrongWith([late])).toEqual([`a burst at ${late.at} that begins at ${second.at}`]);
    const other: Burst = { ...second, burst: second.burst && { ...second.burst, priority: 'medium' } };
    expect(wrongWith([first, other])).toContain(`two priorities without an end between them at ${second.at}`);
  });

  it('SR-043 tells the begin of the failure to reach the pump once, with no repeat, and again only after a pause', () => {
    const bench = new HandheldBench({ air: { inRange: false } }).press('status').rest();
    expect(bursts(bench)).toMatchObject([{ burst: { priority: 'low' } }]);
    bench.press('status').rest().wait(60_000);
    expect(bursts(bench)).toHaveLength(1);
    bench.press('silence').rest().wait(200_000);
    expect(bursts(bench).map(({ burst }) => burst?.priority ?? 'over')).toEqual(['low', 'over', 'low']);
    expect(wrongWith(bench.told)).toEqual([]);
  });
});
