import type { Result } from '../../../src/base/index.js';

/** The value of an answer; fails the test with the refusal when there is none. */
export function value<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}

/** The code of a refusal, or `granted`. */
export const code = (answer: Result<unknown>): string => (answer.ok ? 'granted' : answer.refusal.code);
