export { createRandom, type Random, type RandomState, restoreRandom } from './random.js';
