import { describe, expect, it } from 'vitest';
import { createDayDoses } from '../../../sim/report/day-doses.js';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../src/units/index.js';
import { type Bare, dayTrain, header, numbered } from './story-records.js';

const gathered = (days: number, records: readonly Bare[]) => {
  const doses = createDayDoses();
  for (const record of numbered([header(days), ...records])) doses.sink(record);
  return doses.data();
};

/** A train of strokes of 2.5 µL at 20 mg/mL, 50 µg each. */
const train = (from: number, to: number, strokes: number, body = 0): Bare =>
  ({ ...dayTrain(0), from, t: to, strokes, to_body_ug: body === 0 ? {} : { morphine: body } }) as Bare;

const program = (t: number, limitPl: number | null): Bare =>
  ({
    kind: 'command',
    t,
    by: 'clinician',
    command: {
      type: 'command.program',
      program: {
        basal: { mode: 'simple', flow: 1 },
        patient: null,
        windows: [
          { window: MS_PER_HOUR, limit: 7 },
          ...(limitPl === null ? [] : [{ window: MS_PER_DAY, limit: limitPl }]),
        ],
      },
    },
    order: 'program',
    warnings: [],
  }) as unknown as Bare;
const reply = (t: number, to: number, accepted: boolean): Bare =>
  ({
    kind: 'reply',
    t,
    to,
    reply: accepted
      ? { accepted, command: 'command.program' }
      : { accepted, command: 'command.program', refusal: {}, allowedAt: null },
  }) as unknown as Bare;

describe('doses by day', () => {
  it('count what the pump was told it gave and what left the tip, day by day', () => {
    const { spans, drugs, daysInSpan } = gathered(2, [dayTrain(0), dayTrain(1)]);
    expect({ drugs, daysInSpan }).toEqual({ drugs: ['morphine'], daysInSpan: 1 });
    expect(spans).toEqual([
      { from: 0, to: MS_PER_DAY, given: 3_000, body: { morphine: 3_010 } },
      { from: MS_PER_DAY, to: 2 * MS_PER_DAY, given: 3_000, body: { morphine: 3_010 } },
    ]);
  });

  it('spread a train over the days it ran in, by their share of its time', () => {
    const half = MS_PER_DAY / 2;
    const { spans } = gathered(3, [train(half, 3 * MS_PER_DAY, 50, 5_000)]);
    expect(spans.map(({ given }) => given)).toEqual([500, 1_000, 1_000]);
    expect(spans.map(({ body }) => body.morphine)).toEqual([1_000, 2_000, 2_000]);
  });

  it('are means of a day in spans of many days, and of what there was of the last one', () => {
    const { spans, daysInSpan } = gathered(2_560, [train(0, 45 * MS_PER_DAY, 900)]);
    expect(daysInSpan).toBe(30);
    expect(spans.map(({ from, to, given }) => [from / MS_PER_DAY, to / MS_PER_DAY, given])).toEqual([
      [0, 30, 1_000],
      [30, 45, 1_000],
    ]);
  });

  it('stay bounded, however long the life', () => {
    expect(gathered(100_000, [train(0, 100_000 * MS_PER_DAY, 900)]).spans.length).toBeLessThanOrEqual(101);
  });

  it('show the limit of the program that was accepted, for every 24 h, as drug', () => {
    const records = [
      program(10, 5e6),
      reply(10, 1, false),
      program(20, 4e6),
      reply(20, 3, true),
      program(30, null),
      reply(30, 5, true),
    ];
    expect(gathered(1, records).limits).toEqual([
      { from: 20, ug: 80 },
      { from: 30, ug: null },
    ]);
  });
});
