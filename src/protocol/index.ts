export * from './alarm-entry.js';
export * from './alarms.js';
export * from './battery-samples.js';
export * from './commands.js';
export * from './fluid.js';
export * from './frame/index.js';
export * from './log.js';
export * from './log-codes.js';
export * from './memory-parts.js';
export * from './message/index.js';
export * from './program.js';
export * from './self-test.js';
export * from './session/index.js';
export * from './status.js';
/** The words in which a layout of bytes is told: for whoever puts a protocol of his own around the frames. */
export * as wire from './wire/index.js';
export { decode, encode, type Form, type Wire } from './wire/index.js';
export * from './wires.js';
