import { describe, expect, it } from 'vitest';
import { DoseOverTime } from '../../../sim/show/dose-curves.js';
import { readStory, Show } from '../../../sim/show/index.js';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../src/units/index.js';

const at = (t: number, ug: number, windows: readonly { readonly ms: number; readonly limitUg: number }[] = []) => ({
  t,
  deliveredUg: ug,
  askedUg: 2 * ug,
  windows,
});

describe('the dose over time', () => {
  it('is drawn within a day where no limit ever was', () => {
    const doses = new DoseOverTime(10 * MS_PER_DAY);
    for (const day of [0, 1, 2]) doses.add(at(day * MS_PER_DAY, day * 3_000));
    const [told, ...more] = doses.told();
    expect(more).toEqual([]);
    expect(told).toMatchObject({ perMs: MS_PER_DAY, truth: [0, 3, 3].map((mg, day) => [day * MS_PER_DAY, mg]) });
    expect(told?.limit.map(([, mg]) => mg)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('is drawn within the span of each limit, also of what was given before the limit came', () => {
    const doses = new DoseOverTime(MS_PER_DAY);
    doses.add(at(0, 0));
    doses.add(at(MS_PER_HOUR, 1_000));
    const day = { ms: MS_PER_DAY, limitUg: 8_000 };
    doses.add(at(2 * MS_PER_HOUR, 3_000, [day, { ms: MS_PER_HOUR, limitUg: 1_500 }]));
    doses.add(at(3 * MS_PER_HOUR, 3_500, [day]));
    const mg = (points: readonly (readonly [number, number])[] | undefined) => points?.map(([, value]) => value);
    const [hourly, daily] = doses.told();
    expect([hourly?.perMs, mg(hourly?.truth), mg(hourly?.asked)]).toEqual([MS_PER_HOUR, [0, 1, 2, 0.5], [0, 2, 4, 1]]);
    expect(mg(hourly?.limit)).toEqual([Number.NaN, Number.NaN, 1.5, Number.NaN]);
    expect([daily?.perMs, mg(daily?.truth)]).toEqual([MS_PER_DAY, [0, 1, 3, 3.5]]);
    expect(mg(daily?.limit)).toEqual([Number.NaN, Number.NaN, 8, 8]);
  });

  it('is drawn for no more than the first three limits', () => {
    const doses = new DoseOverTime(MS_PER_DAY);
    for (const hours of [4, 2, 3, 1])
      doses.add(at((10 - hours) * 60_000, 0, [{ ms: hours * MS_PER_HOUR, limitUg: 1 }]));
    expect(doses.told().map(({ perMs }) => perMs / MS_PER_HOUR)).toEqual([2, 3, 4]);
  });

  it('shows a bolus near the limit of its hour in a film, far from that of the day', () => {
    const read = readStory(
      `version: 1
title: t
purpose: p
drug: { name: morphine, concentration: 10 mg/mL }
implant: { fill: 40 mL }
until: 48h
steps:
  - at: 5min
    clinician: { prime: full-system }
  - after: prime-complete
    clinician: { program: { mode: simple, dose: 1 mg/day, limits: [{ dose: 0.5 mg, per: 1h }, { dose: 4 mg, per: 24h }] } }
  - at: 30h
    clinician: { bolus: { dose: 0.4 mg, duration: 20min } }
`,
      's.yaml',
    );
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    const { film } = new Show(read.story);
    while (!film.finished) film.go(500);
    const { windows } = film.told().curves;
    expect(windows.map(({ perMs }) => perMs)).toEqual([MS_PER_HOUR, MS_PER_DAY]);
    const shares = windows.map(({ asked, limit }) => {
      // What primed the line went by before.
      const most = Math.max(...asked.filter(([t]) => t > 29 * MS_PER_HOUR).map(([, mg]) => mg));
      return most / Math.max(...limit.map(([, mg]) => mg).filter(Number.isFinite));
    });
    expect(shares[0]).toBeGreaterThan(0.8);
    expect(shares[0]).toBeLessThanOrEqual(1);
    expect(shares[1]).toBeLessThan(0.5);
  });
});
