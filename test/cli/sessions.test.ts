import { describe, expect, it } from 'vitest';
import type { SessionReport } from '../../src/controller/index.js';
import { said } from './said.js';

const FILE = 'scenarios/nominal/first-month.yaml';
const reports = async (...flags: readonly string[]): Promise<readonly SessionReport[]> =>
  (JSON.parse((await said('sessions', FILE, '--json', ...flags)).out) as { sessions: SessionReport[] }).sessions;

describe('sessions', () => {
  it('prints what was done in each session, old beside new', async () => {
    const { code, out } = await said('sessions', FILE);
    expect(code).toBe(0);
    expect(out).toContain('Session 1 of 4');
    expect(out).toContain('basal dose: 500 mcg/day -> 600 mcg/day (+20 %)');
    expect(out.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  it('SR-056 SR-059 gives the whole of it as JSON, each keystroke and each line of the review', async () => {
    const [first, second, third, ...more] = await reports();
    expect(more).toHaveLength(1);
    expect(first?.deeds).toMatchObject([{ words: 'prime full-system', outcome: 'done', verified: true }]);
    expect(second?.deeds).toMatchObject([{ outcome: 'done', verified: true }]);
    expect(third?.deeds[0]?.lines).toContainEqual({
      what: 'basal dose',
      before: '500 mcg/day',
      after: '600 mcg/day',
      percent: 20,
    });
    const digits = third?.keystrokes.filter(({ fate, field }) => fate === 'taken' && field === 'dose');
    expect(digits?.map(({ key }) => key).join(' ')).toBe('unit:mg/day 0 . 6');
  });

  it('says so where nobody has used a programmer', async () => {
    const { out } = await said(
      'sessions',
      FILE,
      '--set',
      'steps=[{ at: 1h, patient: read-status }]',
      '--set',
      'expect=[]',
    );
    expect(out).toContain('No session');
  });
});
