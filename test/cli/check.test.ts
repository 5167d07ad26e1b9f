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
});
