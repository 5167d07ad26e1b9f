import { filter, map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createKernel, type Kernel, type Phase, restoreKernel } from '../../../sim/clock/index.js';
import { InvariantError } from '../../../src/base/index.js';
import type { Instant } from '../../../src/units/index.js';

const t = (ms: number): Instant => ms as Instant;
const plan = (kernel: Kernel, at: number, kind: string, phase: Phase = 'firmware'): number =>
  kernel.schedule({ at: t(at), phase, kind, payload: null });
const heard = (kernel: Kernel): string[] => {
  const lines: string[] = [];
  kernel.moments$.subscribe((entry) => lines.push(`${entry.at} ${entry.phase} ${entry.kind}`));
  return lines;
};

describe('kernel', () => {
  it('emits by moment, then phase, then number', () => {
    const kernel = createKernel();
    const lines = heard(kernel);
    plan(kernel, 5, 'late');
    plan(kernel, 1, 'watch', 'observer');
    plan(kernel, 1, 'decide-first');
    plan(kernel, 1, 'decide-second');
    plan(kernel, 1, 'sense', 'sensor');
    plan(kernel, 1, 'move', 'plant');
    plan(kernel, 1, 'ask', 'controller');
    expect(kernel.runUntil(t(9))).toBe(7);
    expect(lines).toEqual([
      '1 plant move',
      '1 sensor sense',
      '1 firmware decide-first',
      '1 firmware decide-second',
      '1 controller ask',
      '1 observer watch',
      '5 firmware late',
    ]);
  });

  it('gives three entries of one moment in the order of planning', () => {
    const kernel = createKernel();
    const lines = heard(kernel);
    for (const kind of ['first', 'second', 'third']) plan(kernel, 7, kind);
    kernel.runUntil(t(7));
    expect(lines.map((line) => line.split(' ')[2])).toEqual(['first', 'second', 'third']);
  });

  it('leaves now at the horizon, and at the moment of the entry inside a handler', () => {
    const kernel = createKernel();
    const seen: number[] = [];
    kernel.moments$.subscribe(() => seen.push(kernel.now));
    for (const at of [30, 60, 90]) plan(kernel, at, 'tick');
    kernel.runUntil(t(70));
    expect(seen).toEqual([30, 60]);
    expect(kernel.now).toBe(70);
    expect(kernel.nextMoment()).toBe(90);
  });

  it('follows a chain a, b, c, a of 10 ms each to its end within one run', () => {
    const kernel = createKernel();
    const next: Readonly<Record<string, string>> = { a: 'b', b: 'c', c: 'a' };
    let state = 'a';
    plan(kernel, 10, 'go');
    kernel.moments$.subscribe(() => {
      state = next[state] ?? '';
      plan(kernel, kernel.now + 10, 'go');
    });
    kernel.runUntil(t(30));
    expect(state).toBe('a');
    expect(kernel.now).toBe(30);
  });

  it('places what a handler plans for the same moment by phase', () => {
    const kernel = createKernel();
    const lines = heard(kernel);
    kernel.moments$.pipe(filter((entry) => entry.kind === 'cause')).subscribe(() => {
      plan(kernel, kernel.now, 'physics', 'plant');
      plan(kernel, kernel.now, 'people', 'controller');
    });
    plan(kernel, 3, 'cause');
    plan(kernel, 3, 'other');
    kernel.runUntil(t(3));
    expect(lines.map((line) => line.split(' ')[2])).toEqual(['cause', 'physics', 'other', 'people']);
  });

  it('forgets what was cancelled; cancelling what is gone does nothing', () => {
    const kernel = createKernel();
    const lines = heard(kernel);
    const first = plan(kernel, 1, 'first');
    const second = plan(kernel, 2, 'second');
    kernel.cancel(second);
    kernel.cancel(second);
    kernel.cancel(4711);
    expect(kernel.pending).toBe(1);
    kernel.runUntil(t(5));
    kernel.cancel(first);
    expect(lines).toEqual(['1 firmware first']);
    expect(kernel.nextMoment()).toBeNull();
    expect(kernel.pending).toBe(0);
  });

  it.each([
    ['an entry in the past', (kernel: Kernel) => plan(kernel, 9, 'late')],
    ['a moment that is not whole', (kernel: Kernel) => plan(kernel, 10.5, 'between')],
    ['a moment that is no number', (kernel: Kernel) => plan(kernel, Number.NaN, 'never')],
    ['a horizon in the past', (kernel: Kernel) => kernel.runUntil(t(9))],
    ['a closure in the past', (kernel: Kernel) => kernel.observeAt(t(9), () => {})],
    ['an unknown phase', (kernel: Kernel) => plan(kernel, 11, 'x', 'weather' as Phase)],
  ])('stops at %s', (_what, act) => {
    const kernel = createKernel();
    kernel.runUntil(t(10));
    expect(() => act(kernel)).toThrow(InvariantError);
  });

  it('steps one entry at a time', () => {
    const kernel = createKernel();
    plan(kernel, 4, 'one');
    plan(kernel, 4, 'two');
    expect(kernel.step()).toMatchObject({ at: 4, kind: 'one' });
    expect(kernel.now).toBe(4);
    expect(kernel.step()).toMatchObject({ at: 4, kind: 'two' });
    expect(kernel.step()).toBeNull();
    expect(kernel.now).toBe(4);
  });

  it('steps past closures, and leaves them alone when no entry is pending', () => {
    const kernel = createKernel();
    const ran: number[] = [];
    kernel.observeAt(t(1), () => ran.push(1));
    kernel.observeAt(t(9), () => ran.push(9));
    plan(kernel, 5, 'one');
    expect(kernel.step()?.at).toBe(5);
    expect(kernel.step()).toBeNull();
    expect(ran).toEqual([1]);
  });

  it('halts after the current entry and goes on later', () => {
    const kernel = createKernel();
    const lines = heard(kernel);
    kernel.moments$.subscribe((entry) => {
      if (entry.kind === 'stop') kernel.halt();
    });
    plan(kernel, 1, 'stop');
    plan(kernel, 1, 'next');
    expect(kernel.runUntil(t(10))).toBe(1);
    expect(kernel.now).toBe(1);
    expect(kernel.halted).toBe(true);
    expect(kernel.runUntil(t(10))).toBe(1);
    expect(kernel.halted).toBe(false);
    expect(kernel.now).toBe(10);
    expect(lines).toHaveLength(2);
  });

  it('ignores a halt outside a run', () => {
    const kernel = createKernel();
    plan(kernel, 1, 'one');
    kernel.halt();
    expect(kernel.runUntil(t(2))).toBe(1);
  });

  it('runs at most as many as it was told and stays at the last', () => {
    const kernel = createKernel();
    for (const at of [1, 2, 3]) plan(kernel, at, 'tick');
    expect(kernel.runUntil(t(9), 2)).toBe(2);
    expect(kernel.now).toBe(2);
    expect(kernel.runUntil(t(9), 1)).toBe(1);
    expect(kernel.now).toBe(3);
    expect(kernel.runUntil(t(9), 1)).toBe(0);
    expect(kernel.now).toBe(9);
  });

  it('refuses to be run from within a handler', () => {
    const kernel = createKernel();
    kernel.moments$.subscribe(() => kernel.runUntil(t(50)));
    plan(kernel, 1, 'one');
    expect(() => kernel.runUntil(t(10))).toThrow(/may not run the clock/);
    plan(kernel, 2, 'two');
    expect(() => kernel.step()).toThrow(InvariantError);
  });

  it('keeps memory within bounds when entries are cancelled without end', () => {
    const kernel = createKernel();
    plan(kernel, 1_000_000, 'stays');
    for (let i = 0; i < 100_000; i++) kernel.cancel(plan(kernel, 2_000_000, 'goes'));
    expect(kernel.pending).toBe(1);
    expect(kernel.snapshot().entries).toHaveLength(1);
  });
});

