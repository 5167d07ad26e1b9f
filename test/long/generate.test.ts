import { describe, expect, it } from 'vitest';
import { generate } from '../../sim/generate/index.js';
import { filesUnder, textOf } from '../support/tree.js';

describe.each(['transitions', 'alarms'] as const)('thecal generate --cover %s', (cover) => {
  it('reaches all that can be reached, and writes what is kept in test/generated', () => {
    const { files, findings, unexplained } = generate({ cover, seed: 1, tries: 60_000 });
    expect(findings).toEqual([]);
    expect(unexplained).toEqual([]);
    const kept = filesUnder('test/generated', '.yaml').filter((path) => path.includes(`/${cover}-`));
    expect(files.map(({ name }) => `test/generated/${name}`)).toEqual(kept);
    for (const { name, text } of files) expect(text, name).toBe(textOf(`test/generated/${name}`));
  });
});
