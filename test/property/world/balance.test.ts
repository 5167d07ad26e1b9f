import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrugMasses, Reading } from '../../../sim/plant/index.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import type { World } from '../../../sim/world/face.js';
import { MS_PER_DAY, PL_PER_ML } from '../../../src/units/index.js';
import { type Story, stories } from '../../support/stories.js';
import { finish, worldOf } from '../../support/world.js';

/** Runs a story and looks at the truth at every record, as it is made. */
function watched(story: Story, look: (world: World, reading: Reading, record: TraceRecord) => void): World {
  const scenario = story.scenario();
  const seen: { world: World | null } = { world: null };
  const world = worldOf(scenario, (record) => {
    if (seen.world !== null) look(seen.world, seen.world.reading(record.t), record);
  });
  seen.world = world;
  finish(world, scenario);
  return world;
}

const held = (reading: Reading): Record<string, number> => {
  const sum: Record<string, number> = {};
  for (const place of [
    reading.inReservoir,
    reading.inLine,
    reading.delivered,
    reading.leaked,
    reading.purged,
  ] as DrugMasses[]) {
    for (const [drug, ug] of Object.entries(place)) sum[drug] = (sum[drug] ?? 0) + ug;
  }
  return sum;
};

/** What a refill adds and takes, µg, worked out from the record, the reading before it and the fault at the port. */
function refillMass(world: World, before: Reading, record: Extract<TraceRecord, { kind: 'refill' }>) {
  const { state, firmware } = world.snapshot();
  const { ports } = state;
  const { reservoir: chart } = firmware.context;
  const change: Record<string, number> = {};
  for (const [drug, ug] of Object.entries(before.inReservoir)) {
    change[drug] = (-ug * record.true_withdrawn_pl) / before.volumes.reservoir;
  }
  const strength = (chart.concentration * ports.refill.concentrationFactor) / PL_PER_ML;
  const drug = ports.refill.drug ?? chart.drug;
  change[drug] = (change[drug] ?? 0) + strength * record.true_filled_pl;
  return change;
}

/** What a record makes of the drive: ordered by the firmware, or cut by the watchdog; null when nothing. */
function driveIn(record: TraceRecord): number | null {
  if (record.kind === 'plant' && record.event === 'watchdog-cut') return 0;
  return record.kind === 'output' && record.order.type === 'motor.drive' ? record.order.flow : null;
}

describe('the plant of any story', () => {
  it('SR-025 balances to the picolitre at every record', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        watched(story, (_world, { volumes: v }) => {
          expect(v.reservoir + v.line + v.delivered + v.leaked + v.purged + v.withdrawn + v.pocket).toBe(
            v.filled + v.inflow,
          );
        });
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('keeps every microgram of drug, to one part in 10^9, also over refills', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        let before: Reading | null = null;
        const expected: Record<string, number> = {};
        const ever: Record<string, number> = {};
        watched(story, (world, reading, record) => {
          const now = held(reading);
          if (before === null) Object.assign(expected, now);
          else if (record.kind === 'refill') {
            for (const [drug, ug] of Object.entries(refillMass(world, before, record))) {
              expected[drug] = (expected[drug] ?? 0) + ug;
            }
          }
          for (const drug of new Set([...Object.keys(now), ...Object.keys(expected)])) {
            ever[drug] = Math.max(ever[drug] ?? 1, expected[drug] ?? 0);
            expect(Math.abs((now[drug] ?? 0) - (expected[drug] ?? 0))).toBeLessThanOrEqual(1e-9 * (ever[drug] ?? 1));
          }
          before = reading;
        });
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('SR-002 moves nothing while the drive stands still', () => {
    let still = 0;
    fc.assert(
      fc.property(stories(), (story) => {
        let drive = 0;
        let pumped = 0;
        watched(story, (_world, reading, record) => {
          if (drive === 0) {
            expect(reading.pumped).toBe(pumped);
            still += 1;
          }
          pumped = reading.pumped;
          if (record.kind === 'output' && record.order.type === 'motor.drive') drive = record.order.flow;
        });
      }),
      { numRuns: 300 },
    );
    expect(still).toBeGreaterThan(300);
  }, 60_000);

  it('SR-004 completes as many strokes as the exact floor of all that was commanded', () => {
    fc.assert(
      fc.property(stories(), (story) => {
        let drive = { from: 0, flow: 0 };
        let commanded = 0n;
        const add = (to: number) => {
          commanded += BigInt(drive.flow) * BigInt(to - drive.from);
        };
        const world = watched(story, (_world, reading, record) => {
          const flow = driveIn(record);
          if (flow === null) return;
          add(record.t);
          drive = { from: record.t, flow };
          expect(BigInt(reading.strokesCommanded)).toBe(commanded / (250_000n * BigInt(MS_PER_DAY)));
        });
        add(world.kernel.now);
        const { strokesCommanded } = world.reading(world.kernel.now);
        expect(BigInt(strokesCommanded)).toBe(commanded / (250_000n * BigInt(MS_PER_DAY)));
        expect(world.signal('commanded.total', world.kernel.now)).toBe(strokesCommanded * 250_000);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
