import { expect, it } from 'vitest';
import { storyOf } from '../../scenario/told.js';
import { recordsOf } from '../../support/world.js';

const STORY = 'misuse/tubing-constant-too-large';

it('SR-006 primes by what the pump was told of its tubing, and the trace says what that was', () => {
  const told = recordsOf(storyOf(STORY));
  const sound = recordsOf(storyOf(STORY, ['implant.tubing-constant=0.14 mL']));
  const prime = (records: typeof told) =>
    records.flatMap((r) => ('what' in r && r.what === 'prime' ? [r.given_pl] : []));
  expect(prime(told)).toEqual([375_000_000]);
  expect(prime(sound)).toEqual([316_000_000]);
  expect(told[0]).toMatchObject({ kind: 'header', options: { tubing_constant_pl: 199_000_000 } });
});

it('has the true volume in its line whatever the pump was told', () => {
  const [line] = recordsOf(storyOf(STORY)).flatMap((r) => ('balance' in r ? [r.balance.line_pl] : []));
  expect(line).toBeGreaterThan(315_000_000);
  expect(line).toBeLessThan(317_000_000);
});
