export { Counter } from './counter.js';
export { DoseSums } from './dose-sums.js';
export { ToldFluid } from './fluid.js';
