export * from './frame.js';
export * from './layout.js';
export * from './payloads.js';
