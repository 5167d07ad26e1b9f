import type { Rule } from '../rule.js';

type Memory = { primes: number };

/** A prime is accepted only as the one that it is: whoever orders a repeat has said how many there were before. */
export const primeConfirmed: Rule<Memory> = {
  name: 'prime-confirmed',
  requirement: 'SR-006',
  text: 'the first prime needs no confirmation, and each one after it a new one',
  kinds: [],
  start: () => ({ primes: 0 }),
  accepted(memory, command, court) {
    if (command.type !== 'command.prime') return;
    court.judged();
    const said = command.repeats ?? 0;
    if (said !== memory.primes)
      court.found(`a prime was accepted as number ${said + 1}; it is number ${memory.primes + 1}`);
    memory.primes += 1;
  },
};
