export type { SequenceEvent, Tolerance } from './event.js';
export { formatLogIssue, printable } from './issue.js';
export { FORMATS, type Format, type SequenceMap } from './map.js';
export { parseMap } from './map-file.js';
export { coverageOf, type Match, type Matched, matchSequence, OUTCOMES, type Outcome } from './match.js';
export { ownForm } from './own-form.js';
export { type LogReading, readLog } from './read-log.js';
export { ToldEvents } from './told.js';
export { EXPORTS, type Exported, writeSequence } from './write.js';
