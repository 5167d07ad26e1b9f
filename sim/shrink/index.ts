export { type Failure, failureInWords, isSame, type Keep, type Shown } from './failure.js';
export { type Measure, type Shrunk, shrink } from './shrink.js';
export { toldAs } from './telling.js';
export { type Trial, trialsWith } from './trial.js';
