export { holdsAtMost } from './backflow.js';
export { brownedOut, countedAnew, cut, driven, listening, ranDry, recounted, toned, withPorts } from './changes.js';
export { createPlant } from './create.js';
export { look, trainReport } from './look.js';
export { HEALTHY, type PlantPorts } from './ports.js';
export { type Crossing, predict } from './predict.js';
export type { Composition, DrugMasses, Reading, VolumeLedger } from './reading.js';
export { type Refill, refilled } from './refill.js';
export type { PlantState } from './state.js';
