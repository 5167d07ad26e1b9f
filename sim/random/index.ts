export { createRandom, type Random, restoreRandom } from './random.js';