describe('errors of handlers', () => {
  const broken = (): never => {
    throw new RangeError('handler is broken');
  };

  it('leave runUntil as they were thrown, and the next run goes on', () => {
    const kernel = createKernel();
    const seen: string[] = [];
    kernel.moments$.subscribe((entry) => {
      if (entry.kind === 'bad') broken();
      seen.push(entry.kind);
    });
    for (const [at, kind] of [
      [1, 'good'],
      [2, 'bad'],
      [3, 'later'],
    ] as const)
      plan(kernel, at, kind);
    expect(() => kernel.runUntil(t(9))).toThrow(new RangeError('handler is broken'));
    expect(kernel.now).toBe(2);
    expect(seen).toEqual(['good']);
    expect(kernel.runUntil(t(9))).toBe(1);
    expect(seen).toEqual(['good', 'later']);
  });

  it('leave step too', () => {
    const kernel = createKernel();
    kernel.moments$.subscribe({ next: broken });
    plan(kernel, 1, 'one');
    expect(() => kernel.step()).toThrow(RangeError);
  });

  it('leave through pipes, from the handler and from the operator', () => {
    const kernel = createKernel();
    kernel.moments$
      .pipe(
        filter((entry) => entry.kind === 'a'),
        map((entry) => entry.at),
      )
      .subscribe(broken);
    kernel.moments$.pipe(map((entry) => (entry.kind === 'b' ? broken() : entry))).subscribe();
    plan(kernel, 1, 'a');
    plan(kernel, 2, 'b');
    expect(() => kernel.runUntil(t(9))).toThrow(RangeError);
    expect(kernel.now).toBe(1);
    expect(() => kernel.runUntil(t(9))).toThrow(RangeError);
    expect(kernel.now).toBe(2);
  });

  it('do not keep the entry from the other handlers', () => {
    const kernel = createKernel();
    kernel.moments$.subscribe(broken);
    const lines = heard(kernel);
    plan(kernel, 1, 'one');
    expect(() => kernel.runUntil(t(9))).toThrow(RangeError);
    expect(lines).toEqual(['1 firmware one']);
  });

  it('go to an error handler that was given', () => {
    const kernel = createKernel();
    const taken: unknown[] = [];
    kernel.moments$.pipe(map(broken)).subscribe({ error: (error) => taken.push(error) });
    plan(kernel, 1, 'one');
    kernel.runUntil(t(9));
    expect(taken).toEqual([new RangeError('handler is broken')]);
  });
});

