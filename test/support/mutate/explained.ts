import type { Explained } from './report.js';

/**
 * Mutants that live although the tests are good: file, mutant as the report names it, and why no test can tell it from the
 * right rule. The list may only shrink: what is dead or gone must leave it.
 */
export const EXPLAINED: Explained = {
  'test/support/mutate/toy/toy.ts': {
    'larger boundary: a > b -> a >= b': 'two equal numbers are the same whichever is given',
  },
};
