export { lasting } from './golden.js';
export { type Case, planOf, type Shard } from './plan.js';
export { type CaseResult, isGood, type SuiteResult, tally } from './result.js';
export { type CaseOptions, nothingOf, runCase } from './run-case.js';
