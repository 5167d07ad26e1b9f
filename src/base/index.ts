export { crc32 } from './crc32.js';
export { ceilMulDiv, divModMulAdd, floorMulDiv } from './integer.js';
export { assertNever, InvariantError, invariant } from './invariant.js';
export { distance, nearest } from './nearest.js';
export { bytesNumber, decodePlain, encodePlain, numberBytes, type Plain } from './plain-code.js';
export { ok, type Refusal, type Result, refuse, sentence } from './result.js';
export { visible } from './visible.js';
export { withChanges } from './with-changes.js';
