export { type Air, type AirSettings, airWith, CLEAR_AIR, flown } from './air.js';
export { forged } from './forge.js';
export { airInWords } from './in-words.js';
