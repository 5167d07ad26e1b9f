import { describe, expect, it } from 'vitest';
import { BUILT_IN_FORMULARY, drugNamed, mergeFormulary, parseFormulary } from '../../../../src/therapy/index.js';
import { code, value } from '../answers.js';

describe('built-in formulary', () => {
  it('holds nine drugs with their classes', () => {
    expect(BUILT_IN_FORMULARY.map((drug) => `${drug.name} ${drug.class}`)).toEqual([
      'morphine withdrawal-risk',
      'hydromorphone withdrawal-risk',
      'fentanyl withdrawal-risk',
      'sufentanil withdrawal-risk',
      'bupivacaine comfort',
      'clonidine withdrawal-risk',
      'ziconotide comfort',
      'baclofen withdrawal-risk',
      'saline comfort',
    ]);
  });

  it.each(BUILT_IN_FORMULARY.map((drug) => [drug.name, drug] as const))(
    '%s says where each limit is from',
    (_, drug) => {
      for (const { soft, hard } of Object.values(drug.limits)) {
        if (soft !== undefined && hard !== undefined) expect(hard.value).toBeGreaterThanOrEqual(soft.value);
        for (const figure of [soft, hard]) {
          if (figure === undefined) continue;
          expect(figure.source).toMatch(figure.status === 'sourced' ? /^S\d+$/ : /^A-3\d$/);
          expect(figure.text).toMatch(/\d (mg|mcg)\/(day|mL)$/);
        }
      }
    },
  );

  it('keeps the figures of the labels', () => {
    const ziconotide = value(drugNamed(BUILT_IN_FORMULARY, 'ziconotide')).limits;
    expect(ziconotide.dailyMax.soft?.text).toBe('19.2 mcg/day');
    expect(ziconotide.dailyMax.hard?.text).toBe('21.6 mcg/day');
    expect(value(drugNamed(BUILT_IN_FORMULARY, 'morphine')).limits.dailyMax.hard?.text).toBe('20 mg/day');
  });
});

describe('drugNamed', () => {
  it('forgives case and blanks', () =>
    expect(value(drugNamed(BUILT_IN_FORMULARY, ' Morphine ')).name).toBe('morphine'));
  it('proposes the nearest name', () => {
    const answer = drugNamed(BUILT_IN_FORMULARY, 'baclofin');
    expect(answer.ok ? '' : answer.refusal.remedy).toBe('did you mean "baclofen"?');
  });
  it('proposes nothing far off', () => {
    const answer = drugNamed(BUILT_IN_FORMULARY, 'aspirin');
    expect(code(answer)).toBe('drug-unknown');
    expect(answer.ok ? '' : answer.refusal.remedy).toMatch(/add it in a formulary file/);
  });
});

const drug = { name: 'Morphine', class: 'withdrawal-risk', unit: 'mg' };
const issues = (data: unknown) => {
  const answer = parseFormulary(data);
  return answer.ok ? [] : answer.issues.map(({ path, found, remedy }) => `${path} | ${found} | ${remedy}`);
};

