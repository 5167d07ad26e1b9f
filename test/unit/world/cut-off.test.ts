import { describe, expect, it } from 'vitest';
import type { TraceRecord } from '../../../sim/trace/index.js';
import { told } from '../../support/told-story.js';
import { finish, worldOf } from '../../support/world.js';

function run(until: string, ...steps: readonly string[]) {
  const records: TraceRecord[] = [];
  const scenario = told(until, ...steps);
  const world = worldOf(scenario, (record) => records.push(record));
  finish(world, scenario);
  const refused = records.flatMap((r) => (r.kind === 'refused-order' ? [r.code] : []));
  const gap = world.signal('reservoir.gap', world.kernel.now);
  return { records, refused, gap, events: world.events };
}

describe('a clinician whom the link fails', () => {
  it('SR-019 keeps the syringe that was drawn up, whoever else fills the pump meanwhile', () => {
    const { records } = run(
      '8h',
      'at: 3h, clinician: { refill: { fill: 40 mL } }',
      'at: 3h 6s, direct: { refill: { fill: 20 mL } }',
    );
    const filled = records.flatMap((r) => (r.kind === 'refill' ? [r.true_filled_pl / 1e9] : []));
    expect(filled).toEqual([20, 40]);
  });

  it('SR-054 gives an edit up after three calls in vain, and leaves the pump as it was', () => {
    const { events, gap, refused } = run(
      '40h',
      'at: 3h, clinician: { refill: { fill: 30 mL } }',
      'at: 3h 3s, world: { jam: { for: 30h } }',
    );
    expect(refused).toEqual(['no-link']);
    expect(events).toBeLessThan(1_000);
    expect(Math.abs(gap)).toBeLessThan(20e6);
  });

  it('SR-054 never says of an order that may have arrived that it has not, and does not repeat it', () => {
    const codes = new Set<string>();
    for (let ms = 7_000; ms < 8_000; ms += 10) {
      const { records, refused } = run(
        '5h',
        'at: 3h, clinician: { bolus: { dose: 0.4 mg, duration: 5min } }',
        `at: 3h ${ms / 1_000}s, world: { jam: { for: 20min } }`,
      );
      const given = records.filter((r) => r.kind === 'command' && r.command.type === 'command.clinician-bolus').length;
      expect(given).toBeLessThanOrEqual(1);
      if (given === 1) expect(refused).not.toContain('no-link');
      for (const code of refused) codes.add(code);
    }
    expect(codes).toContain('outcome-unknown');
  });
});
