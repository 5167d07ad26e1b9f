export * from './alarm-entry.js';
export * from './alarms.js';
export * from './commands.js';
export * from './log.js';
export * from './log-codes.js';
export * from './program.js';
export * from './wires.js';
