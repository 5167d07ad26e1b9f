import type {
  Charge,
  Compliance,
  Duration,
  Flow,
  Length,
  MagneticField,
  Pressure,
  Resistance,
  Temperature,
  Volume,
} from '../units/index.js';

/**
 * How well a figure is known: `sourced` was read in a public document, `assumed` is a placeholder that nobody published,
 * `design` was chosen by this project.
 */
export type FigureStatus = 'sourced' | 'assumed' | 'design';

/** A number of a device together with how we know it. */
export type Figure<T extends number | boolean = number> = {
  readonly value: T;
  /** the value as people write it, with its unit */
  readonly text: string;
  readonly status: FigureStatus;
  /** key of a public document (`S12`), requirement (`SR-036`), or assumption (`A-07`) */
  readonly source: string;
};

/** A device family as data: everything the firmware, the plant and the arithmetic need to know of it. */
export type Profile = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly reservoir: {
    /** usable volume when full */
    readonly capacity: Figure<Volume>;
    /** volume that neither syringe nor pump can take out */
    readonly residual: Figure<Volume>;
    /** computed volume at which the low-reservoir alarm comes unless programmed otherwise */
    readonly lowAlarm: Figure<Volume>;
    /** computed volume at which the pump regards itself as empty */
    readonly emptyAt: Figure<Volume>;
    /** difference between its own count and what came back at a refill that the pump asks about */
    readonly mismatch: Figure<Volume>;
  };
  readonly pump: {
    /** nominal volume of one stroke */
    readonly stroke: Figure<Volume>;
    readonly flowMin: Figure<Flow>;
    readonly flowMax: Figure<Flow>;
    /** flow of the minimum-rate mode and of the safe state after a reset */
    readonly minimumRate: Figure<Flow>;
    readonly primeFlow: Figure<Flow>;
    /** labelled accuracy, fraction (0.145 = ±14.5 %) */
    readonly accuracy: Figure;
    /** standard deviation of the fixed bias between pumps, fraction */
    readonly biasSpread: Figure;
    /** relative change of stroke volume per 30 days of age, fraction */
    readonly driftPerMonth: Figure;
    /** standstill after which the tubing has taken a set */
    readonly tubingSetAfter: Figure<Duration>;
    /** relative stroke volume change once the tubing has taken a set, fraction */
    readonly tubingSetGain: Figure;
    /** relative stroke volume change per °C above 37 °C, fraction */
    readonly gainPerDegree: Figure;
    /** relative stroke volume change per kPa of ambient pressure above 101.325 kPa, fraction (negative: flow falls) */
    readonly gainPerAmbientKpa: Figure;
    /** relative stroke volume change per kPa of line pressure, fraction (negative) */
    readonly gainPerLineKpa: Figure;
  };
  readonly line: {
    /** internal tubing between pump head and catheter */
    readonly tubing: Figure<Volume>;
    /** catheter volume per centimetre, pL/cm */
    readonly volumePerCm: Figure<Volume>;
    readonly defaultLength: Figure<Length>;
    readonly compliance: Figure<Compliance>;
    /** pressure drop at a flow, kPa per (mL/day) */
    readonly resistance: Figure;
    /** pressure of the spinal fluid at the tip, above surroundings */
    readonly tipPressure: Figure<Pressure>;
    /** cells of the dispersion model along tubing and catheter */
    readonly dispersionCells: Figure;
  };
  readonly sensing: {
    /** whether an outlet pressure sensor exists */
    readonly pressureSensor: Figure<boolean>;
    readonly occlusionSuspectedAt: Figure<Pressure>;
    readonly occlusionAt: Figure<Pressure>;
    /** pressure below which an occlusion counts as released */
    readonly releasedBelow: Figure<Pressure>;
    /** expected strokes without a rotor turn after which a stall is suspected */
    readonly stallSuspectedStrokes: Figure;
    /** expected strokes without a rotor turn after which a stall is declared */
    readonly stallStrokes: Figure;
    /** a stall is never declared sooner than this */
    readonly stallAtLeast: Figure<Duration>;
    /** strokes by which the second stroke counter may be away from the drive */
    readonly countLimit: Figure;
    /** whether a sensor at the outlet measures the flow */
    readonly flowSensor: Figure<boolean>;
    /** % of the commanded flow above which too much passes: after `flowSpan`, and at once */
    readonly flowOver: Figure;
    readonly flowFarOver: Figure;
    /** % of the commanded flow below which too little passes after `flowSpan` */
    readonly flowUnder: Figure;
    /** % of the commanded flow by which it must come back before a deviation is over */
    readonly flowMargin: Figure;
    readonly flowSpan: Figure<Duration>;
    /** strokes over which a deviation must last besides */
    readonly flowStrokes: Figure;
    readonly temperatureHigh: Figure<Temperature>;
    readonly temperatureNormal: Figure<Temperature>;
    /** at or below it the pump is too cold, until it is at `temperatureLowOver` */
    readonly temperatureLow: Figure<Temperature>;
    readonly temperatureLowOver: Figure<Temperature>;
    /** upper safety limit, at which the stop rule acts until the pump is at `temperatureLimitOver` */
    readonly temperatureLimit: Figure<Temperature>;
    readonly temperatureLimitOver: Figure<Temperature>;
    /** °C between two levels of the sensor, and its highest level */
    readonly temperatureStep: Figure;
    readonly temperatureTop: Figure<Temperature>;
  };
  readonly battery: {
    readonly capacity: Figure<Charge>;
    /** µAh per day without a stroke */
    readonly idlePerDay: Figure;
    /** µAh per stroke */
    readonly perStroke: Figure;
    /** µAh per day while an alarm sounds */
    readonly tonePerDay: Figure;
    /** µAh a day while the telemetry listens */
    readonly radioPerDay: Figure;
    /** V, fresh */
    readonly voltageFresh: Figure;
    /** V, with all charge used */
    readonly voltageFlat: Figure;
    readonly internalResistance: Figure<Resistance>;
    /** A, drawn while the rotor moves */
    readonly pulseCurrent: Figure;
    /** loaded V below which the replacement indicator comes */
    readonly replacementVoltage: Figure;
    /** loaded V below which the electronics reset */
    readonly resetVoltage: Figure;
    readonly replacementToEnd: Figure<Duration>;
    readonly hardEnd: Figure<Duration>;
  };
  readonly magnet: {
    /** flux density at which the rotor is held */
    readonly stallField: Figure<MagneticField>;
  };
  readonly alarms: {
    readonly criticalInterval: Figure<Duration>;
    readonly nonCriticalInterval: Figure<Duration>;
    /** the same once a condition that nobody attends to has escalated */
    readonly criticalEscalated: Figure<Duration>;
    readonly nonCriticalEscalated: Figure<Duration>;
    readonly audioPause: Figure<Duration>;
    /** a standstill this long is an alarm of its own */
    readonly stoppedTooLong: Figure<Duration>;
    /** restarts after an alarm within `restartWindow` that are an alarm of their own */
    readonly restartsMax: Figure;
    readonly restartWindow: Figure<Duration>;
  };
  readonly limits: {
    readonly flexStepsPerDay: Figure;
    readonly bolusDurationMin: Figure<Duration>;
    readonly bolusDurationMax: Figure<Duration>;
    readonly lockoutMin: Figure<Duration>;
    readonly lockoutMax: Figure<Duration>;
    readonly countMax: Figure;
    readonly doseWindowMax: Figure<Duration>;
    readonly selfTest: Figure<Duration>;
    /** for how long a main loop may stall before the watchdog cuts the drive */
    readonly watchdog: Figure<Duration>;
    /** newest entries that the pump's own log keeps in any case */
    readonly logEntries: Figure;
  };
};
