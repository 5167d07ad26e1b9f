import { describe, expect, it } from 'vitest';
import { report } from '../../sim/cli/failure.js';
import { mayColour, type Terminal } from '../../sim/cli/terminal.js';
import { BadFile } from '../../sim/cli/wrong.js';
import { asTyped } from '../../sim/report/index.js';
import { InvariantError } from '../../src/base/index.js';

function reported(error: unknown, argv: readonly string[]) {
  const said = { out: '', err: '' };
  const terminal: Terminal = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    colour: false,
    interactive: false,
    closed: () => false,
  };
  return { code: report(error, argv, terminal), ...said };
}

describe('failure', () => {
  it.each([
    ['a broken invariant', new InvariantError('plant: delivered more than was filled', { delivered: 3 })],
    ['any unexpected throw', new TypeError('x is not a function')],
    ['a throw of something that is no error', 'oops'],
  ])('%s ends with exit code 4 and is never told as a finding about the pump', (_, error) => {
    const { code, out, err } = reported(error, ['run', 'my file.yaml', '--seed', '7']);
    expect([code, out]).toEqual([4, '']);
    expect(err).toMatch(/^thecal itself is broken; this is not a finding about the pump\./);
    expect(err).toContain(error instanceof Error ? error.message : error);
    expect(err).toContain("npx thecal run 'my file.yaml' --seed 7");
  });

  it('gives the details of a broken invariant as data', () => {
    const { err } = reported(new InvariantError('plant: off', { delivered: 3 }), ['run', 'x.yaml', '--json']);
    expect(JSON.parse(err)).toMatchObject({
      exit_code: 4,
      error: { code: 'emulator-broken', details: { delivered: 3 }, reproduce: 'npx thecal run x.yaml --json' },
    });
  });

  it('a bad file ends with exit code 3 and all of its issues', () => {
    const { code, err } = reported(new BadFile('x.yaml', ['x.yaml:3:1 a', 'x.yaml:4:1 b']), ['run', 'x.yaml']);
    expect(code).toBe(3);
    expect(err).toBe('thecal: x.yaml is not valid (2 issues); nothing was run\n  x.yaml:3:1 a\n  x.yaml:4:1 b\n');
  });
});

describe('asTyped', () => {
  it('quotes what a shell would tear apart', () => {
    expect(asTyped(['run', 'a.yaml', '--set', "drug.name=o'x"])).toBe(
      "npx thecal run a.yaml --set 'drug.name=o'\\''x'",
    );
  });
});

describe('mayColour', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { CI: 'true' }, false],
    [true, { TERM: 'dumb' }, false],
  ])('terminal %s with %j: %s', (isTerminal, env, expected) => {
    expect(mayColour(isTerminal, env)).toBe(expected);
  });
});
