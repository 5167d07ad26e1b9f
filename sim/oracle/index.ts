export type { Finding } from './finding.js';
export { createOracle, type Oracle } from './oracle.js';
export { RULES } from './rules.js';
