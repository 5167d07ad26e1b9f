import {
  bootFirmware,
  type Firmware,
  type FirmwareConfig,
  type FirmwareInput,
  type FirstFill,
} from '../../src/firmware/index.js';
import {
  type Concentration,
  days,
  hours,
  type Instant,
  instantOf,
  type Length,
  microlitres,
  millilitres,
  millilitresPerDay,
  minutes,
  type Pressure,
  START,
  seconds,
  type Temperature,
  weekTimeOf,
} from '../../src/units/index.js';

/** A pump with round numbers, so that tables can be worked out by hand. */
export const CONFIG: FirmwareConfig = {
  weekOffset: weekTimeOf(8 * 3_600_000),
  stroke: microlitres(0.25),
  flowMin: millilitresPerDay(0.048),
  flowMax: millilitresPerDay(24),
  minimumRate: millilitresPerDay(0.006),
  primeFlow: millilitresPerDay(24),
  line: { tubing: millilitres(0.14), volumePerCm: microlitres(2.2), length: 80 as Length },
  compliance: 0.0002,
  capacity: millilitres(40),
  emptyAt: millilitres(1),
  lowAlarm: millilitres(2),
  refillMismatch: millilitres(2),
  pressureSensor: true,
  occlusionSuspectedAt: 35 as Pressure,
  occlusionAt: 69 as Pressure,
  releasedBelow: 10 as Pressure,
  stallSuspectedStrokes: 5,
  stallStrokes: 10,
  stallAtLeast: minutes(3),
  countLimit: 20,
  flowSensor: false,
  flowOver: 110,
  flowFarOver: 120,
  flowUnder: 90,
  flowMargin: 2,
  flowSpan: minutes(15),
  flowStrokes: 20,
  temperatureHigh: 39 as Temperature,
  temperatureNormal: 38.5 as Temperature,
  temperatureLow: 35 as Temperature,
  temperatureLowOver: 35.5 as Temperature,
  temperatureLimit: 42 as Temperature,
  temperatureLimitOver: 41 as Temperature,
  temperatureStep: 0.5,
  temperatureTop: 50 as Temperature,
  replacementVoltage: 2.4,
  replacementToEnd: days(90),
  hardEnd: days(2557),
  criticalInterval: minutes(10),
  nonCriticalInterval: hours(1),
  criticalEscalated: minutes(5),
  nonCriticalEscalated: minutes(30),
  audioPause: seconds(120),
  stoppedTooLong: hours(48),
  restartsMax: 3,
  restartWindow: minutes(10),
  selfTest: seconds(10),
  flexStepsPerDay: 13,
  bolusDurationMin: minutes(1),
  bolusDurationMax: hours(24),
  lockoutMin: minutes(1),
  lockoutMax: days(7),
  countMax: 24,
  doseWindowMax: days(7),
  logEntries: 1_000,
};

export const FILL: FirstFill = {
  volume: millilitres(40),
  drug: 'morphine',
  drugClass: 'withdrawal-risk',
  concentration: 20_000 as Concentration,
};

/** What a test wants of its pump or of the drug in it that is not as in {@link CONFIG} and {@link FILL}. */
export type Wanted = Partial<FirmwareConfig> & Partial<Pick<FirstFill, 'drugClass'>>;

/** The pump and the fill that a test wants. */
export const pumpAndFill = ({ drugClass = FILL.drugClass, ...config }: Wanted): [FirmwareConfig, FirstFill] => [
  { ...CONFIG, ...config },
  { ...FILL, drugClass },
];

/** A pump that nobody has implanted yet. */
export const pumpOnShelf = (config: Partial<FirmwareConfig> = {}): Firmware =>
  bootFirmware({ ...CONFIG, ...config }, FILL);

/** An implanted pump, 10 s old. */
export function runningPump(wanted: Wanted = {}): Firmware {
  const pump = bootFirmware(...pumpAndFill(wanted));
  pump.handle({ type: 'power.implanted', at: START });
  pump.handle({ type: 'clock.deadline', at: instantOf(10_000) });
  return pump;
}

/** Lets the pump run to `at`, giving it every deadline it asks for; returns the outputs on the way. */
export function runTo(pump: Firmware, at: number) {
  const outputs = [];
  for (let next = pump.nextDeadline(); next !== null && next <= at; next = pump.nextDeadline()) {
    outputs.push(...pump.handle({ type: 'clock.deadline', at: next }).outputs);
  }
  return outputs;
}

/** Runs to the moment of the input, then gives it. */
export function give(pump: Firmware, input: FirmwareInput) {
  runTo(pump, input.at);
  return pump.handle(input).outputs;
}

export const at = (ms: number): Instant => instantOf(ms);
