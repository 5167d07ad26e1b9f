import { describe, expect, it } from 'vitest';
import {
  judgeBolus,
  judgeBridge,
  judgeConcentration,
  judgeDaily,
  judgeStart,
} from '../../../src/therapy/drug-limits.js';
import { BUILT_IN_FORMULARY, drugNamed } from '../../../src/therapy/index.js';
import { value } from './answers.js';

const morphine = value(drugNamed(BUILT_IN_FORMULARY, 'morphine'));

describe.each([
  ['concentration', judgeConcentration, 20_000, 25_000],
  ['daily dose', judgeDaily, 15_000, 20_000],
  ['daily dose with a bolus beside', judgeBolus, 15_000, 20_000],
  ['dose of a bridge', judgeBridge, 15_000, 20_000],
  ['first dose', judgeStart, 1000, 10_000],
] as const)('SR-059 the %s of a drug', (_, judge, soft, hard) => {
  const judged = (amount: number) => {
    const { refusals, warnings } = judge(morphine, amount as never);
    return `${refusals.length} refused, ${warnings.length} warned`;
  };
  // A product of doubles may lie a billionth beside what was meant.
  it.each([
    [soft, '0 refused, 0 warned'],
    [soft * (1 + 1e-9), '0 refused, 0 warned'],
    [soft * (1 + 2e-9), '0 refused, 1 warned'],
    [hard, '0 refused, 1 warned'],
    [hard * (1 + 1e-9), '0 refused, 1 warned'],
    [hard * (1 + 2e-9), '1 refused, 0 warned'],
  ])('%d: %s', (amount, expected) => expect(judged(amount)).toBe(expected));
});
