export * from './keys.js';
export * from './permissions.js';
export * from './test-keys.js';
