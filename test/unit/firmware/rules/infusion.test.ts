import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/index.js';
import {
  atSafeRate,
  basalEnded,
  basalNow,
  completed,
  halted,
  historyAfterRefill,
  inService,
  programAllowed,
  resumeAllowed,
  resumed,
  resumesAs,
  running,
  safeRateBegins,
  suspendAllowed,
  suspended,
} from '../../../../src/firmware/rules/infusion.js';
import { primeFor } from '../../../../src/firmware/rules/prime.js';
import { hours, type Instant, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { flex, limit, MINIMUM_RATE, simple } from '../../../support/orders.js';

const CATHETER = { type: 'command.prime', extent: 'catheter-only' } as const;
const FLOW = millilitresPerDay(0.15);
// the clock of the pump is 8 h ahead
const week = flex([
  [0, 0.1],
  [12, 0.2],
]);

describe('the infusion', () => {
  it.each([
    ['simple', simple(0.3), { basal: millilitresPerDay(0.3), nextStep: null }],
    ['flex', week, { basal: millilitresPerDay(0.1), nextStep: h(4) }],
    ['minimum rate', MINIMUM_RATE, { basal: millilitresPerDay(0.006), nextStep: null }],
  ] as const)('runs a %s program', (_, program, expected) => {
    const before = memory({ infusion: { suspended: true, suspendedUntil: h(9) } });
    expect(running(before, program, h(1))).toMatchObject({
      program,
      running: true,
      suspended: false,
      suspendedUntil: null,
      ...expected,
    });
  });

  it('halted keeps the program to be read and gives nothing', () => {
    const c = memory({ infusion: { nextStep: h(9), suspended: true, suspendedUntil: h(9) } });
    expect(halted(c)).toMatchObject({
      running: false,
      nextStep: null,
      suspended: false,
      suspendedUntil: null,
      prime: null,
    });
    expect(halted(c).program).toBe(c.infusion.program);
    expect(basalNow({ ...c, infusion: halted(c) })).toBe(0);
  });

  it.each([
    [
      'leaves its limits and the minimum rate',
      simple(0.15, { windows: [limit(600)] }),
      { ...MINIMUM_RATE, windows: [limit(600)] },
    ],
    ['leaves nothing of no program', null, null],
  ])('SR-017 completed %s', (_, program, expected) => {
    expect(completed(memory({ infusion: { program, endsAt: h(9) } }))).toMatchObject({
      program: expected,
      basal: millilitresPerDay(0.006),
      endsAt: null,
      complete: true,
    });
  });

  it.each([
    ['simple', memory(), 'simple'],
    ['flex', memory({ infusion: { program: week } }), 'flex'],
    ['minimum-rate', memory({ infusion: { program: MINIMUM_RATE } }), 'minimum-rate'],
    ['SR-034 minimum rate after a reset', memory({ power: { wasReset: true } }), 'minimum-rate'],
    ['stopped', memory({ infusion: { running: false } }), 'stopped'],
    ['stopped without a program', memory({ infusion: { program: null } }), 'stopped'],
  ] as const)('goes on as %s', (_, c, expected) => {
    expect(resumesAs(c)).toBe(expected);
  });

  it('SR-016 SR-034 goes on at the step in force, at the safe rate after a reset, not at all without a program', () => {
    expect(resumed(memory({ infusion: { program: week } }), h(5)).basal).toBe(millilitresPerDay(0.2));
    expect(resumed(memory({ power: { wasReset: true } }), h(5))).toMatchObject({
      running: true,
      basal: millilitresPerDay(0.006),
    });
    expect(resumed(memory({ infusion: { program: null } }), h(5)).running).toBe(false);
  });

  it.each([
    ['after a reset, at the end of the self-test', {}, {}, h(2), true],
    ['not one ms before', {}, {}, (h(2) - 1) as Instant, false],
    ['not without a reset', { power: { wasReset: false, selfTestEnd: h(2) } }, {}, h(2), false],
    ['not when the self-test is long over', { power: { wasReset: true, selfTestEnd: null } }, {}, h(2), false],
    ['SR-020 not without a program for the fluid', { infusion: { program: null } }, {}, h(2), false],
    ['in a family with the smallest minimum rate', {}, { minimumRate: 1 as typeof FLOW }, h(2), true],
    ['not in a family without a minimum rate', {}, { minimumRate: 0 as typeof FLOW }, h(2), false],
  ] as const)('SR-034 the safe rate begins %s', (_, changes, config, at, expected) => {
    const c = memory({ power: { wasReset: true, selfTestEnd: h(2) }, ...(changes as object) }, config);
    expect(safeRateBegins(c, at)).toBe(expected);
    if (expected) expect(atSafeRate(c)).toMatchObject({ running: true, basal: c.config.minimumRate, nextStep: null });
  });

  it('SR-034 the safe rate of a family without a minimum rate is none', () => {
    expect(atSafeRate(memory({}, { minimumRate: 0 as typeof FLOW }))).toMatchObject({ running: false, basal: 0 });
  });

  it('knows the basal flow in force', () => {
    expect(basalNow(memory())).toBe(FLOW);
    expect(basalNow(memory({ infusion: { running: false } }))).toBe(0);
  });

  it('books the smallest basal flow, and none where nothing flowed', () => {
    expect(basalEnded(memory({ infusion: { basal: 1 as typeof FLOW } }), h(3)).basals).toHaveLength(1);
    const still = memory({ infusion: { basal: 0 as typeof FLOW } });
    expect(basalEnded(still, h(3))).toBe(still.history);
  });

  it('books a basal flow that ends, not one that did not run', () => {
    expect(basalEnded(memory(), h(3)).basals).toEqual([{ until: h(3), flow: FLOW }]);
    expect(basalEnded(memory({ infusion: { running: false } }), h(3)).basals).toEqual([]);
  });

  it.each([
    ['the same fluid', 'morphine', 20_000, 100],
    ['half the concentration', 'morphine', 10_000, 200],
    ['another drug', 'hydromorphone', 10_000, 100],
  ])('SR-013 after a refill with %s', (_, drug, concentration, volume) => {
    const c = memory({ history: { given: [{ end: h(1), volume: 100 as Volume }] } });
    const refill = { type: 'command.refill', withdrawn: 0, filled: 1, drug, concentration } as never;
    expect(historyAfterRefill(c, refill).given.map((g) => [g.end, g.volume])).toEqual([[h(1), volume]]);
  });

  it('SR-013 remembers what was given in its own fluid once another is filled, and only then', () => {
    const c = memory({ history: { given: [{ end: h(1), volume: 100 as Volume }] } });
    const { drug, concentration } = c.reservoir;
    const refill = { type: 'command.refill', withdrawn: 0, filled: 1, drug, concentration };
    expect(historyAfterRefill(c, refill as never)).toBe(c.history);
    const other = historyAfterRefill(c, { ...refill, drug: 'hydromorphone' } as never);
    expect(other.given[0]?.asGiven).toEqual({ drug, concentration, amount: 100 });
  });
});

describe('a program', () => {
  const code = (c: ReturnType<typeof memory>, program = simple(0.1)) => {
    const answer = programAllowed(c, { program }, h(5));
    return answer.ok ? 'yes' : answer.refusal.code;
  };
  const prime = primeFor(memory(), { type: 'command.prime', extent: 'full-system' }, h(5));
  it.each([
    ['in therapy', memory(), 'yes'],
    ['SR-034 in the safe state', memory({ power: { wasReset: true } }), 'yes'],
    ['in a pause', memory({ infusion: { suspended: true } }), 'yes'],
    ['on the shelf', memory({ power: { implantedAt: null } }), 'pump-not-running'],
    ['SR-015 in the self-test', memory({ power: { selfTestEnd: h(6) } }), 'pump-not-running'],
    ['at the end of service', memory({ battery: { ended: true } }), 'pump-not-running'],
    ['in a prime', memory({ infusion: { prime } }), 'prime-running'],
  ] as const)('%s: %s', (_, c, expected) => {
    expect(code(c)).toBe(expected);
  });

  it('is told why the pump is not in service', () => {
    const why = (changes: Parameters<typeof memory>[0]) => {
      const answer = inService(memory(changes));
      return answer.ok ? answer : answer.refusal.found;
    };
    expect(why({})).toEqual(ok(true));
    expect(why({ power: { selfTestEnd: h(6) } })).toBe('a pump that has not finished its self-test');
    expect(why({ battery: { ended: true } })).toBe('a pump at the end of its service');
  });

  it('SR-013 SR-053 that is not sound or does not fit is refused', () => {
    expect(code(memory(), simple(0.001))).toBe('flow-out-of-range');
    expect(code(memory(), simple(0.1, { windows: [limit(100)] }))).toBe('dose-window');
  });
});

describe('a pause', () => {
  const code = (c: ReturnType<typeof memory>, span: number | null = null) => {
    const answer = suspendAllowed(c, span, h(5));
    return answer.ok ? 'yes' : answer.refusal.code;
  };
  it.each([
    ['of a running therapy', memory(), null, 'yes'],
    ['of a span', memory(), 1, 'yes'],
    ['of no span', memory(), 0, 'suspend-span'],
    ['of part of a ms', memory(), 0.5, 'suspend-span'],
    ['of next to nothing', memory(), 1e-20, 'suspend-span'],
    ['in a prime', memory({ infusion: { prime: primeFor(memory(), CATHETER, h(5)) } }), null, 'nothing-to-suspend'],
    ['that would outlast all numbers', memory(), Number.MAX_SAFE_INTEGER, 'suspend-span'],
    ['of nothing', memory({ infusion: { running: false } }), null, 'nothing-to-suspend'],
    ['in a pause', memory({ infusion: { suspended: true } }), null, 'nothing-to-suspend'],
    ['in the safe state', memory({ power: { wasReset: true } }), null, 'nothing-to-suspend'],
  ] as const)('%s: %s', (_, c, span, expected) => {
    expect(code(c, span)).toBe(expected);
  });

  it('says yes', () => {
    expect(suspendAllowed(memory(), null, h(5))).toEqual(ok(true));
    expect(resumeAllowed(memory({ infusion: { suspended: true } }))).toEqual(ok(true));
  });

  it('lasts for its span or until it is resumed', () => {
    expect(suspended(memory(), hours(2), h(5))).toMatchObject({ suspended: true, suspendedUntil: h(7) });
    expect(suspended(memory(), null, h(5))).toMatchObject({ suspended: true, suspendedUntil: null });
    expect(resumeAllowed(memory({ infusion: { suspended: true } })).ok).toBe(true);
    expect(resumeAllowed(memory())).toMatchObject({ refusal: { code: 'nothing-suspended' } });
  });
});
