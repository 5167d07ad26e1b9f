import { describe, expect, it } from 'vitest';
import { createPlotPoints, drawPlot } from '../../../sim/report/index.js';
import { MS_PER_DAY } from '../../../src/units/index.js';
import { type Bare, dayTrain, header, numbered } from './story-records.js';

const state = (t: number, region: string, from: string, to: string): Bare => ({
  kind: 'state',
  t: t as never,
  region,
  from,
  to,
});

function gathered(days: number) {
  const points = createPlotPoints();
  const records: Bare[] = [header(days), state(0, 'infusion', 'stopped', 'simple')];
  for (let day = 0; day < days; day++) records.push(dayTrain(day));
  records.push(state(days * MS_PER_DAY, 'motor', 'turning', 'stalled'));
  for (const record of numbered(records)) points.sink(record);
  return points.data();
}

describe('plot', () => {
  it('joins states to stretches that cover the run', () => {
    expect(gathered(3).stretches).toEqual([
      { lane: 'infusion', state: 'simple', from: 0, to: 3 * MS_PER_DAY },
      { lane: 'motor', state: 'turning', from: 0, to: 3 * MS_PER_DAY },
      { lane: 'motor', state: 'stalled', from: 3 * MS_PER_DAY, to: 3 * MS_PER_DAY },
      { lane: 'alarm', state: 'quiet', from: 0, to: 3 * MS_PER_DAY },
    ]);
  });

  it('keeps a bounded number of points and the last of them', () => {
    const data = gathered(20_000);
    expect(data.reservoirTrue.length).toBeLessThanOrEqual(4_800);
    expect(data.reservoirTrue.at(-1)?.[0]).toBe(20_000 * MS_PER_DAY);
  });

  it('never loses a peak', () => {
    const points = createPlotPoints();
    const drive = (t: number, flow: number): Bare => ({
      kind: 'output',
      t: t as never,
      order: { type: 'motor.drive', at: t as never, flow: flow as never },
    });
    const records: Bare[] = [header(30)];
    for (let i = 0; i < 500; i++) records.push(drive(i, i === 250 ? 9e9 : i === 300 ? 0 : 1e9));
    for (const record of numbered(records)) points.sink(record);
    const values = points.data().flow.map(([, value]) => value);
    expect([Math.max(...values), Math.min(...values)]).toEqual([9, 0]);
    expect(values.length).toBeLessThan(10);
  });

  it('cuts a prime that would press the usual flow flat, and says so; a bolus is never cut', async () => {
    const flow = [
      [0, 24],
      [1, 0.15],
      [50, 2.9],
      [51, 0.15],
      [90, 0.15],
    ] as const;
    const prime = { lane: 'infusion', state: 'priming', from: 0, to: 1 };
    const points = { ...gathered(5), flow, stretches: [prime] };
    expect(await drawPlot(points)).toContain('(the prime is cut off)');
    expect(await drawPlot({ ...points, stretches: [] })).not.toContain('cut off');
  });

  it('shows both sides of a refill, and what the pump can reach', () => {
    const points = createPlotPoints(1_400_000_000);
    const balance = { reservoir_pl: 41_400_000_000 };
    const refill = {
      kind: 'refill',
      t: 2 * MS_PER_DAY,
      typed_withdrawn_pl: 20e9,
      typed_filled_pl: 35e9,
      true_withdrawn_pl: 20e9,
      true_filled_pl: 40e9,
      discrepancy_pl: 1e9,
      balance,
    };
    for (const record of numbered([header(5), refill as unknown as Bare])) points.sink(record);
    expect(
      points
        .data()
        .reservoirTrue.map(([, ml]) => ml)
        .slice(1),
    ).toEqual([20, 40]);
    expect(
      points
        .data()
        .reservoirComputed.map(([, ml]) => ml)
        .slice(1),
    ).toEqual([21, 35]);
  });

  it('draws the same bytes twice, with lanes and curves', async () => {
    const data = gathered(5);
    const [first, second] = [await drawPlot(data), await drawPlot(data)];
    expect(second).toBe(first);
    for (const word of ['<svg', 'infusion', 'motor', 'simple', 'usable in the reservoir, mL', 'A made-up run'])
      expect(first).toContain(word);
  });
});
