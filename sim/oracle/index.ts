export type { Finding } from './finding.js';
export { createOracle, type Oracle, type OracleState } from './oracle.js';
export { RULES } from './rules.js';
