import { expect, it } from 'vitest';
import { InvariantError } from '../../../src/base/index.js';
import type { Basal } from '../../../src/protocol/index.js';
import { weekFlowOf } from '../../../src/therapy/daily-peak.js';
import type { Flow, WeekTime } from '../../../src/units/index.js';

const week = [
  { at: 0 as WeekTime, flow: 3 as Flow },
  { at: 7 as WeekTime, flow: 4 as Flow },
];

it.each<[string, Basal, unknown]>([
  ['one flow', { mode: 'simple', flow: 5 as Flow }, [{ at: 0, flow: 5 }]],
  ['its steps', { mode: 'flex', week }, week],
  ['the minimum rate', { mode: 'minimum-rate' }, [{ at: 0, flow: 2 }]],
])('the week that a basal asks for is %s', (_, basal, expected) => {
  expect(weekFlowOf(basal, 2 as Flow)).toEqual(expected);
});

it('a basal of no known mode stops the run', () => {
  expect(() => weekFlowOf({ mode: 'none' } as never, 2 as Flow)).toThrow(InvariantError);
});
