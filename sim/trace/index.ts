export { canonical } from './canonical.js';
export { type Difference, type Follower, firstDifference, follow } from './diff.js';
export { createLineHash, type LineHash, sha256Hex } from './hash.js';
export { type Migration, migrationFrom, TRACE_FORMAT } from './migrate.js';
export type * from './radio-record.js';
export {
  createTraceChecker,
  linesOf,
  readTrace,
  type TraceChecker,
  type TraceIssue,
  type TraceReading,
} from './reader.js';
export type * from './record.js';
export { createTraceWriter, type EndRecord, type TraceWriter } from './writer.js';
