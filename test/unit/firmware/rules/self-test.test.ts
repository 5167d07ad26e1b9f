import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/index.js';
import type { FirmwareContext } from '../../../../src/firmware/context.js';
import { failedAt, passedAt, tested, testing, withFailure } from '../../../../src/firmware/rules/self-test.js';
import { selfTestAllowed } from '../../../../src/firmware/rules/self-test-answer.js';
import { type Instant, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const prime = { from: h(1), until: h(2), flow: millilitresPerDay(24), volume: 1 as Volume, fills: 1 as Volume };
const bolus = { kind: 'patient' as const, from: h(1), until: h(2), flow: millilitresPerDay(1), volume: 1 as Volume };

describe('an order to test itself', () => {
  it.each<[string, FirmwareContext, string | null]>([
    ['in therapy', memory(), null],
    ['stopped', memory({ infusion: { running: false } }), null],
    ['after a reset', memory({ power: { wasReset: true } }), null],
    ['after a test that has failed', memory({ power: { failedPart: 'cpu' } }), null],
    ['on the shelf', memory({ power: { implantedAt: null } }), 'pump-not-running'],
    ['at the end of service', memory({ battery: { ended: true } }), 'pump-not-running'],
    ['in a test', memory({ power: { selfTestEnd: h(1) } }), 'self-test-running'],
    ['in a prime', memory({ infusion: { prime } }), 'prime-running'],
    ['in a bolus', memory({ bolus }), 'bolus-running'],
  ])('SR-027 %s', (_, c, refused) => {
    const answer = selfTestAllowed(c, h(1));
    if (refused === null) expect(answer).toEqual(ok(true));
    else expect(answer).toMatchObject({ ok: false, refusal: { code: refused } });
  });
});

describe('a self-test', () => {
  const begun: FirmwareContext = { ...memory(), power: testing(memory(), h(1)) };
  const over = (h(1) + begun.config.selfTest) as Instant;

  it('SR-027 is over at its time, not a millisecond before', () => {
    expect(passedAt(begun, (over - 1) as Instant)).toBe(false);
    expect([passedAt(begun, over), failedAt(begun, over)]).toEqual([true, false]);
  });

  it('SR-027 fails by the first part that fails', () => {
    const once = { ...begun, power: withFailure(begun, 'clock') };
    const twice = { ...once, power: withFailure(once, 'cpu') };
    expect([passedAt(twice, over), failedAt(twice, over), failedAt(twice, (over - 1) as Instant)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(tested(twice)).toMatchObject({ selfTestEnd: null, foundPart: null, failedPart: 'clock' });
  });

  it('SR-027 that is passed ends what an earlier one had found', () => {
    const failed = memory({ power: { failedPart: 'clock' } });
    const again = { ...failed, power: testing(failed, h(1)) };
    expect(again.power.failedPart).toBe('clock');
    expect(tested(again).failedPart).toBe(null);
  });
});
