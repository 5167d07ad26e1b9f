import type { Explained } from './report.js';

/**
 * Mutants that live although the tests are good: file, mutant as the report names it, and why no test can tell it from the
 * right rule. The list may only shrink: what is dead or gone must leave it.
 */
export const EXPLAINED: Explained = {
  'src/firmware/rules/alarms.ts': {
    'nextChange condition: c.alarm.active.length === 0 ? undefined : entryOf(c, alarm) -> false ? undefined : entryOf(c, alarm)':
      'asked at every event: an empty list is not walked, in which nothing would be found',
    'nextChange number: 0 -> (0 - 1)': 'as above: no list has fewer than no entries',
  },
  'src/firmware/rules/bolus-answer.ts': {
    'beforeEnd clause: moment !== null && c.infusion.endsAt !== null -> (c.infusion.endsAt !== null)':
      'no moment is told as no moment either way; the guard is for the types',
  },
  'src/firmware/rules/flow.ts': {
    'wantedFlow condition: c !== asked.memory -> true': 'an answer that is kept, and is the same when worked out anew',
    'wantedFlow statement: asked.memory = c; -> ;': 'as above: it is worked out at every question',
  },
  'src/firmware/rules/temperature.ts': {
    'beyond clause: over && peak !== null -> (over)':
      'beyond the limit a peak is always known; the guard is for the types',
  },
  'test/support/mutate/toy/toy.ts': {
    'larger boundary: a > b -> a >= b': 'two equal numbers are the same whichever is given',
  },
};
