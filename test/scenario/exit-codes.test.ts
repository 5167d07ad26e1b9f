import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cli } from '../../sim/cli/cli.js';
import { InvariantError } from '../../src/base/index.js';
import { said } from '../cli/said.js';
import { inFolder, story } from '../cli/stories.js';
import { textOf } from '../support/tree.js';
import { fileOf } from './told.js';

const MRI = fileOf('fault/mri-stall');

describe('exit codes of a story', () => {
  it('0: it held', async () => {
    const { code, out, err } = await said('run', MRI);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('HELD');
  });

  it('1: an expectation failed; it says which, what was found, and how to see it again', async () => {
    const { code, out, err } = await said('run', MRI, '--set', 'steps[2].world.mri.for=3min');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const failed = out.split('\n').find((line) => line.startsWith('  FAILED  line')) ?? '';
    const line = Number(/line +(\d+)/.exec(failed)?.[1]);
    expect(
      textOf(MRI)
        .split('\n')
        .slice(line - 1, line + 2)
        .join('\n'),
    ).toContain('alarm: motor-stall');
    expect(out).toContain(
      "reproduce: npx thecal run scenarios/fault/mri-stall.yaml --seed 7 --set 'steps[2].world.mri.for=3min'",
    );
  });

  it('2: wrong use', async () => {
    const { code, out, err } = await said('run', MRI, '--sed', '7');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('did you mean "--seed"?');
  });

  it('4: the emulator broke, which is never told as a finding', async () => {
    let err = '';
    const code = await cli(['run', MRI], {
      out: () => {
        throw new InvariantError('planted: delivered more than was filled', {});
      },
      err: (text) => {
        err += text;
      },
      colour: false,
      interactive: false,
      closed: () => false,
    });
    expect(code).toBe(4);
    expect(err).toContain('thecal itself is broken; this is not a finding about the pump.');
    expect(err).toContain('planted');
    expect(err).toContain('npx thecal run scenarios/fault/mri-stall.yaml');
  });

  it('5: out of time', async () => {
    expect((await said('run', MRI, '--timeout', '3d')).code).toBe(5);
  });
});

const PATIENT =
  '{ program: { mode: simple, dose: 0.1 mcg/day, patient: { dose: 0.1 mg, duration: 5min, lockout: 1h, max: 3, per: 24h } } }';

/** A slip of the pen in a good file: what is replaced, by what, what must be said. */
const SLIPS: readonly (readonly [what: string, from: string, to: string, remedy: RegExp])[] = [
  ['a mistyped key', 'device:', 'devise:', /did you mean "device"\?/],
  ['an unknown device', 'peristaltic-40-sensing', 'peristaltic-40-sensor', /did you mean "peristaltic-40-sensing"\?/],
  ['an unknown drug', 'morphine', 'morphin', /did you mean "morphine"\?/],
  ['a number without unit', '20 mg/mL', '20', /20 mg\/mL|has no unit/],
  ['a dose for a concentration', '20 mg/mL', '20 mg/day', /mg\/mL/],
  ['a decimal comma', 'fill: 40 mL', 'fill: "39,5 mL"', /with a point for decimals/],
  ['more than fits', 'fill: 40 mL', 'fill: 45 mL', /capacity|40 mL/],
  ['a catheter in inches', '80 cm', '30 in', /cm/],
  ['a catheter of no length', '80 cm', '0 cm', /length above 0/],
  ['a catheter too thin to see', '80 cm', '0.000000000001 cm', /length above 0/],
  ['a catheter around the world', '80 cm', '99999999999999 cm', /a line that holds less than 40 mL/],
  ['a seed that is a word', 'seed: 7', 'seed: lucky', /whole|seed/],
  ['a day that does not exist', 'Mon 08:00', 'Mun 08:00', /Mon/],
  ['a time that does not exist', 'Mon 08:00', 'Mon 8:60', /08:00|00:00|23:59/],
  ['a time without unit', 'at: 5min', 'at: 5', /5min|no unit/],
  ['a mistyped event', 'prime-complete', 'prime-completed', /did you mean "prime-complete"\?/],
  ['a mistyped mode', 'mode: simple', 'mode: simpel', /did you mean "simple"\?/],
  ['a mode without its dose', ', dose: 3 mg/day', '', /dose: 3 mg\/day/],
  ['steps out of order', 'at: 10d 12h 1min', 'at: 1d', /order of time/],
  ['an expectation of an unknown step', 'of: scan', 'of: skan', /did you mean "scan"\?/],
  ['an unknown alarm', 'alarm: motor-stall', 'alarm: motor-stal', /did you mean "motor-stall"\?/],
  ['an unknown state', 'infusion: simple,', 'infusion: simpel,', /did you mean "simple"\?/],
  ['an unknown signal', 'reservoir.gap', 'reservoir.gab', /did you mean "reservoir.gap"\?/],
  ['a moment after the end', 'at: 11d', 'at: 13d', /until/],
  ['a tab in place of blanks', '  - at: 5min', '\t- at: 5min', /tab|blanks|spaces/i],
  ['a bracket left open', '{ prime: full-system }', '{ prime: full-system', /\}|bracket|flow/i],
];

describe('a number far out of the world', () => {
  it.each([
    ['of a clinician bolus', '{ bolus: { dose: 999999 mg, duration: 5min } }', 'volume-too-large'],
    ['of a patient bolus', PATIENT, 'bolus-above-reservoir'],
  ])('%s is refused by the programmer, and is no bug of the emulator', async (what, order, code) => {
    const text = textOf(MRI)
      .replace('20 mg/mL', '0.000001 mg/mL')
      .replace('{ program: { mode: simple, dose: 3 mg/day } }', order);
    const { code: exit, out, err } = await said('run', story(`far-${what}.yaml`, text));
    expect({ exit, err }).toEqual({ exit: 1, err: '' });
    expect(out).toContain(code);
  });
});

describe('a slip of the pen', () => {
  it.each(SLIPS)('%s: its line and the remedy, and no run', async (what, from, to, remedy) => {
    const text = textOf(MRI);
    const line = text.slice(0, text.indexOf(from)).split('\n').length;
    expect(text).toContain(from);
    const file = story(`slip-${what.replaceAll(' ', '-')}.yaml`, text.replace(from, to));
    const trace = inFolder('never-written.jsonl');
    const { code, out, err } = await said('run', file, '--trace', trace);
    expect({ code, out, ran: existsSync(trace) }).toEqual({ code: 3, out: '', ran: false });
    expect(err).toContain('nothing was run');
    const issues = err.split('\n').slice(1).join('\n');
    // YAML sees an open bracket only where the next line begins
    expect(issues).toMatch(new RegExp(`:(${line}|${line + 1}):`));
    expect(issues).toMatch(remedy);
  });

  it('several slips are told at once, in the order of the file', async () => {
    const text = textOf(MRI)
      .replace('morphine', 'morphin')
      .replace('mode: simple', 'mode: simpel')
      .replace('of: scan', 'of: skan');
    const { err } = await said('check', story('slips.yaml', text));
    expect([...err.matchAll(/slips\.yaml:(\d+)/g)].map((m) => Number(m[1]))).toEqual([8, 17, 27]);
  });
});
