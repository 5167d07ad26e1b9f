import { beforeAll, describe, expect, it } from 'vitest';
import { HAZARDS } from '../support/requirements.js';
import { gatherEvidence } from '../support/traceability/evidence.js';
import { type Links, missingLinks, numbersOfTitles, traceLinks } from '../support/traceability/links.js';
import { REASONS } from '../support/traceability/reasons.data.js';
import { SIGNS } from '../support/traceability/signs.js';
import { traceabilityPage } from './pages/traceability.js';

let all: readonly Links[] = [];
let runs = 0;
beforeAll(() => {
  const evidence = gatherEvidence();
  runs = evidence.runs;
  all = traceLinks(evidence);
  // Every scenario is run.
}, 300_000);

describe('from requirement to evidence (npm run matrix)', () => {
  it('has no link missing', () => {
    expect(missingLinks(all)).toEqual([]);
  });

  it('stands in docs/reference/traceability.md', async () => {
    await expect(traceabilityPage(all, runs)).toMatchFileSnapshot('../../docs/reference/traceability.md');
  });

  it('leaves no hazard without a requirement that is built', () => {
    expect([...HAZARDS.keys()]).toHaveLength(9);
    const against = all.filter(({ status }) => status === 'built').flatMap(({ hazards }) => hazards);
    expect([...HAZARDS.keys()].filter((hazard) => !against.includes(hazard))).toEqual([]);
  });

  it('has every sign in some story', () => {
    const shown = all.filter(({ signs }) => signs > 0).map(({ id }) => id);
    expect(Object.keys(SIGNS).filter((id) => !shown.includes(id))).toEqual([]);
  });
});

describe('a test that proves a requirement', () => {
  it('has its number in front of its title, and runs', () => {
    const text = `
      it('SR-001 SR-002 stops', () => {});
      const TABLE = [['rule', 'SR-003 is told', 1]];
      it.skip('SR-004 is left out', () => {});
      describe.skip('x', () => { it('SR-005 is left out with it', () => {}); });
      it.todo('SR-006 comes');
      it('says so', () => { expect(text).toContain('found SR-007 broken'); }); // SR-008 is a remark
      const rule = { requirement: 'SR-009' };`;
    expect(numbersOfTitles('x.test.ts', text)).toEqual(['SR-001', 'SR-002', 'SR-003']);
  });
});

describe('a link that is missing', () => {
  const planted = (id: string, change: Partial<Links>): readonly string[] =>
    missingLinks(all.map((links) => (links.id === id ? { ...links, ...change } : links)));

  it.each([
    ['hazard', { hazards: [] }, 'SR-012: no hazard'],
    ['known hazard', { hazards: ['H1', 'H77'] }, 'SR-012: hazard H77 is not one of the page'],
    ['source', { built: [] }, 'SR-012: no built, and no reason why'],
    ['rule', { rules: [] }, 'SR-012: no rule, and no reason why'],
    ['test', { tests: [] }, 'SR-012: no test'],
    ['scenario', { scenarios: [] }, 'SR-012: no scenario, and no reason why'],
    ['evidence', { cases: 0, signs: 0 }, 'SR-012: no evidence, and no reason why'],
    ['clean run', { findings: 2 }, 'SR-012: 2 findings of the oracle in stories'],
  ] as const)('is told: %s', (_, change, told) => {
    expect(planted('SR-012', change)).toEqual([told]);
  });

  it('is told when its reason is taken away', () => {
    for (const reason of REASONS) {
      const { requirement, link } = reason;
      const without = REASONS.filter((one) => one !== reason);
      expect(missingLinks(all, without)).toEqual([`${requirement}: no ${link}, and no reason why`]);
    }
  });

  it('is not excused where it is there, or where nothing is built', () => {
    const more = (requirement: string) => [...REASONS, { requirement, link: 'rule', why: 'made up' } as const];
    expect(missingLinks(all, more('SR-012'))).toEqual(['SR-012: a reason why there is no rule, and there is one']);
    expect(missingLinks(all, more('SR-060'))).toEqual(['SR-060: a reason why there is no rule, and it is not built']);
  });

  it('does not matter of what is not built yet', () => {
    expect(planted('SR-060', { hazards: [] })).toEqual([]);
    expect(planted('SR-012', { status: 'open', hazards: [] })).toEqual([]);
  });
});
