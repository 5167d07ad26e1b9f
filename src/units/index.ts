export * from './flow.js';
export * from './mass.js';
export * from './physical.js';
export { canonicalUnit, parseQuantity, plain, type UnitTable } from './quantity.js';
export * from './strokes.js';
export * from './time.js';
export * from './volume.js';
export * from './week-time.js';
