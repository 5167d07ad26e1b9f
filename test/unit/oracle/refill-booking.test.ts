import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, HOURLY, judgedOn, Tape } from './tape.js';

const ML = 1e9;
const refill = (withdrawn: number, filled = 40) => ({
  type: 'command.refill',
  drug: 'morphine',
  concentration: 20_000,
  filled: filled * ML,
  withdrawn: withdrawn * ML,
});
/** 30 mL are computed at 10 h. */
const drained = () => new Tape().program(0).train(0, 10 * H, HOURLY, { computed_pl: 30 * ML });
const left = (tape: Tape, ml: number) => tape.train(10 * H, D, HOURLY, { computed_pl: ml * ML });
const RULE = 'refill-booking';

describe('refills before the oracle', () => {
  it.each([
    ['fits and is booked', left(drained().tell(10 * H, refill(31)), 40)],
    ['differs by just the limit', left(drained().tell(10 * H, refill(28)), 40)],
    [
      'does not fit, is signalled and held',
      left(
        drained()
          .tell(10 * H, refill(27))
          .alarm(10 * H, 'refill-mismatch'),
        29,
      ),
    ],
    [
      'is booked once it is acknowledged',
      left(
        drained()
          .tell(10 * H, refill(27))
          .alarm(10 * H, 'refill-mismatch'),
        29,
      )
        .alarm(D, 'refill-mismatch', 'acknowledged')
        .train(D, 2 * D, HOURLY, { computed_pl: 39 * ML }),
    ],
    [
      'is typed anew and fits',
      left(
        drained()
          .tell(10 * H, refill(27))
          .alarm(10 * H, 'refill-mismatch')
          .tell(10 * H, refill(30)),
        39,
      ),
    ],
  ])('SR-019 holds when one %s', (_, tape) => {
    expect(findingsOn(tape, RULE)).toEqual([]);
    expect(judgedOn(tape, RULE)).toBeGreaterThan(0);
  });

  it.each([
    ['does not fit and nothing is said', left(drained().tell(10 * H, refill(27)), 29)],
    [
      'is booked although it does not fit',
      left(
        drained()
          .tell(10 * H, refill(33.1))
          .alarm(10 * H, 'refill-mismatch'),
        40,
      ),
    ],
    ['leaves more than was filled', left(drained().tell(10 * H, refill(30, 20)), 20.5)],
    [
      'is booked with more than was filled when it is acknowledged',
      left(
        drained()
          .tell(10 * H, refill(27, 20))
          .alarm(10 * H, 'refill-mismatch'),
        29,
      )
        .alarm(D, 'refill-mismatch', 'acknowledged')
        .train(D, 2 * D, HOURLY, { computed_pl: 29 * ML }),
    ],
  ])('SR-019 is caught when one %s', (_, tape) => {
    expect(findingsOn(tape, RULE).map((f) => f.requirement)).toContain('SR-019');
  });
});
