export * from './flow.js';
export * from './mass.js';
export * from './physical.js';
export { canonicalUnit, parseQuantity, plain } from './quantity.js';
export * from './strokes.js';
export * from './time.js';
export type { UnitTable } from './unit-words.js';
export * from './volume.js';
export * from './week-time.js';
