import { describe, expect, it } from 'vitest';
import type { ProgrammerOrder } from '../../../src/controller/index.js';
import type { Firmware } from '../../../src/firmware/index.js';
import { firstDamage } from '../../../src/protocol/index.js';
import { suspend } from '../../support/orders.js';
import { ProgrammerBench } from '../../support/programmer-bench.js';
import { give, runningPump } from '../../support/pump.js';

const read = (newest: number | null): ProgrammerOrder => ({ order: 'read-log', newest });

/** Gives the pump something to note, so many times. */
function busy(pump: Firmware, times: number, at: number): void {
  for (let i = 0; i < times; i++) give(pump, { ...suspend(), at: at as never, id: 9 });
}
function pumpWithLog(times: number, logEntries = 1_000): Firmware {
  const pump = runningPump({ logEntries });
  busy(pump, times, 30_000);
  return pump;
}
const numbers = (bench: ProgrammerBench): readonly number[] => bench.reports.at(-1)?.log.map(({ seq }) => seq) ?? [];
const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);
/** Last number of the log as the programmer was told of it. */
const lastTold = (bench: ProgrammerBench): number => bench.programmer.screen().status?.log?.last ?? 0;
const pages = (bench: ProgrammerBench): number => bench.given.filter((name) => name === 'read-log').length;

describe('the log of the pump', () => {
  it.each([
    [1, 1],
    [99, 1],
    [100, 1],
    [101, 2],
    [200, 2],
    [201, 3],
  ])('is read page by page: the newest %i in %i', (newest, count) => {
    const bench = new ProgrammerBench({ pump: pumpWithLog(300) }).connect().order(read(newest));
    expect([bench.at, pages(bench)]).toEqual(['told', count]);
    const last = lastTold(bench);
    expect(numbers(bench.disconnect())).toEqual(from(last - newest + 1, last));
  });

  it('is read whole, and its chain holds from page to page', () => {
    const bench = new ProgrammerBench({ pump: pumpWithLog(300) }).connect().order(read(null)).disconnect();
    const log = bench.reports[0]?.log ?? [];
    expect(log.map(({ seq }) => seq)).toEqual(from(1, lastTold(bench)));
    expect(log.length).toBeGreaterThan(200);
    expect(firstDamage(1, 0, log)).toBeNull();
  });

  it('is read from its beginning where more is asked for than it holds', () => {
    const bench = new ProgrammerBench({ pump: pumpWithLog(5) }).connect().order(read(2_000)).disconnect();
    expect(numbers(bench)).toEqual(from(1, lastTold(bench)));
  });

  it('that grows while it is read is read to where it ended when it was told of, once', () => {
    const bench = new ProgrammerBench({ pump: pumpWithLog(300) }).connect();
    bench.onFrame = () => {
      if (bench.at === 'reading-log') busy(bench.pump, 3, bench.now);
    };
    bench.order(read(null));
    expect([bench.at, pages(bench)]).toEqual(['told', Math.ceil(lastTold(bench) / 100)]);
    expect(numbers(bench.disconnect())).toEqual(from(1, lastTold(bench)));
  });

  it('that drops its oldest entries while it is read is read without them, each once', () => {
    const bench = new ProgrammerBench({ pump: pumpWithLog(500, 350) }).connect();
    bench.onFrame = () => {
      if (bench.at === 'reading-log' && pages(bench) === 1) busy(bench.pump, 30, bench.now);
    };
    bench.order(read(null));
    expect(bench.at).toBe('told');
    const told = lastTold(bench);
    const read1 = numbers(bench.disconnect());
    expect(read1).toEqual([...new Set(read1)].sort((a, b) => a - b));
    expect(read1.at(-1)).toBeGreaterThanOrEqual(told);
    expect(read1.length).toBeLessThan(told);
    expect(bench.reports).toHaveLength(1);
  });

  it('that has dropped all that was asked for ends the reading', () => {
    const bench = new ProgrammerBench({ pump: pumpWithLog(500, 120) }).connect();
    bench.onFrame = () => {
      if (bench.at === 'reading-log') busy(bench.pump, 150, bench.now);
    };
    expect(bench.order(read(null)).at).toBe('told');
    expect(pages(bench)).toBeLessThan(5);
  });

  it('that is cut off while it is read leaves what was read', () => {
    const bench = new ProgrammerBench({ pump: pumpWithLog(300) }).connect();
    bench.onFrame = () => {
      if (pages(bench) === 2) bench.carry(false);
    };
    bench.order(read(null)).wait(30_000, () => bench.at === 'told');
    expect([bench.at, bench.programmer.screen().deed]).toEqual(['told', null]);
    expect(bench.reports[0]).toMatchObject({ why: 'lost' });
    expect(numbers(bench)).toEqual(from(1, 100));
  });

  it('is read anew with each order: the report has the last reading', () => {
    const bench = new ProgrammerBench({ pump: pumpWithLog(20) }).connect().order(read(7)).press('ok');
    expect(numbers(bench.order(read(3)).disconnect())).toHaveLength(3);
  });

  it('is read once the link stands again, where it was asked for without one', () => {
    const bench = new ProgrammerBench({ pump: pumpWithLog(20) }).connect().order(read(3), 'editing').press('order:x');
    bench.press('order:read-log', 'field:extent', 'choose:all').wait(200_000);
    expect(bench.programmer.screen()).toMatchObject({ at: 'editing', linked: false });
    bench.press('review').wait(20_000, () => bench.at === 'told');
    expect(bench.way.slice(-4)).toEqual(['linking', 'interrogating', 'reading-log', 'told']);
    expect(numbers(bench.disconnect())).toEqual(from(1, lastTold(bench)));
  });
});
