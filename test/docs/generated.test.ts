import { describe, expect, it } from 'vitest';
import { filesUnder } from '../support/tree.js';
import { PAGES } from './pages/index.js';

/** A page with a test of its own, as every scenario is run for it. */
const BESIDES = 'docs/reference/traceability.md';

describe('pages made from the source (npm run docs makes them anew)', () => {
  it.each(Object.entries(PAGES))('%s is current', async (path, made) => {
    await expect(made()).toMatchFileSnapshot(`../../${path}`);
  });

  it('are all that docs/reference holds', () => {
    const expected = Object.keys(PAGES).filter((path) => path.startsWith('docs/reference/') && path.endsWith('.md'));
    expect(filesUnder('docs/reference', '.md')).toEqual([...expected, BESIDES].sort());
  });
});
