export * from './alarms.js';
export * from './commands.js';
export * from './program.js';
