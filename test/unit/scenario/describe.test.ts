import { describe, expect, it } from 'vitest';
import { describe as inWords } from '../../../sim/scenario/describe.js';

describe('an order in words', () => {
  it.each([
    [undefined, 'clinician: prime full-system'],
    [true, 'clinician: prime full-system, confirmed by the number of primes before it'],
  ] as const)('SR-006 says of a prime what is confirmed, not that there was another (again: %s)', (again, told) => {
    const order = { order: 'prime', extent: 'full-system', ...(again === undefined ? {} : { again }) } as const;
    expect(inWords({ do: 'clinician', order })).toBe(told);
  });
});
