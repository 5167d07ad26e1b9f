import { describe, it } from 'vitest';
import { tellHistories } from './histories.js';

describe('random histories of orders, requests and faults', () => {
  it('SR-002 SR-009 SR-012 SR-013 SR-014 SR-025 never pass a limit (part 2 of 2)', () => {
    tellHistories(2);
  });
});
