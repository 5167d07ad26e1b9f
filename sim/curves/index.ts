export { Curve, type Point } from './curve.js';
export { Lane, type Stretch } from './lane.js';
