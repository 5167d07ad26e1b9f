import { type ArrowName, arrowsOf, compiled, type StateName, statesOf } from '../statechart/index.js';
import { telemetrySetup } from './dictionary.js';
import type { TelemetryEvent, TelemetryOutput } from './events.js';
import type { TelemetryMemory } from './memory.js';
import { telemetry } from './picture.js';

/** The telemetry of the implant as an XState statechart: one region beside nothing. */
export const telemetryMachine = telemetrySetup.createMachine({
  id: 'telemetry',
  type: 'parallel',
  context: ({ input }) => input,
  states: { telemetry },
});

/** States of the telemetry. */
export type TelemetryState = 'asleep' | 'awake' | 'challenged' | 'in-session' | 'proposed' | 'deaf';

/** The machine as lookup tables. */
export const TELEMETRY_CHART = {
  regions: compiled<TelemetryMemory, TelemetryEvent, TelemetryOutput>(telemetryMachine, ['telemetry']),
  rewritten: (memory: TelemetryMemory, changes: Partial<TelemetryMemory>): TelemetryMemory => ({
    ...memory,
    ...changes,
  }),
};

/** All arrows of the telemetry's chart, by their names. */
export const telemetryArrows = (): readonly ArrowName[] => arrowsOf(TELEMETRY_CHART.regions);

/** All states of the telemetry’s chart, by their names. */
export const telemetryStates = (): readonly StateName[] => statesOf(TELEMETRY_CHART.regions);
