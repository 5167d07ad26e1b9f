import { expect, it } from 'vitest';
import type { TrainRecord } from '../../../sim/trace/index.js';
import { storyOf } from '../../scenario/told.js';
import { recordsOf } from '../../support/world.js';

const STORY = 'nominal/purge-and-implant';
const of = (...set: readonly string[]) => recordsOf(storyOf(STORY, set));
const trains = (records: ReturnType<typeof of>) =>
  records.filter((r): r is TrainRecord => r.kind === 'delivery' && r.what === 'train');
const H = 3_600_000;

it('SR-002 puts what a purge moves into the dish, and from implantation on all into the catheter', () => {
  const told = trains(of());
  const before = told.filter(({ t }) => t <= H);
  expect(before.length).toBeGreaterThan(2);
  for (const { to_body_pl, balance } of before) expect([to_body_pl, balance.delivered_pl]).toEqual([0, 0]);
  const dish = before.at(-1)?.balance.purged_pl ?? 0;
  expect(Math.abs(dish - 140_000_000)).toBeLessThan(1_000_000);
  expect(told.at(-1)?.balance).toMatchObject({ purged_pl: dish, leaked_pl: 0 });
});

it('SR-002 ends a purge at implantation, and nothing of it goes on into the patient', () => {
  const records = of('steps[0]={ name: purge, at: 10min, direct: purge }', 'implant.at=14min');
  expect(records.find((r) => r.kind === 'delivery' && r.what === 'purge')).toMatchObject({
    t: 840_000,
    outcome: 'interrupted',
    reason: 'implanted',
    given_pl: 66_666_666,
  });
  for (const { from, t, flow_pl_per_day } of trains(records).filter(({ t }) => t <= H))
    expect([from, t, flow_pl_per_day > 0]).toEqual([from, t, from === 600_000]);
});

it('tells a firmware that had stalled of implantation once it runs again', () => {
  const records = of('steps[0]={ name: purge, at: 10min, fault: { kind: firmware-hang } }', 'implant.at=10min 30s');
  const moments = records.flatMap((r) =>
    r.kind === 'state' && r.region === 'power' && r.from === 'shelf' ? [r.t] : [],
  );
  const runs = records.flatMap((r) => (r.kind === 'plant' && r.event === 'loop-runs' ? [r.t] : []));
  expect(moments).toEqual(runs);
  expect(runs.length).toBe(1);
});

it('says nothing of a dish or a moment where the pump is implanted at the start', () => {
  const told = JSON.stringify(of('implant.at=0s'));
  expect(told).not.toContain('purged_pl');
  expect(told).not.toContain('implant_at_ms');
});
