export { type Air, CLEAR_AIR, flown } from './air.js';
