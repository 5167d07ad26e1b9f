import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as FirmwareRoom from '../../../src/firmware/index.js';
import { bootFirmware, type Firmware, type FirmwareInput, restoreFirmware } from '../../../src/firmware/index.js';
import type * as Check from '../../../src/firmware/rules/memory-check.js';
import { cellsIn, decidesDose } from '../../../src/firmware/rules/memory-check.js';
import { type BitFlip, MEMORY_PARTS } from '../../../src/protocol/index.js';
import { type Instant, MS_PER_HOUR } from '../../../src/units/index.js';
import { type Life, lives } from '../../support/lives.js';
import { simple } from '../../support/orders.js';
import { play, playOn, type Step } from '../../support/play.js';
import { CONFIG, FILL, runTo } from '../../support/pump.js';

type Boot = typeof bootFirmware;
const BEYOND = 6 * MS_PER_HOUR;

/** A pump in the middle of a life, the turns that follow, and a bit that flips now. */
const upsets = fc.record({
  life: lives,
  turn: fc.nat({ max: 30 }),
  part: fc.constantFrom(...MEMORY_PARTS),
  cell: fc.nat({ max: 400 }),
  bit: fc.nat({ max: 63 }),
  copy: fc.constantFrom('first' as const, 'second' as const),
});

const same = (pump: Firmware): Firmware => pump;
const nowOf = (pump: Firmware): Instant => pump.snapshot().now;
const flowOf = (pump: Firmware): number => pump.memory().motor.train.flow;
const whatDrives = (steps: readonly Step[]) => steps.flatMap((s) => s.outputs.filter((o) => o.type === 'motor.drive'));

/** All but what tells of the memory itself and of its alarm. */
function therapyOf(pump: Firmware) {
  const { integrity, alarm, store, infusion, ...rest } = pump.memory();
  return { ...rest, infusion };
}

/** Whether the bit is in a value that decides a dose; a slot of the store is judged by what it holds. */
function hitsDose(pump: Firmware, { part, cell }: BitFlip): boolean {
  const cells = cellsIn(pump.memory(), part);
  const hit = cells[cell % cells.length];
  return part !== 'store' && hit !== undefined && decidesDose([part, ...hit.path]);
}

/** A wait for the next deadline would wait for the alarm's own. */
const byTheClock = (life: Life): Life =>
  life.map((turn) => (turn.wait === 'deadline' ? { ...turn, wait: MS_PER_HOUR } : turn));

/** What is wrong with the pump after one bit of it has flipped, as text; empty when nothing is. */
function afterFlip(
  boot: Boot,
  { life, turn, ...bit }: BitFlip & { readonly life: Life; readonly turn: number },
): string {
  const pump = boot(CONFIG, FILL);
  play(pump, life.slice(0, turn + 1), same, 0);
  const twin = restoreFirmware(pump.snapshot());
  const at = nowOf(pump);
  const before = flowOf(pump);
  const { outputs } = pump.handle({ type: 'memory.upset', at, ...bit } as FirmwareInput);
  const { memory, power } = pump.states();
  if (flowOf(pump) !== 0 && flowOf(pump) !== before) return `the flow went from ${before} to ${flowOf(pump)}`;
  const alarms = outputs.flatMap((o) => (o.type === 'alarm' ? [`${o.phase} ${o.alarm}`] : []));
  if (hitsDose(twin, bit) && memory !== 'critical-error') return 'damage to a dose is not told';
  if (memory === 'critical-error') {
    if (flowOf(pump) !== 0) return 'the pump goes on with damage to a dose';
    const told = twin.states().memory === 'critical-error' || alarms.includes('raised memory-error-critical');
    return told ? (power === 'running' ? 'running on' : '') : 'no alarm';
  }
  if (memory !== twin.states().memory && !alarms.includes('raised memory-error')) return 'no alarm';
  if (JSON.stringify(therapyOf(pump)) !== JSON.stringify(therapyOf(twin))) return 'damage is left';
  const rest = byTheClock(life.slice(turn + 1)).filter(({ input }) => input.type !== 'command.acknowledge');
  const [mine, due] = [pump, twin].map((p) => JSON.stringify(whatDrives(playOn(p, rest, same, BEYOND))));
  return mine === due ? '' : 'therapy went on otherwise';
}

const never = (boot: Boot, numRuns: number) =>
  fc.check(
    fc.property(upsets, (drawn) => afterFlip(boot, drawn) === ''),
    { numRuns, endOnFailure: true },
  );

describe('a bit that flips at any moment, in any cell of either copy', () => {
  it('SR-028 stops the pump or changes nothing: never another flow', () => {
    fc.assert(
      fc.property(upsets, (drawn) => {
        expect(afterFlip(bootFirmware, drawn)).toBe('');
      }),
      { numRuns: 400 },
    );
  });
});

const CHECK = '../../../src/firmware/rules/memory-check.js';
afterEach(() => vi.doUnmock(CHECK));

/** The firmware with another comparison of the two copies. */
async function bootWith(wrong: (right: typeof Check) => Partial<typeof Check>): Promise<Boot> {
  vi.resetModules();
  vi.doMock(CHECK, async (load) => {
    const right = await load<typeof Check>();
    return { ...right, ...wrong(right) };
  });
  return ((await import('../../../src/firmware/index.js')) as typeof FirmwareRoom).bootFirmware;
}

describe('a planted wrong rule is caught', () => {
  it('SR-028 a pump that does not compare', async () => {
    const boot = await bootWith(() => ({
      afterCheck: (c) => ({ integrity: { failed: c.integrity.failed, second: null } }),
    }));
    const pump = boot(CONFIG, FILL);
    pump.handle({ type: 'power.implanted', at: 0 as Instant });
    pump.handle({ type: 'command.program', program: simple(0.15), at: 1 as Instant, id: 1 });
    const cell = cellsIn(pump.memory(), 'infusion').findIndex(({ path }) => path.join() === 'basal');
    pump.handle({ type: 'memory.upset', at: 2 as Instant, part: 'infusion', cell, bit: 50, copy: 'first' });
    runTo(pump, 10);
    expect(flowOf(pump)).toBeGreaterThan(simple(0.15).basal.mode === 'simple' ? 150_000_000 : 0);
  });

  it('SR-028 a pump that puts a dose right and goes on', async () => {
    const boot = await bootWith((right) => ({
      afterCheck: (c) => ({ ...right.afterCheck(c), integrity: { failed: c.integrity.failed, second: null } }),
    }));
    expect(never(boot, 200).failed).toBe(true);
  });

  it('SR-028 a pump that takes the copy whose check sum does not hold', async () => {
    const boot = await bootWith((right) => ({
      afterCheck: (c) => {
        const { second } = c.integrity;
        return right.afterCheck(
          second === null ? c : { ...c, integrity: { ...c.integrity, second: { ...second, sum: second.sum + 1 } } },
        );
      },
    }));
    expect(never(boot, 400).failed).toBe(true);
  });
});
