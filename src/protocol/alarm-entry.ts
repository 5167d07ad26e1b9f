import type { Duration } from '../units/index.js';

/** What stopping a drug does to the patient: withdrawal, or only a loss of comfort. */
export type DrugClass = 'withdrawal-risk' | 'comfort';
/** How soon somebody must act, modelled on the priority levels of medical alarm systems. */
export type AlarmPriority = 'high' | 'medium' | 'low';
/** critical: two tones, 3 s. non-critical: one tone, 1 s. */
export type ToneClass = 'critical' | 'non-critical';
/**
 * What a condition does to flow. `keep`: nothing. `hold`: no flow while it lasts; then therapy goes on. `stop`: no flow until
 * a clinician programs the pump anew. `hold-at-minimum`, `stop-to-minimum`: the same, at the profile's minimum rate
 * instead of none.
 */
export type FlowRule = 'keep' | 'hold' | 'stop' | 'hold-at-minimum' | 'stop-to-minimum';
/** Who may take a latched signal away. */
export type AlarmReset = 'ends-itself' | 'clinician' | 'nobody';
/** What happens to a condition, in the order in which it can happen; a condition that ends is not escalated after. */
export type AlarmPhase = 'raised' | 'escalated' | 'ended' | 'acknowledged';
/** Something that depends on what stopping the drug does. */
export type ByClass<T> = { readonly withdrawalRisk: T; readonly comfort: T };

/** One condition that the pump can signal. */
export type AlarmEntry = {
  readonly text: string;
  readonly priority: ByClass<AlarmPriority>;
  readonly tone: ToneClass;
  readonly flow: ByClass<FlowRule>;
  /** a condition that nobody has attended to for this long is escalated */
  readonly escalatesAfter: Duration;
  /** whether the signal outlives its condition until it is reset */
  readonly latching: boolean;
  readonly reset: AlarmReset;
  /** IEEE 11073 term: `S` code and name seen in public, `N` name only, `X` none found, a substitute is named */
  readonly code: { readonly term: string; readonly number: number | null; readonly status: 'S' | 'N' | 'X' };
  readonly source: string;
};

/** What holds for the drug in the pump; of a class that is neither, what holds where a stop harms. */
export const ofClass = <T>(by: ByClass<T>, drugClass: DrugClass): T =>
  drugClass === 'comfort' ? by.comfort : by.withdrawalRisk;
