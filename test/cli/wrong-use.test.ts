import { describe, expect, it } from 'vitest';
import { LATER } from '../../sim/cli/command-list.js';
import { said } from './said.js';

const FLOW = ['calc', 'flow', '--concentration', '20 mg/mL'];

describe('wrong use ends with exit code 2, says what was found, what was expected and what to do', () => {
  it.each([
    ['a mistyped command', ['rnu', 'x.yaml'], 'unknown command "rnu"', 'did you mean "run"?'],
    ['a mistyped subcommand', ['calc', 'brige'], 'unknown command "brige"', 'did you mean "bridge"?'],
    ['a subcommand left out', ['calc'], '"thecal calc" alone', 'thecal calc flow'],
    ['a mistyped flag', [...FLOW, '--dos', '3 mg/day'], 'unknown flag "--dos"', 'did you mean "--dose"?'],
    ['a flag of another command', ['profile', '--plot', 'x.svg'], 'unknown flag "--plot"', 'thecal profile --help'],
    ['a flag without its value', [...FLOW, '--dose'], '--dose without a value', 'write the value'],
    ['a missing flag', FLOW, 'no --dose', 'add --dose'],
    ['a missing argument', ['run'], 'no file', 'add the file'],
    ['an argument too many', ['chart', 'x'], 'too many arguments', 'thecal chart --help'],
    ['a value torn apart by blanks', [...FLOW, '--dose', '3', 'mg/day'], 'too many arguments', 'in quotes'],
    ['a mistyped unit', [...FLOW, '--dose', '3 mgg/day'], '--dose "3 mgg/day"', 'did you mean "3 mg/day"?'],
    ['a number without unit', [...FLOW, '--dose', '3'], '--dose "3"', '3 has no unit'],
    ['a dose without time', [...FLOW, '--dose', '3 mg'], '--dose "3 mg"', 'write 3 mg/day'],
    [
      'a concentration of nothing',
      ['calc', 'flow', '--dose', '3 mg/day', '--concentration', '0 mg/mL'],
      '0 mcg/mL',
      '20 mg/mL',
    ],
    [
      'a mistyped profile',
      [...FLOW, '--dose', '3 mg/day', '--profile', 'peristaltic-44'],
      '"peristaltic-44"',
      'did you mean',
    ],
    ['a mistyped action', ['profile', 'shwo'], 'action of profile "shwo"', 'did you mean "show"?'],
    ['a mistyped drug', ['formulary', 'show', 'morfine'], 'drug "morfine"', 'did you mean "morphine"?'],
    ['a mistyped alarm', ['alarms', 'motor-stal'], 'alarm "motor-stal"', 'did you mean "motor-stall"?'],
    ["part of a fault's name", ['faults', 'mri'], 'fault "mri"', 'did you mean "mri-stall"?'],
    ['an unknown format', ['chart', '--format', 'png'], 'format "png"', 'format from the list'],
    ['a mistyped format', ['chart', '--format', 'scmxl'], 'format "scmxl"', 'did you mean "scxml"?'],
    ['a mistyped machine', ['chart', '--of', 'handhelt'], 'machine "handhelt"', 'did you mean "handheld"?'],
    ['a mistyped region', ['chart', '--region', 'alrm'], 'region "alrm"', 'did you mean "alarm"?'],
    [
      'a region of another machine',
      ['chart', '--of', 'handheld', '--region', 'alarm'],
      'region "alarm"',
      'region from the list',
    ],
    [
      'a file that is not there',
      ['check', 'package.jsn'],
      '"package.jsn" does not exist',
      'did you mean "package.json"?',
    ],
    ['a folder in place of a file', ['check', 'sim'], '"sim" is a directory', '"thecal list"'],
    [
      'a folder of scenarios in place of one',
      ['run', 'scenarios'],
      '"scenarios" is a directory',
      'scenarios/fault/aborted-update.yaml; "thecal list scenarios"',
    ],
    [
      'a folder in place of a formulary',
      ['check', 'x.yaml', '--formulary', 'sim'],
      '"sim" is a directory',
      'name a file in it',
    ],
    ['a file left out', ['run'], 'no file', 'thecal run scenarios/nominal/first-month.yaml'],
    ['a unit of another size', [...FLOW, '--dose', '3 kg/day'], '"3 kg/day"', 'use one of mg/day, mg/d, mcg/day'],
    ['help for a mistyped command', ['help', 'rnu'], 'unknown command "rnu"', 'did you mean "run"?'],
    ['a folder that is not there', ['list', 'no-such-folder'], 'no-such-folder', 'check the path'],
  ])('%s', async (_, argv, found, remedy) => {
    const { code, out, err } = await said(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const [first, second, third] = err.split('\n');
    expect(first).toContain(found);
    expect(second).toMatch(/^ {2}expected {2}\S/);
    expect(third).toContain(remedy);
  });

  it.each(LATER)('says plainly that this version has no `thecal %s`, and guesses nothing', async (name) => {
    const { code, out, err } = await said(...name.split(' '), 'x', '--reporter', 'junit');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(new RegExp(`^thecal: "thecal ${name}", a command that version \\d.* does not have\n`));
    expect(err).toMatch(name.startsWith('calc') ? /one of flow, prime/ : /one of calc, run, report, sessions, test/);
    expect(err).not.toContain('did you mean');
  });

  it('says how it is used when nothing is asked, exit code 0', async () => {
    const { code, out, err } = await said();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Usage: thecal <command>');
    expect(out).toContain('thecal run scenarios/nominal/first-month.yaml');
  });

  it('answers as JSON on stderr when JSON was asked for', async () => {
    const { code, out, err } = await said('rnu', '--json');
    expect([code, out]).toEqual([2, '']);
    expect(JSON.parse(err)).toMatchObject({
      exit_code: 2,
      error: { code: 'unknown-command', remedy: 'did you mean "run"?' },
    });
  });
});
