import { describe, expect, it } from 'vitest';
import { said } from './said.js';
import { MONTH, story } from './stories.js';

describe('check', () => {
  it('says ok for a valid file', async () => {
    const file = story('ok.yaml', MONTH);
    expect(await said('check', file)).toEqual({ code: 0, out: `ok  ${file}  A quiet month\n`, err: '' });
  });

  it('gives every issue of every file at once, with line and remedy, and exit code 3', async () => {
    const good = story('good.yaml', MONTH);
    const bad = story('two.yaml', MONTH.replace('name: morphine', 'name: morfine').replace('3 mg/day', '3 mg'));
    const { code, out, err } = await said('check', good, bad);
    expect(code).toBe(3);
    expect(out).toContain(`ok  ${good}`);
    expect(err).toMatch(/two\.yaml:5:\d+ .*did you mean "morphine"\?/);
    expect(err).toMatch(/two\.yaml:14:\d+ .*write 3 mg\/day/);
  });

  it('gives the same as data', async () => {
    const bad = story('bad.yaml', MONTH.replace('morphine', 'morfine'));
    const { code, out } = await said('check', bad, '--json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      valid: false,
      files: [{ file: bad, valid: false, issues: [{ line: 5, path: 'drug.name' }] }],
    });
  });

  it('tells of a file that is no YAML what helps, and of a trace that it is one', async () => {
    const { code, err } = await said('check', story('prose.yaml', `${'a: [ b: c }, d\n'.repeat(150)}`));
    expect((await said('check', story('long.yaml', 'a: b\n'.repeat(500)))).err).toMatch(
      /a map of 500 keys; expected at most 200 keys/,
    );
    expect(code).toBe(3);
    expect(err.split('\n').length).toBeLessThan(40);
    expect(err).toMatch(/found \d+ more places that are no YAML/);
    const trace = story('run.trace', '');
    await said('run', story('month.yaml', MONTH), '--trace', trace);
    for (const command of ['check', 'run', 'shrink']) {
      const answer = await said(command, trace);
      expect(answer.code).toBe(2);
      expect(answer.err).toContain('run.trace", which is a trace');
    }
    expect((await said('coverage', trace)).code).toBe(0);
  });

  it('lets no text of a file steer the terminal', async () => {
    const file = story('esc.yaml', MONTH.replace('A quiet month', '"\\e[31mred\\e[0m \\e]0;x\\a \\u202e"'));
    for (const command of ['check', 'run']) {
      const { code, out } = await said(command, file);
      expect(code).toBe(0);
      expect(out).toContain('\u241b[31mred\u241b[0m \u241b]0;x\u2407 [U+202E]');
      for (const steers of ['\u0007', '\u001b', '\u202e']) expect(out).not.toContain(steers);
    }
  });
});
