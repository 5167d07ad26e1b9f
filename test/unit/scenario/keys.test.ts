import { describe, expect, it } from 'vitest';
import { HEAD, issuesOf, scenarioOf } from './file.js';

const text = (keys: string): string => `${HEAD}steps:\n  - at: 1h\n    clinician: { keys: ${keys} }\n`;
const stepOf = (keys: string) => scenarioOf(text(keys)).steps[0];
/** Issues without the words that every key has. */
const issues = (keys: string): string[] =>
  issuesOf(text(keys)).map((issue) =>
    issue.replace(/^f:10:\d+ {2}steps\[0\]\.clinician\./, '').replace(/(a key of the programmer):.*or clear/, '$1'),
  );

describe('keys of the programmer as a step', () => {
  it('are read one by one, and told', () => {
    const step = stepOf('[connect, order:bolus, 0, ., 4, { press: approve, for: 61s }, { press: 5, bounces: 3 }]');
    const tap = (key: string) => ({ key, held: 0, bounces: 0 });
    expect(step?.action).toEqual({
      do: 'keys',
      presses: [
        ...['connect', 'order:bolus', '0', '.', '4'].map(tap),
        { key: 'approve', held: 61_000, bounces: 0 },
        { key: '5', held: 0, bounces: 3 },
      ],
    });
    expect(step?.text).toBe(
      'clinician: keys connect, order:bolus, 0, ., 4, approve held for 1min 1s, 5 (bounces 3 times)',
    );
  });

  it('are told in short where they are many', () => {
    const nines = Array.from({ length: 20 }, () => '9').join(', ');
    expect(stepOf(`[${nines}]`)?.text).toBe(`clinician: keys ${'9, '.repeat(10)}and 10 more`);
    expect(stepOf('[{ press: 1, bounces: 1 }]')?.text).toBe('clinician: keys 1 (bounces)');
  });

  it.each([
    [
      '[]',
      [
        'keys  found an empty list; expected keys of the programmer, 1 … 200, in the order in which they are pressed; write keys: [connect, order:bolus, field:dose, unit:mg, 2]',
      ],
    ],
    [
      `[${'9, '.repeat(201)}]`,
      [
        'keys  found a list of 201; expected keys of the programmer, 1 … 200, in the order in which they are pressed; write keys: [connect, order:bolus, field:dose, unit:mg, 2]',
      ],
    ],
    [
      'connect',
      [
        'keys  found "connect"; expected keys of the programmer, 1 … 200, in the order in which they are pressed; write keys: [connect, order:bolus, field:dose, unit:mg, 2]',
      ],
    ],
    ['[conect]', ['keys[0]  found "conect"; expected a key of the programmer; did you mean "connect"?']],
    ['[ok, 12]', ['keys[1]  found "12"; expected one key at a time; write [1, 2]']],
    ['[{ press: ok, for: 2h }]', ['keys[0].for  found 2h; expected at most 1h; let go of it sooner']],
    [
      '[{ press: ok, bounces: 21 }]',
      [
        'keys[0].bounces  found 21; expected how often its contact opens again before it stays closed, 1 … 20; write bounces: 3',
      ],
    ],
    [
      '[{ pres: ok }]',
      ['keys[0].pres  found an unknown key "pres"; expected one of press, for, bounces; did you mean "press"?'],
    ],
    [
      '[{ press: aprove }]',
      ['keys[0].press  found "aprove"; expected a key of the programmer; did you mean "approve"?'],
    ],
    [
      '[[ok]]',
      ['keys[0]  found no name of a key; expected a key of the programmer; write e.g. [connect, order:bolus]'],
    ],
  ])('%s is refused', (keys, told) => expect(issues(keys)).toEqual(told));

  it('are nothing that can be put into the firmware by hand', () => {
    const [issue] = issuesOf(`${HEAD}steps:\n  - at: 1h\n    direct: { keys: [connect] }\n`);
    expect(issue).toContain('steps[0].direct.keys  found an unknown key "keys"');
  });
});
