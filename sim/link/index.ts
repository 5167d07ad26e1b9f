export { type Air, type AirSettings, airWith, CLEAR_AIR, flown } from './air.js';
export { airInWords } from './in-words.js';
