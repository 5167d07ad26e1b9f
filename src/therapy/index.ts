export { volumeForDose } from './amounts.js';
export { type BridgeAnswer, bridgeFor, calcBridge, type FluidInLine, type OrderedBridge } from './bridge.js';
export { type ComposeContext, type Composed, type Composition, compose } from './compose.js';
export { calcFlow, type FlowAnswer } from './flow.js';
export {
  BUILT_IN_FORMULARY,
  type Drug,
  drugNamed,
  type Formulary,
  type FormularyAnswer,
  type FormularyIssue,
  type Limit,
  mergeFormulary,
  parseFormulary,
} from './formulary/index.js';
export { calcOcclusion, type OcclusionAnswer } from './occlusion.js';
export { judgeOrderedBolus } from './ordered-bolus.js';
export type { DayPattern, DoseLimit, DoseStep, PatientOrder, Prescription } from './prescription.js';
export { calcPrime, type LineGeometry, lineVolume, type PrimeAnswer, primeVolume } from './prime.js';
export { calcRefill, type RefillAnswer, type RefillInput } from './refill.js';
export { calcRefillDate, type DailyBoluses, type RefillDateAnswer } from './refill-date.js';
export { isMismatch, type RefillVerdict } from './refill-rules.js';
