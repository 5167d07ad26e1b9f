export { ceilMulDiv, divModMulAdd, floorMulDiv } from './integer.js';
export { assertNever, InvariantError, invariant } from './invariant.js';
export { distance, nearest } from './nearest.js';
export { ok, type Refusal, type Result, refuse, sentence } from './result.js';
export { withChanges } from './with-changes.js';
