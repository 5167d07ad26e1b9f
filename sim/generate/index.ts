export { generate } from './generate.js';
export { COVERS } from './goal.js';
