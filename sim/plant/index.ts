export { brownedOut, cut, driven, ranDry, toned, withPorts } from './changes.js';
export { createPlant, type PlantOptions } from './create.js';
export { look, type TrainReport, trainReport } from './look.js';
export { HEALTHY, type PlantPorts } from './ports.js';
export { type Crossing, predict } from './predict.js';
export type { Composition, DrugMasses, Reading, VolumeLedger } from './reading.js';
export { type Refill, type Refilled, refilled } from './refill.js';
export type { PlantState } from './state.js';