describe('parseFormulary', () => {
  it('reads limits as they are written', () => {
    const limits = { daily_max: { soft: '10 mg/day', hard: '15 mg/day' }, concentration_max: { hard: '20 mg/mL' } };
    expect(parseFormulary({ drugs: [{ ...drug, limits, source: 'ward list', note: 'x' }] })).toEqual({
      ok: true,
      drugs: [
        {
          name: 'morphine',
          class: 'withdrawal-risk',
          unit: 'mg',
          limits: {
            startDoseMax: {},
            dailyMax: {
              soft: { value: 10_000, text: '10 mg/day', status: 'sourced', source: 'ward list' },
              hard: { value: 15_000, text: '15 mg/day', status: 'sourced', source: 'ward list' },
            },
            concentrationMax: { hard: { value: 20_000, text: '20 mg/mL', status: 'sourced', source: 'ward list' } },
          },
          note: 'x',
        },
      ],
    });
  });

  it.each([
    [null, 'a table of fields'],
    [{}, 'a list'],
    [{ drugs: [] }, 'at least one drug'],
    [{ drugs: [{ ...drug, name: '' }] }, 'a text that is not empty'],
    [{ drugs: [{ ...drug, name: 7 }] }, 'a text'],
  ])('says what it expects in the place of %j: %s', (data, expected) => {
    expect(parseFormulary(data)).toMatchObject({ ok: false, issues: [{ expected }] });
  });

  it.each([
    ['a soft limit alone', { soft: '10 mg/day' }],
    ['a hard limit alone', { hard: '10 mg/day' }],
    ['two limits that are the same', { soft: '10 mg/day', hard: '10 mg/day' }],
    ['no limit', {}],
  ])('takes %s', (_, daily_max) => expect(issues({ drugs: [{ ...drug, limits: { daily_max } }] })).toEqual([]));

  it('takes the shortest name and source, and no note as an empty one', () => {
    const answer = parseFormulary({ drugs: [{ ...drug, name: 'X', source: 'Y' }] });
    expect(answer).toMatchObject({ ok: true, drugs: [{ name: 'x', note: '' }] });
  });

  it('calls figures without a source assumptions of the file', () => {
    const answer = parseFormulary({ drugs: [{ ...drug, limits: { daily_max: { hard: '15 mg/day' } } }] });
    expect(answer.ok ? answer.drugs[0]?.limits.dailyMax.hard : null).toMatchObject({
      status: 'assumed',
      source: 'own formulary',
    });
  });

  it.each(['mcg', 'µg', 'ug'])('takes %s for mcg', (unit) => {
    const answer = parseFormulary({ drugs: [{ ...drug, unit }] });
    expect(answer.ok ? answer.drugs[0]?.unit : answer.issues).toBe('mcg');
  });

  it('tells everything that is wrong at once', () => {
    const data = {
      drugs: [
        {
          name: 'morphine',
          class: 'comfrt',
          unit: 'mg',
          limits: { daily_max: { soft: '15 mg/day', hard: '10 mg/day' }, dayly_max: {} },
        },
        {
          name: 'Morphine',
          class: 'comfort',
          unit: 'g',
          limits: { concentration_max: { hard: 20 }, daily_max: { hard: '3 mg' } },
        },
        { class: 'comfort', unit: 'mg', notes: '' },
      ],
    };
    expect(issues(data)).toEqual([
      'drugs[0].class | "comfrt" | did you mean "comfort"?',
      'drugs[0].limits.daily_max.hard | 10 mg/day | raise the hard limit or lower the soft one',
      'drugs[0].limits.dayly_max | field "dayly_max" | did you mean "daily_max"?',
      'drugs[1].unit | "g" | write mg or mcg',
      'drugs[1].limits.daily_max.hard | "3 mg" | write 3 mg/day',
      'drugs[1].limits.concentration_max.hard | 20 | write the unit, e.g. 20 mg/mL',
      'drugs[2].name | nothing | add it',
      'drugs[2].notes | field "notes" | did you mean "note"?',
      'drugs[1].name | "Morphine" | keep one of the two',
    ]);
  });

  it.each([
    [null, ' | null | see the built-in formulary for an example'],
    [{}, 'drugs | nothing | add it'],
    [{ drugs: [] }, 'drugs | an empty list | fill it in or leave it out'],
    [{ drugs: ['morphine'] }, 'drugs[0] | "morphine" | see the built-in formulary for an example'],
    [{ drugs: [{ ...drug, name: ' ' }] }, 'drugs[0].name | " " | fill it in or leave it out'],
    [{ drugs: [{ ...drug, name: 7 }] }, 'drugs[0].name | 7 | see the built-in formulary for an example'],
    [{ drugs: [{ ...drug, name: ['x'] }] }, 'drugs[0].name | a list | see the built-in formulary for an example'],
    [
      { drugs: [{ ...drug, name: {} }] },
      'drugs[0].name | a table of fields | see the built-in formulary for an example',
    ],
    [{ drugs: [{ ...drug, source: ' ' }] }, 'drugs[0].source | " " | fill it in or leave it out'],
    [{ drugs: [{ ...drug, colour: 'red' }] }, 'drugs[0].colour | field "colour" | leave it out'],
    [{ drugs: [{ ...drug, unit: 'mcgs' }] }, 'drugs[0].unit | "mcgs" | did you mean "mcg"?'],
    [{ drugs: [{ ...drug, unit: 'mgs' }] }, 'drugs[0].unit | "mgs" | write mg or mcg'],
    [{ drugs: [{ ...drug, unit: 7 }] }, 'drugs[0].unit | 7 | write mg or mcg'],
    [{ drugs: [{ ...drug, unit: ['m', 'c', 'g', 's'] }] }, 'drugs[0].unit | a list | write mg or mcg'],
    [{ drugs: [{ name: 'x', class: 'comfort' }] }, 'drugs[0].unit | nothing | write mg or mcg'],
    [{ drugs: [drug, { ...drug, name: 'morphine ' }] }, 'drugs[1].name | "morphine " | keep one of the two'],
  ])('answers %j', (data, issue) => expect(issues(data)).toEqual([issue]));
});

describe('mergeFormulary', () => {
  it('replaces whole drugs in place and adds new ones at the end', () => {
    const own = parseFormulary({ drugs: [{ name: 'Ketamine', class: 'comfort', unit: 'mg' }, drug] });
    const merged = mergeFormulary(BUILT_IN_FORMULARY, own.ok ? own.drugs : []);
    expect(merged).toHaveLength(BUILT_IN_FORMULARY.length + 1);
    expect(merged.at(-1)?.name).toBe('ketamine');
    expect(merged[0]).toMatchObject({ name: 'morphine', limits: { dailyMax: {} } });
    expect(merged[0]?.limits.dailyMax.hard).toBeUndefined();
    expect(merged[1]).toBe(BUILT_IN_FORMULARY[1]);
  });
});
