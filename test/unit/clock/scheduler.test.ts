import {
  concatMap,
  debounceTime,
  delay,
  from,
  interval,
  type Observable,
  observeOn,
  of,
  type SchedulerAction,
  type SchedulerLike,
  take,
  throttleTime,
  timer,
  VirtualAction,
  VirtualTimeScheduler,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createKernel, schedulerOn } from '../../../sim/clock/index.js';
import type { Instant } from '../../../src/units/index.js';

const t = (ms: number): Instant => ms as Instant;

const STREAMS: Readonly<Record<string, (s: SchedulerLike) => Observable<unknown>>> = {
  interval: (s) => interval(30, s).pipe(take(7)),
  timer: (s) => timer(45, s),
  'timer with period': (s) => timer(5, 20, s).pipe(take(5)),
  delay: (s) => from([1, 2, 3]).pipe(delay(17, s)),
  throttleTime: (s) => interval(10, s).pipe(throttleTime(35, s), take(4)),
  'throttleTime, both edges': (s) =>
    interval(10, s).pipe(throttleTime(35, s, { leading: true, trailing: true }), take(4)),
  debounceTime: (s) =>
    from([5, 10, 60, 5, 80]).pipe(
      concatMap((ms) => of(ms).pipe(delay(ms, s))),
      debounceTime(20, s),
    ),
  observeOn: (s) => from(['a', 'b']).pipe(observeOn(s, 3)),
};

const onKernel = (stream: (s: SchedulerLike) => Observable<unknown>): string[] => {
  const kernel = createKernel();
  const lines: string[] = [];
  stream(schedulerOn(kernel)).subscribe((value) => lines.push(`${kernel.now} ${value}`));
  kernel.runUntil(t(400));
  return lines;
};

const onRxjs = (stream: (s: SchedulerLike) => Observable<unknown>): string[] => {
  const virtual = new VirtualTimeScheduler(VirtualAction, 400);
  const lines: string[] = [];
  stream(virtual).subscribe((value) => lines.push(`${virtual.now()} ${value}`));
  virtual.flush();
  return lines;
};

describe('schedulerOn', () => {
  it.each(Object.entries(STREAMS))('%s gives what the scheduler of RxJS gives', (_name, stream) => {
    const lines = onKernel(stream);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines).toEqual(onRxjs(stream));
  });

  it('draws time: interval, debounce, throttle', () => {
    expect(onKernel((s) => interval(30, s).pipe(take(3)))).toEqual(['30 0', '60 1', '90 2']);
    expect(onKernel((s) => interval(10, s).pipe(take(3), debounceTime(25, s)))).toEqual(['30 2']);
    expect(onKernel((s) => interval(10, s).pipe(throttleTime(25, s), take(3)))).toEqual(['10 0', '40 3', '70 6']);
  });

  it('leaves now at the horizon under a running interval', () => {
    const kernel = createKernel();
    const ticks: number[] = [];
    interval(30, schedulerOn(kernel)).subscribe(() => ticks.push(kernel.now));
    expect(kernel.runUntil(t(200))).toBe(0);
    expect(ticks).toEqual([30, 60, 90, 120, 150, 180]);
    expect(kernel.now).toBe(200);
    expect(schedulerOn(kernel).now()).toBe(200);
  });

  it('comes after all entries of its moment and does not shift their numbers', () => {
    const kernel = createKernel();
    const lines: string[] = [];
    timer(10, schedulerOn(kernel)).subscribe(() => lines.push('closure'));
    kernel.moments$.subscribe((entry) => lines.push(`${entry.kind} ${entry.seq}`));
    kernel.schedule({ at: t(10), phase: 'observer', kind: 'watch', payload: null });
    kernel.schedule({ at: t(10), phase: 'plant', kind: 'move', payload: null });
    kernel.runUntil(t(10));
    expect(lines).toEqual(['move 1', 'watch 0', 'closure']);
  });

  it('stops on unsubscribe and leaves nothing behind', () => {
    const kernel = createKernel();
    let ticks = 0;
    const running = interval(5, schedulerOn(kernel)).subscribe(() => ticks++);
    kernel.runUntil(t(12));
    running.unsubscribe();
    kernel.runUntil(t(100));
    expect(ticks).toBe(2);
    expect(kernel.nextMoment()).toBeNull();
  });

  it('hands the state on, and a second order replaces the first', () => {
    const kernel = createKernel();
    const lines: string[] = [];
    const action = schedulerOn(kernel).schedule<number>(
      function (this: SchedulerAction<number>, n = 0) {
        lines.push(`${kernel.now} ${n}`);
        if (n < 2) {
          this.schedule(99, 1);
          this.schedule(n + 1, 10 * (n + 1));
        }
      },
      5,
      0,
    );
    kernel.runUntil(t(50));
    expect(lines).toEqual(['5 0', '15 1', '35 2']);
    expect(action.closed).toBe(false);
    (action as SchedulerAction<number>).schedule(7, 1);
    kernel.runUntil(t(60));
    expect(lines[3]).toBe('51 7');
    action.unsubscribe();
    (action as SchedulerAction<number>).schedule(8, 1);
    kernel.runUntil(t(70));
    expect(lines).toHaveLength(4);
  });

  it('throws what its work throws, once, and closes the work', () => {
    const kernel = createKernel();
    const action = schedulerOn(kernel).schedule(() => {
      throw new RangeError('watcher is broken');
    }, 5);
    expect(() => kernel.runUntil(t(9))).toThrow(RangeError);
    expect(action.closed).toBe(true);
    expect(kernel.runUntil(t(9))).toBe(0);
  });

  it.each([
    [-5, 0],
    [Number.NaN, 0],
    [0.2, 1],
    [7, 7],
  ])('takes a delay of %s ms as %s', (asked, at) => {
    const kernel = createKernel();
    schedulerOn(kernel).schedule(() => {}, asked);
    expect(kernel.nextMoment()).toBe(at);
  });

  it('never runs what is an infinite time away', () => {
    const kernel = createKernel();
    schedulerOn(kernel).schedule(() => {}, Number.POSITIVE_INFINITY);
    expect(kernel.nextMoment()).toBeNull();
  });
});
