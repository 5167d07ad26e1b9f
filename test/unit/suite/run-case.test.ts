import { describe, expect, it } from 'vitest';
import { type CaseOptions, isGood, lasting, runCase } from '../../../sim/suite/index.js';
import { InvariantError } from '../../../src/base/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';
import { MONTH } from '../../cli/stories.js';

const ONE = { index: 4, file: 'month.yaml', plus: 0 };
const options: CaseOptions = {
  formulary: BUILT_IN_FORMULARY,
  settings: [],
  seed: null,
  twice: false,
  golden: null,
  reproduce: (seed) => `again ${seed}`,
};
const run = (text: string, changed: Partial<CaseOptions> = {}, plus = 0) =>
  runCase({ ...ONE, plus }, text, { ...options, ...changed });

/** What is kept of a run of this text. */
function kept(text: string): readonly string[] {
  const lines: string[] = [];
  run(text, { write: (line) => lines.push(line) });
  return lines.map(lasting).filter((line) => line !== null);
}

describe('a case of a test run', () => {
  it('that holds is told with its seed, its bytes and how to repeat it', () => {
    const result = run(MONTH);
    expect(result).toMatchObject({
      index: 4,
      file: 'month.yaml',
      title: 'A quiet month',
      seed: 7,
      outcome: 'held',
      golden: null,
      flaky: null,
      reproduce: 'again 7',
    });
    expect(result.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(result.records).toBeGreaterThan(5);
    expect(isGood(result)).toBe(true);
    expect(run(MONTH).sha256).toBe(result.sha256);
  });

  it('takes the seed that is given, and those that follow it', () => {
    expect([run(MONTH, {}, 2).seed, run(MONTH, { seed: 100 }).seed, run(MONTH, { seed: 100 }, 3).seed]).toEqual([
      9, 100, 103,
    ]);
    expect(run(MONTH, { seed: 8 }).sha256).toBe(run(MONTH, {}, 1).sha256);
    expect(run(MONTH, { seed: 8 }).sha256).not.toBe(run(MONTH).sha256);
  });

  it('that fails says which expectation, and what was found', () => {
    const result = run(MONTH.replace('infusion: simple', 'infusion: suspended'));
    expect([result.outcome, isGood(result)]).toEqual(['failed', false]);
    expect(result.expectations).toEqual([expect.objectContaining({ held: false, line: 16 })]);
  });

  it('that is no scenario says every issue with its line', () => {
    const result = run(MONTH.replace('title:', 'titel:').replace('seed: 7', 'seed: -7'));
    expect([result.outcome, result.seed]).toEqual(['invalid', null]);
    expect(result.issues.length).toBeGreaterThanOrEqual(2);
    expect(result.issues.every(({ line }) => line > 0)).toBe(true);
  });

  it('in which the emulator breaks is no finding about the pump', () => {
    const write = () => {
      throw new InvariantError('clock: it runs backwards');
    };
    const result = run(MONTH, { write });
    expect(result).toMatchObject({ outcome: 'broken', broken: 'InvariantError: clock: it runs backwards' });
  });

  it('that is stopped by the clock on the wall is undecided', () => {
    expect(run(MONTH, { shouldStop: () => true }).outcome).toBe('out-of-time');
  });

  it('is compared with what was kept', () => {
    const lines = kept(MONTH);
    const golden = (text: readonly string[]) => run(MONTH, { golden: text[Symbol.iterator]() });
    expect(golden(lines).golden).toEqual({ is: 'same' });
    expect(isGood(golden(lines))).toBe(true);
    const changed = golden(lines.with(3, '{}'));
    expect(changed.golden).toMatchObject({ is: 'changed', difference: { line: 4, a: '{}', b: lines[3] } });
    expect([changed.outcome, isGood(changed)]).toEqual(['held', false]);
    expect(golden(lines.slice(0, -1)).golden).toMatchObject({ difference: { line: lines.length, a: null } });
    expect(golden([...lines, '{}']).golden).toMatchObject({ difference: { line: lines.length + 1, a: '{}', b: null } });
    expect(run(MONTH, { golden: 'missing' }).golden).toEqual({ is: 'missing' });
    expect(isGood(run(MONTH, { golden: 'missing' }))).toBe(false);
  });

  it('keeps a trace free of versions, texts and hashes', () => {
    const other = `# a word of comment\n${MONTH}`;
    expect(kept(other).filter((line) => !line.includes('"line"'))).toEqual(
      kept(MONTH).filter((line) => !line.includes('"line"')),
    );
    expect(kept(MONTH).join('')).not.toMatch(/sha256|"thecal"|"format"|"charts"/);
  });

  it('run twice gives the same bytes, and is told as flaky when it does not', () => {
    expect(run(MONTH, { twice: true }).flaky).toBe(false);
    let asked = 0;
    const moody: CaseOptions = {
      ...options,
      twice: true,
      get formulary() {
        asked += 1;
        return asked < 3
          ? BUILT_IN_FORMULARY
          : BUILT_IN_FORMULARY.map((drug) => ({
              ...drug,
              class: drug.class === 'comfort' ? ('withdrawal-risk' as const) : ('comfort' as const),
            }));
      },
    };
    const result = runCase(ONE, MONTH, moody);
    expect([result.flaky, isGood(result)]).toEqual([true, false]);
  });
});
