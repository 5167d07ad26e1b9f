export { COMMAND_NUMBERS, commandWire } from './command.js';
export * from './message.js';
export { programWire } from './program.js';
export { replyWire } from './reply.js';
