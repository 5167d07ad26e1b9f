import { describe, expectTypeOf, it } from 'vitest';
import {
  type Duration,
  type Flow,
  type Instant,
  microlitres,
  millilitresPerDay,
  minutes,
  moved,
  START,
  type StrokeTrain,
  strokeMoment,
  type Volume,
} from '../../src/units/index.js';

declare const flow: Flow;
declare const span: Duration;
declare const moment: Instant;
declare const volume: Volume;
declare const train: StrokeTrain;

describe('units', () => {
  it('come from their doors', () => {
    expectTypeOf(minutes(5)).toEqualTypeOf<Duration>();
    expectTypeOf(millilitresPerDay(1)).toEqualTypeOf<Flow>();
    expectTypeOf(microlitres(1)).toEqualTypeOf<Volume>();
    expectTypeOf(START).toEqualTypeOf<Instant>();
  });

  it('do not change places', () => {
    expectTypeOf(moved(flow, span)).toEqualTypeOf<Volume>();
    // @ts-expect-error a span is no flow
    moved(span, flow);
    // @ts-expect-error a volume is no flow
    moved(volume, span);
  });

  it('are not plain numbers', () => {
    // @ts-expect-error a number has no unit
    moved(1, 2);
    // @ts-expect-error a number is no moment
    const at: Instant = 5;
    expectTypeOf(at).toEqualTypeOf<Instant>();
  });

  it('tell a moment from a span', () => {
    // @ts-expect-error how long is not when
    const wrong: Instant = span;
    // @ts-expect-error when is not how long
    const alsoWrong: Duration = moment;
    expectTypeOf([wrong, alsoWrong]).not.toBeAny();
    expectTypeOf(strokeMoment(train, 1)).toEqualTypeOf<Instant | null>();
  });
});
