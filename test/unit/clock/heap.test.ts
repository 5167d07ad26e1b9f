import { describe, expect, it } from 'vitest';
import { Heap, type HeapItem } from '../../../sim/clock/heap.js';

const item = (at: number, order = 0): HeapItem => ({ at, order, live: true });

describe('heap', () => {
  it('is empty at first', () => {
    const heap = new Heap();
    expect(heap.peek()).toBeUndefined();
    expect(heap.pop()).toBeUndefined();
  });

  it('gives the least, ties by order', () => {
    const heap = new Heap();
    for (const [at, order] of [
      [5, 1],
      [3, 2],
      [3, 1],
      [9, 0],
    ] as const)
      heap.push(item(at, order));
    const out = [heap.pop(), heap.pop(), heap.pop(), heap.pop()].map((i) => `${i?.at}.${i?.order}`);
    expect(out).toEqual(['3.1', '3.2', '5.1', '9.0']);
  });

  it('throws cancelled items out before they outgrow the live ones', () => {
    const heap = new Heap();
    const kept = Array.from({ length: 100 }, (_, i) => item(i));
    for (const one of kept) heap.push(one);
    for (let i = 0; i < 10_000; i++) {
      const gone = item(1_000 + i);
      heap.push(gone);
      heap.cancel(gone);
      expect(heap.held).toBeLessThanOrEqual(202);
    }
    expect(heap.live()).toHaveLength(100);
  });

  it('counts a cancelled item once', () => {
    const heap = new Heap();
    const gone = item(1);
    heap.push(gone);
    for (let i = 0; i < 1_000; i++) heap.cancel(gone);
    heap.push(item(2));
    expect(heap.pop()?.at).toBe(2);
    expect(heap.held).toBe(0);
  });
});
