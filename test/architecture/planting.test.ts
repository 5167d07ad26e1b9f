import { describe, expect, it } from 'vitest';
import { filesUnder, textOf } from '../support/tree.js';

/** Projects whose files have modules of their own; see vitest.config.ts. */
const ISOLATED = /^test\/(property|model|cli)\//;

describe('modules that a test puts others in place of', () => {
  it('are those of that test alone', () => {
    const planting = filesUnder('test', '.test.ts').filter((path) => /\bvi\.(doMock|mock)\(/.test(textOf(path)));
    expect(planting.length).toBeGreaterThan(5);
    expect(planting.filter((path) => !ISOLATED.test(path) && !path.endsWith('planting.test.ts'))).toEqual([]);
    const shared = textOf('vitest.config.ts').match(/pure\('(\w+)'\)/g) ?? [];
    expect(shared.filter((one) => /property|model|cli/.test(one))).toEqual([]);
  });
});
