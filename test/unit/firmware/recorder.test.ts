import { describe, expect, it } from 'vitest';
import { freshLog } from '../../../src/firmware/memory/event-log.js';
import { LOG_BLOCK, Recorder } from '../../../src/firmware/recorder.js';
import { logEntries, verifyLog } from '../../../src/firmware/rules/event-log.js';
import { at } from '../../support/pump.js';

const write = (recorder: Recorder, from: number, n: number): void => {
  for (let i = from; i < from + n; i++) recorder.write(at(i * 1_000), i * 1_000 + 5, 'state', 'motor', 'idle', i, -i);
};
const numbers = (recorder: Recorder): readonly number[] => logEntries(recorder.log()).map((e) => e.seq);

describe('the recorder', () => {
  it('begins empty, and sound', () => {
    expect(freshLog()).toMatchObject({ first: 1, last: 0 });
    expect(verifyLog(new Recorder(freshLog(), 100).log())).toBe(null);
  });

  it('SR-045 numbers its entries from 1 on and keeps both times', () => {
    const recorder = new Recorder(freshLog(), 100);
    write(recorder, 1, 3);
    expect(numbers(recorder)).toEqual([1, 2, 3]);
    expect(logEntries(recorder.log())[1]).toMatchObject({ seq: 2, at: 2_000, wall: 2_005, value: 2, value2: -2 });
  });

  it.each([1, 31, 32, 33, 100, 1_000])(
    'SR-046 with room for %d keeps at least those, the newest, and drops the oldest',
    (capacity) => {
      const recorder = new Recorder(freshLog(), capacity);
      for (let n = 1; n <= 3 * capacity + 100; n++) {
        write(recorder, n, 1);
        const { first, last } = recorder.log();
        expect(last).toBe(n);
        expect(last - first + 1).toBeGreaterThanOrEqual(Math.min(n, capacity));
        expect(last - first + 1).toBeLessThan(capacity + 2 * LOG_BLOCK);
      }
      const { first, last } = recorder.log();
      expect(numbers(recorder)).toEqual(Array.from({ length: last - first + 1 }, (_, i) => first + i));
      expect(verifyLog(recorder.log())).toBe(null);
    },
  );

  it('a log that was taken is not changed by what is written later', () => {
    const recorder = new Recorder(freshLog(), 40);
    write(recorder, 1, 90);
    const taken = recorder.log();
    const text = JSON.stringify(taken);
    write(recorder, 91, 90);
    expect(JSON.stringify(taken)).toBe(text);
  });

  it.each([0, 5, 31, 32, 33, 200])('SR-046 goes on from a log of %d entries as if it had not been put away', (cut) => {
    const unbroken = new Recorder(freshLog(), 64);
    write(unbroken, 1, 300);
    const before = new Recorder(freshLog(), 64);
    write(before, 1, cut);
    const after = new Recorder(JSON.parse(JSON.stringify(before.log())), 64);
    write(after, cut + 1, 300 - cut);
    expect(after.log()).toEqual(unbroken.log());
  });
});
