import { hours, minutes } from '../units/index.js';
import type { AlarmEntry } from './alarm-entry.js';

/**
 * Everything the pump can signal, most urgent first: the order decides which of two equal priorities is listed first.
 *
 * @source device-list S20, S24, S26; priorities and codes as in docs/requirements.md SR-037; reset A-21, flow rules docs/decisions/0012, escalation A-170
 */
export const ALARMS = {
  'end-of-service': {
    text: 'the pump has reached the end of its service and has stopped',
    priority: { withdrawalRisk: 'high', comfort: 'medium' },
    tone: 'critical',
    flow: { withdrawalRisk: 'stop', comfort: 'stop' },
    escalatesAfter: minutes(30),
    latching: true,
    reset: 'nobody',
    code: { term: 'MDC_EVT_BATT_DEPL', number: null, status: 'N' },
    source: 'S6, S24',
  },
  'empty-reservoir': {
    text: 'by its own count the reservoir is empty; the pump has stopped',
    priority: { withdrawalRisk: 'high', comfort: 'medium' },
    tone: 'critical',
    flow: { withdrawalRisk: 'hold', comfort: 'hold' },
    escalatesAfter: minutes(30),
    latching: false,
    reset: 'ends-itself',
    code: { term: 'MDC_EVT_EMPTY', number: null, status: 'N' },
    source: 'S24',
  },
  'motor-stall': {
    text: 'the rotor does not turn although it is driven; no drug is moving',
    priority: { withdrawalRisk: 'high', comfort: 'medium' },
    tone: 'critical',
    flow: { withdrawalRisk: 'keep', comfort: 'keep' },
    escalatesAfter: minutes(30),
    latching: true,
    reset: 'clinician',
    code: { term: 'MDC_EVT_MALF', number: null, status: 'N' },
    source: 'S24',
  },
  'low-battery-reset': {
    text: 'the supply gave way and the pump has reset itself; therapy is off until it is programmed again',
    priority: { withdrawalRisk: 'high', comfort: 'medium' },
    tone: 'critical',
    flow: { withdrawalRisk: 'stop-to-minimum', comfort: 'stop-to-minimum' },
    escalatesAfter: minutes(30),
    latching: true,
    reset: 'clinician',
    code: { term: 'MDC_EVT_BATT_LO', number: 196_802, status: 'S' },
    source: 'S23, S26',
  },
  occlusion: {
    text: 'pressure at the outlet says that the line is blocked; the pump holds',
    priority: { withdrawalRisk: 'medium', comfort: 'medium' },
    tone: 'critical',
    flow: { withdrawalRisk: 'hold', comfort: 'hold' },
    escalatesAfter: minutes(30),
    latching: true,
    reset: 'clinician',
    code: { term: 'MDC_EVT_FLUID_LINE_OCCL', number: 196_940, status: 'S' },
    source: 'SR-022',
  },
  'pump-stopped': {
    text: 'nothing has moved for longer than 48 hours',
    priority: { withdrawalRisk: 'high', comfort: 'medium' },
    tone: 'critical',
    flow: { withdrawalRisk: 'keep', comfort: 'keep' },
    escalatesAfter: minutes(30),
    latching: false,
    reset: 'ends-itself',
    code: { term: 'MDC_EVT_PUMP_DELIV_STOP', number: null, status: 'N' },
    source: 'S24',
  },
  'refill-mismatch': {
    text: 'what came back at the refill does not fit the pump’s own count; check fill or backflow, then acknowledge to book the fill',
    priority: { withdrawalRisk: 'medium', comfort: 'medium' },
    tone: 'non-critical',
    flow: { withdrawalRisk: 'keep', comfort: 'keep' },
    escalatesAfter: hours(24),
    latching: false,
    reset: 'clinician',
    code: { term: 'MDC_EVT_ALARM', number: 196_616, status: 'X' },
    source: 'SR-019',
  },
  'replacement-due': {
    text: 'the battery is near its end; replace the pump within 90 days',
    priority: { withdrawalRisk: 'medium', comfort: 'low' },
    tone: 'non-critical',
    flow: { withdrawalRisk: 'keep', comfort: 'keep' },
    escalatesAfter: hours(24),
    latching: true,
    reset: 'nobody',
    code: { term: 'MDC_EVT_BATT_LO', number: 196_802, status: 'S' },
    source: 'S6, S24',
  },
  'low-reservoir': {
    text: 'by its own count the reservoir is nearly empty; refill it',
    priority: { withdrawalRisk: 'medium', comfort: 'low' },
    tone: 'non-critical',
    flow: { withdrawalRisk: 'keep', comfort: 'keep' },
    escalatesAfter: hours(24),
    latching: false,
    reset: 'ends-itself',
    code: { term: 'MDC_EVT_VOL_INFUS_NEAR_COMP', number: 197_334, status: 'X' },
    source: 'S24, S27',
  },
  'occlusion-suspected': {
    text: 'pressure at the outlet is rising; the line may be blocked',
    priority: { withdrawalRisk: 'medium', comfort: 'medium' },
    tone: 'non-critical',
    flow: { withdrawalRisk: 'keep', comfort: 'keep' },
    escalatesAfter: hours(24),
    latching: false,
    reset: 'ends-itself',
    code: { term: 'MDC_EVT_FLUID_LINE_OCCL', number: 196_940, status: 'S' },
    source: 'SR-022',
  },
  temperature: {
    text: 'the pump is warmer than it should be; flow may be higher than programmed',
    priority: { withdrawalRisk: 'medium', comfort: 'low' },
    tone: 'non-critical',
    flow: { withdrawalRisk: 'keep', comfort: 'keep' },
    escalatesAfter: hours(24),
    latching: false,
    reset: 'ends-itself',
    code: { term: 'MDC_EVT_MALF', number: null, status: 'X' },
    source: 'SR-026',
  },
} as const satisfies Readonly<Record<string, AlarmEntry>>;

/** Name of a condition in the dictionary. */
export type AlarmId = keyof typeof ALARMS;
/** The names in the order of the dictionary. */
export const ALARM_IDS = Object.keys(ALARMS) as readonly AlarmId[];

/** What is not in the dictionary signals like the worst of it, and leaves the flow to those that are. @requirement SR-037 */
const UNKNOWN: AlarmEntry = {
  text: 'a condition that this version does not know',
  priority: { withdrawalRisk: 'high', comfort: 'high' },
  tone: 'critical',
  flow: { withdrawalRisk: 'keep', comfort: 'keep' },
  escalatesAfter: minutes(30),
  latching: true,
  reset: 'clinician',
  code: { term: 'MDC_EVT_MALF', number: null, status: 'X' },
  source: 'SR-037',
};

/** What the dictionary says of a condition; one that it does not know acts as high. @requirement SR-037 */
export const alarmEntry = (id: string): AlarmEntry => (Object.hasOwn(ALARMS, id) ? ALARMS[id as AlarmId] : UNKNOWN);
