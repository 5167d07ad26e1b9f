import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from '../../../sim/suite/index.js';

const FILES = ['fault/a.yaml', 'fault/b.yaml', 'nominal/a.yaml', 'nominal/Stall.yaml'];
const all = { filters: [], shard: null, repeat: 1 };

describe('the plan of a test run', () => {
  it.each<[string, Partial<Parameters<typeof planOf>[1]>, string[]]>([
    ['everything', {}, FILES],
    ['what a filter names', { filters: ['fault'] }, ['fault/a.yaml', 'fault/b.yaml']],
    ['what one of several filters names', { filters: ['fault/b', 'STALL'] }, ['fault/b.yaml', 'nominal/Stall.yaml']],
    ['nothing that no filter names', { filters: ['mri'] }, []],
    ['the first of two parts', { shard: { part: 1, of: 2 } }, ['fault/a.yaml', 'nominal/a.yaml']],
    ['a part of what a filter names', { filters: ['nominal'], shard: { part: 2, of: 2 } }, ['nominal/Stall.yaml']],
    ['nothing, where there are more parts than files', { shard: { part: 5, of: 5 } }, []],
  ])('has %s', (_, wanted, files) => {
    expect(planOf(FILES, { ...all, ...wanted }).map(({ file }) => file)).toEqual(files);
  });

  it('repeats each file with the seeds that follow its own, and numbers all in order', () => {
    expect(planOf(['a', 'b'], { ...all, repeat: 3 })).toEqual([
      { index: 0, file: 'a', plus: 0 },
      { index: 1, file: 'a', plus: 1 },
      { index: 2, file: 'a', plus: 2 },
      { index: 3, file: 'b', plus: 0 },
      { index: 4, file: 'b', plus: 1 },
      { index: 5, file: 'b', plus: 2 },
    ]);
  });

  it('is shared out by its parts: none is run twice and none is left out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 9 }), (files, of) => {
        const parts = Array.from({ length: of }, (_, i) => planOf(files, { ...all, shard: { part: i + 1, of } }));
        expect(parts.flatMap((part) => part.map(({ file }) => file)).sort()).toEqual([...files].sort());
        const sizes = parts.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
