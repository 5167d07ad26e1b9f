export type { BridgeOrder, ProgrammerOrder, TypedRefill } from './order.js';
export { NEW_PATIENT, type PatientRecord } from './record.js';
export { type Means, recordAfter, type WorkedOut, workOut } from './rules/work-out.js';
