import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Heap } from '../../../sim/clock/heap.js';
import { createKernel, type Entry, type Kernel, PHASES, restoreKernel } from '../../../sim/clock/index.js';
import type { Instant } from '../../../src/units/index.js';

const END = 60 as Instant;
const plans = fc.array(fc.record({ at: fc.nat(50), phase: fc.constantFrom(...PHASES), grows: fc.nat(3) }), {
  maxLength: 60,
  size: 'medium',
});
type Plans = ReturnType<typeof plans.generate>['value'];

const planAll = (kernel: Kernel, wanted: Plans): number[] =>
  wanted.map(({ at, phase, grows }) => kernel.schedule({ at: at as Instant, phase, kind: 'plan', payload: grows }));

/** Entries with a payload of n plan one more with n − 1, at the same moment or later: handlers that act on data alone. */
const listen = (kernel: Kernel): Entry[] => {
  const seen: Entry[] = [];
  kernel.moments$.subscribe((entry) => {
    seen.push(entry);
    const grows = Number(entry.payload);
    const phase = PHASES[(entry.seq + grows) % PHASES.length] ?? 'plant';
    if (grows > 0)
      kernel.schedule({ at: (entry.at + (grows % 3)) as Instant, phase, kind: 'grown', payload: grows - 1 });
  });
  return seen;
};

const unbroken = (wanted: Plans): Entry[] => {
  const kernel = createKernel();
  planAll(kernel, wanted);
  const seen = listen(kernel);
  kernel.runUntil(END);
  return seen;
};

const rank = (entry: Pick<Entry, 'phase'>): number => PHASES.indexOf(entry.phase);

describe('heap', () => {
  it('gives what sorting gives, whatever was cancelled', () => {
    const items = fc.array(fc.record({ at: fc.nat(20), gone: fc.nat(3) }), {
      maxLength: 300,
      size: 'max',
    });
    fc.assert(
      fc.property(items, (wanted) => {
        const heap = new Heap<{ at: number; order: number; live: boolean }>();
        const all = wanted.map(({ at }, order) => ({ at, order, live: true }));
        for (const item of all) heap.push(item);
        all.forEach((item, i) => {
          if ((wanted[i]?.gone ?? 0) > 0) heap.cancel(item);
        });
        const sorted = all.filter((item) => item.live).sort((a, b) => a.at - b.at || a.order - b.order);
        expect(heap.held - heap.dead).toBe(sorted.length);
        const out = [];
        for (let item = heap.pop(); item !== undefined; item = heap.pop()) out.push(item);
        expect(out).toEqual(sorted);
      }),
    );
  });

  it('behaves as a sorted list under pushes, pops and cancels in any order', () => {
    const op = fc.oneof(
      fc.record({ do: fc.constant('push' as const), n: fc.nat(30) }),
      fc.record({ do: fc.constant('pop' as const), n: fc.constant(0) }),
      fc.record({ do: fc.constant('cancel' as const), n: fc.nat(1_000) }),
    );
    fc.assert(
      fc.property(fc.array(op, { maxLength: 400, size: 'max' }), (ops) => {
        const heap = new Heap<{ at: number; order: number; live: boolean }>();
        let model: { at: number; order: number; live: boolean }[] = [];
        ops.forEach((one, order) => {
          if (one.do === 'push') {
            const item = { at: one.n, order, live: true };
            heap.push(item);
            model = [...model, item].sort((a, b) => a.at - b.at || a.order - b.order);
          } else if (one.do === 'pop') {
            expect(heap.pop()).toBe(model.shift());
          } else {
            const [item] = model.splice(one.n % Math.max(1, model.length), 1);
            if (item !== undefined) heap.cancel(item);
          }
        });
        expect(heap.held - heap.dead).toBe(model.length);
        expect(heap.live()).toHaveLength(model.length);
        expect(heap.peek()).toBe(model[0]);
        expect(heap.held).toBeLessThanOrEqual(2 * model.length + 66);
      }),
    );
  });
});

describe('kernel', () => {
  it('emits planned entries in the order of (moment, phase, number)', () => {
    fc.assert(
      fc.property(plans, (wanted) => {
        const kernel = createKernel();
        planAll(
          kernel,
          wanted.map((plan) => ({ ...plan, grows: 0 })),
        );
        const sorted = wanted
          .map(({ at, phase }, seq) => ({ at, phase, seq }))
          .sort((a, b) => a.at - b.at || rank(a) - rank(b) || a.seq - b.seq);
        const seen = listen(kernel);
        expect(kernel.runUntil(END)).toBe(wanted.length);
        expect(seen.map(({ at, phase, seq }) => ({ at, phase, seq }))).toEqual(sorted);
      }),
    );
  });

  it('emits all but the cancelled', () => {
    fc.assert(
      fc.property(plans, fc.infiniteStream(fc.boolean()), (wanted, coin) => {
        const kernel = createKernel();
        const gone = new Set(
          planAll(
            kernel,
            wanted.map((plan) => ({ ...plan, grows: 0 })),
          ).filter(() => coin.next().value),
        );
        for (const id of gone) kernel.cancel(id);
        const seen = listen(kernel);
        kernel.runUntil(END);
        expect(seen.map((entry) => entry.seq).sort((a, b) => a - b)).toEqual(
          wanted.map((_, seq) => seq).filter((seq) => !gone.has(seq)),
        );
      }),
    );
  });

  it('gives the same entries however the run is cut', () => {
    const cuts = fc.array(
      fc.oneof(fc.nat(60), fc.record({ atMost: fc.integer({ min: 1, max: 5 }) }), fc.constant('step')),
    );
    fc.assert(
      fc.property(plans, cuts, (wanted, pieces) => {
        const kernel = createKernel();
        planAll(kernel, wanted);
        const seen = listen(kernel);
        for (const piece of pieces) {
          if (typeof piece === 'number') kernel.runUntil(Math.max(kernel.now, piece) as Instant);
          else if (typeof piece === 'string') kernel.step();
          else kernel.runUntil(END, piece.atMost);
        }
        kernel.runUntil(END);
        expect(seen).toEqual(unbroken(wanted));
      }),
    );
  });

  it('gives the same rest from a snapshot taken anywhere, also within a moment', () => {
    fc.assert(
      fc.property(plans, fc.nat(80), (wanted, steps) => {
        const kernel = createKernel();
        planAll(kernel, wanted);
        const before = listen(kernel);
        for (let i = 0; i < steps; i++) kernel.step();
        const resumed = restoreKernel(JSON.parse(JSON.stringify(kernel.snapshot())));
        const rest = listen(resumed);
        resumed.runUntil(END);
        expect([...before, ...rest]).toEqual(unbroken(wanted));
      }),
    );
  });

  it('does not notice observers', () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat(50)), (wanted, watchers) => {
        const kernel = createKernel();
        for (const at of watchers) kernel.observeAt(at as Instant, () => {});
        planAll(kernel, wanted);
        const seen = listen(kernel);
        kernel.runUntil(END);
        expect(seen).toEqual(unbroken(wanted));
      }),
    );
  });
});
