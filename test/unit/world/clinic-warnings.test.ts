import { describe, expect, it } from 'vitest';
import { recordsOf } from '../../support/world.js';
import { morphine } from './morphine.js';

/** What the clinic is told by its own programmer: orders refused before the pump, and warnings. */
const told = (...steps: readonly string[]): readonly string[] =>
  recordsOf(morphine('1 mg/day', ...steps)).flatMap((r) => {
    if (r.kind === 'refused-order') return [`${r.code}: ${r.text}`];
    return r.kind === 'command' ? r.warnings : [];
  });
const refill = (at: string, fluid: string) => `at: ${at}, direct: { refill: { fill: 40 mL, ${fluid} } }`;
const program = (at: string, more = '') => `at: ${at}, direct: { program: { mode: simple, dose: 1 mg/day${more} } }`;

describe('a program behind another fluid', () => {
  const THINNER = refill('40d', 'concentration: 10 mg/mL');
  const WARNED = 'no bridge: the line still holds 0.316 mL of morphine at 20 mg/mL, which the new flow gives first';

  it('SR-020 is warned of what the line still holds, where no bridge is ordered', () => {
    expect(told(THINNER, program('40d 1min'))).toEqual([WARNED]);
    expect(told(THINNER, program('40d 1min', ', bridge: { dose: 1 mg/day }'))).toEqual([]);
  });

  it('SR-020 is warned of the rest a day later, and of nothing once it has left', () => {
    // 0.1 mL/day
    const [first, second, ...more] = told(THINNER, program('40d'), program('41d'), program('44d'));
    expect(first).toBe(WARNED);
    expect(second).toMatch(/still holds 0\.216\d* mL of morphine/);
    expect(more).toEqual([]);
  });

  it('SR-020 is warned of nothing when the same fluid was filled again', () => {
    expect(told(refill('40d', 'concentration: 20 mg/mL'), program('40d 1min'))).toEqual([]);
  });
});

describe('a bolus that a clinician orders', () => {
  const bolus = (kind: string, dose: string) => `at: 10d, direct: { ${kind}: { dose: ${dose}, duration: 2h } }`;

  it.each(['bolus', 'square-bolus'])(
    'SR-059 is held to the hard limit of a day before the pump hears of it: %s',
    (kind) => {
      expect(told(bolus(kind, '30 mg'))).toEqual([
        expect.stringMatching(/^daily-dose-above-hard-limit: .*31 mg\/day; expected at most 20 mg\/day/),
      ]);
    },
  );

  it('SR-059 counts with those of the last day, and no longer', () => {
    const at = (when: string, dose: string) => `at: ${when}, direct: { bolus: { dose: ${dose}, duration: 1h } }`;
    expect(told(at('10d', '6 mg'), at('10d 2h', '6 mg'), at('10d 4h', '7.1 mg'))).toEqual([
      expect.stringMatching(/20.1 mg\/day; expected at most 20 mg\/day/),
    ]);
    expect(told(at('10d', '9 mg'), at('11d 1h', '9 mg'))).toEqual([]);
    expect(told(at('10d', '9 mg'), at('11d 59min', '9 mg'))).toEqual([
      expect.stringMatching(/19 mg\/day passes the soft/),
    ]);
  });

  it('SR-059 is warned of the soft limit', () => {
    expect(told(bolus('bolus', '15 mg'))).toEqual([
      expect.stringMatching(/16 mg\/day passes the soft limit of 15 mg\/day/),
    ]);
    expect(told(bolus('bolus', '1 mg'))).toEqual([]);
  });
});