describe('moments$', () => {
  it('is hot: late listeners get later entries, those who leave get none', () => {
    const kernel = createKernel();
    plan(kernel, 1, 'one');
    plan(kernel, 2, 'two');
    kernel.runUntil(t(1));
    const seen: string[] = [];
    const watch = kernel.moments$.subscribe((entry) => seen.push(entry.kind));
    kernel.runUntil(t(2));
    watch.unsubscribe();
    plan(kernel, 3, 'three');
    expect(kernel.runUntil(t(3))).toBe(1);
    expect(seen).toEqual(['two']);
  });
});

describe('snapshot', () => {
  it('is plain JSON, sorted, without closures, and resumes', () => {
    const kernel = createKernel();
    kernel.runUntil(t(3));
    plan(kernel, 9, 'later');
    plan(kernel, 5, 'gone');
    plan(kernel, 5, 'soon', 'plant');
    kernel.cancel(1);
    kernel.observeAt(t(4), () => {});
    const written = kernel.snapshot();
    expect(written).toEqual({
      now: 3,
      nextSeq: 3,
      entries: [
        { at: 5, phase: 'plant', seq: 2, kind: 'soon', payload: null },
        { at: 9, phase: 'firmware', seq: 0, kind: 'later', payload: null },
      ],
    });
    const resumed = restoreKernel(JSON.parse(JSON.stringify(written)));
    expect(resumed.snapshot()).toEqual(written);
    expect(plan(resumed, 10, 'new')).toBe(3);
  });

  it.each([
    ['an entry in the past', { now: 5, nextSeq: 1, at: 4 }],
    ['a number that was not given yet', { now: 0, nextSeq: 0, at: 4 }],
  ])('is turned down with %s', (_what, { now, nextSeq, at }) => {
    const entries = [{ at: t(at), phase: 'plant' as const, seq: 0, kind: 'x', payload: null }];
    expect(() => restoreKernel({ now: t(now), nextSeq, entries })).toThrow(InvariantError);
  });
});
