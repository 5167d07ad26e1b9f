import type { Duration, Flow, Length, Pressure, Temperature, Volume, WeekTime } from '../units/index.js';

/**
 * What is burnt into one pump: the numbers of its family, the line it was implanted with and its clock.
 *
 * All of it is belief: the firmware does not know how the true pump differs. `sim/world` fills it from the profile.
 */
export type FirmwareConfig = {
  /** pump clock at the start of the run */
  readonly weekOffset: WeekTime;
  readonly stroke: Volume;
  readonly flowMin: Flow;
  readonly flowMax: Flow;
  /** flow of the minimum-rate mode and of the safe state after a reset; 0 when the family has none */
  readonly minimumRate: Flow;
  readonly primeFlow: Flow;
  readonly line: { readonly tubing: Volume; readonly volumePerCm: Volume; readonly length: Length };
  /** mL/kPa of the line, for the volume that a cleared blockage sets free */
  readonly compliance: number;
  readonly capacity: Volume;
  readonly emptyAt: Volume;
  readonly lowAlarm: Volume;
  /** difference between its own count and what came back at a refill that the pump asks about */
  readonly refillMismatch: Volume;
  readonly pressureSensor: boolean;
  readonly occlusionSuspectedAt: Pressure;
  readonly occlusionAt: Pressure;
  readonly releasedBelow: Pressure;
  /** strokes */
  readonly stallSuspectedStrokes: number;
  /** strokes */
  readonly stallStrokes: number;
  readonly stallAtLeast: Duration;
  /** strokes between the second counter and the drive at which the pump stops */
  readonly countLimit: number;
  /** whether a sensor at the outlet measures the flow; the rest of the group says nothing in a pump without it */
  readonly flowSensor: boolean;
  /** % of the commanded flow: above it for `flowSpan` the pump gives too much, above `flowFarOver` at once */
  readonly flowOver: number;
  readonly flowFarOver: number;
  /** % of the commanded flow: below it for `flowSpan` the pump gives too little */
  readonly flowUnder: number;
  /** % of the commanded flow by which it must come back before a deviation counts as over */
  readonly flowMargin: number;
  readonly flowSpan: Duration;
  /** strokes over which a deviation must last besides, so that a slow pump is not judged by two of them */
  readonly flowStrokes: number;
  readonly temperatureHigh: Temperature;
  readonly temperatureNormal: Temperature;
  readonly temperatureLow: Temperature;
  readonly temperatureLowOver: Temperature;
  readonly temperatureLimit: Temperature;
  readonly temperatureLimitOver: Temperature;
  /** °C between two levels of the sensor, and its highest level */
  readonly temperatureStep: number;
  readonly temperatureTop: Temperature;
  /** V under load */
  readonly replacementVoltage: number;
  readonly replacementToEnd: Duration;
  readonly hardEnd: Duration;
  readonly criticalInterval: Duration;
  readonly nonCriticalInterval: Duration;
  readonly criticalEscalated: Duration;
  readonly nonCriticalEscalated: Duration;
  readonly audioPause: Duration;
  readonly stoppedTooLong: Duration;
  /** restarts after an alarm in one `restartWindow` at which the pump stops for good */
  readonly restartsMax: number;
  readonly restartWindow: Duration;
  readonly selfTest: Duration;
  readonly flexStepsPerDay: number;
  readonly bolusDurationMin: Duration;
  readonly bolusDurationMax: Duration;
  readonly lockoutMin: Duration;
  readonly lockoutMax: Duration;
  readonly countMax: number;
  readonly doseWindowMax: Duration;
  /** newest entries of the pump's own log that are kept in any case */
  readonly logEntries: number;
};
