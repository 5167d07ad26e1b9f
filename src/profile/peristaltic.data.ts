import {
  type Compliance,
  days,
  hours,
  type Length,
  type MagneticField,
  microlitres,
  millilitres,
  millilitresPerDay,
  minutes,
  type Pressure,
  seconds,
  type Temperature,
} from '../units/index.js';
import { assumed, designed, sourced } from './figure.js';
import { BATTERY } from './peristaltic-battery.data.js';
import type { Profile } from './profile.js';

/**
 * Everything that the implanted roller pumps of the catalogue have in common; a family adds its name, its reservoir and
 * its sensing.
 *
 * @source each figure carries its own
 */
export const PERISTALTIC = {
  pump: {
    stroke: assumed(microlitres(0.25), '0.25 µL', 'A-01'),
    flowMin: assumed(millilitresPerDay(0.048), '0.048 mL/day', 'A-02'),
    flowMax: assumed(millilitresPerDay(24), '24 mL/day', 'A-02'),
    minimumRate: assumed(millilitresPerDay(0.006), '0.006 mL/day', 'A-03'),
    primeFlow: assumed(millilitresPerDay(24), '24 mL/day', 'A-04'),
    accuracy: sourced(0.145, '±14.5 %', 'S10'),
    biasSpread: assumed(0.03, '3 % (one standard deviation)', 'A-07'),
    driftPerMonth: sourced(0.00047, '+0.047 % per 30 days (0.983 at 14 months, 1.009 at 69 months)', 'S66'),
    tubingSetAfter: sourced(hours(48), '48 h', 'S45'),
    tubingSetGain: assumed(0.03, '+3 %', 'A-08'),
    gainPerDegree: assumed(0.01, '+1 % per °C above 37 °C', 'A-09'),
    gainPerAmbientKpa: assumed(-0.0005, '-0.05 % per kPa above 101.325 kPa', 'A-10'),
    gainPerLineKpa: assumed(-0.0005, '-0.05 % per kPa', 'A-11'),
  },
  line: {
    tubing: sourced(millilitres(0.14), '0.140 mL', 'S12'),
    volumePerCm: assumed(microlitres(2.2), '0.0022 mL/cm', 'A-12'),
    defaultLength: assumed(80 as Length, '80 cm', 'A-13'),
    compliance: assumed(0.0002 as Compliance, '0.0002 mL/kPa', 'A-14'),
    resistance: assumed(1, '1 kPa per mL/day', 'A-15'),
    tipPressure: assumed(1.3 as Pressure, '1.3 kPa', 'A-16'),
    dispersionCells: assumed(24, '24 cells', 'A-17'),
  },
  sensing: {
    occlusionSuspectedAt: assumed(35 as Pressure, '35 kPa', 'A-18'),
    occlusionAt: designed(69 as Pressure, '69 kPa (10 psi)', 'SR-022'),
    releasedBelow: assumed(10 as Pressure, '10 kPa', 'A-18'),
    stallSuspectedStrokes: assumed(5, '5 strokes', 'A-19'),
    stallStrokes: assumed(10, '10 strokes', 'A-19'),
    stallAtLeast: assumed(minutes(3), '3 min', 'A-19'),
    countLimit: assumed(20, '20 strokes', 'A-211'),
    flowSensor: assumed(false, 'no', 'A-250'),
    flowOver: designed(110, '110 % of the commanded flow', 'SR-007'),
    flowFarOver: designed(120, '120 % of the commanded flow', 'SR-007'),
    flowUnder: designed(90, '90 % of the commanded flow', 'SR-008'),
    flowMargin: assumed(2, '2 % of the commanded flow', 'A-252'),
    flowSpan: designed(minutes(15), '15 min', 'SR-007'),
    flowStrokes: assumed(20, '20 strokes', 'A-253'),
    temperatureHigh: sourced(39 as Temperature, '39 °C (102 °F)', 'S46'),
    temperatureNormal: assumed(38.5 as Temperature, '38.5 °C', 'A-20'),
    temperatureLow: designed(35 as Temperature, '35 °C', 'SR-026'),
    temperatureLowOver: assumed(35.5 as Temperature, '35.5 °C', 'A-172'),
    temperatureLimit: assumed(42 as Temperature, '42 °C', 'A-172'),
    temperatureLimitOver: assumed(41 as Temperature, '41 °C', 'A-172'),
    temperatureStep: assumed(0.5, '0.5 °C', 'A-173'),
    temperatureTop: assumed(50 as Temperature, '50 °C', 'A-173'),
  },
  battery: BATTERY,
  magnet: {
    stallField: assumed(0.05 as MagneticField, '0.05 T', 'A-26'),
  },
  alarms: {
    criticalInterval: assumed(minutes(10), '10 min', 'A-27'),
    nonCriticalInterval: sourced(hours(1), '1 h', 'S20'),
    criticalEscalated: assumed(minutes(5), '5 min', 'A-171'),
    nonCriticalEscalated: designed(minutes(30), '30 min', 'SR-042'),
    audioPause: designed(seconds(120), '120 s', 'SR-040'),
    stoppedTooLong: sourced(hours(48), '48 h', 'S24'),
    restartsMax: designed(3, '3 restarts', 'SR-044'),
    restartWindow: designed(minutes(10), '10 min', 'SR-044'),
  },
  limits: {
    flexStepsPerDay: sourced(13, '13 steps', 'S35'),
    bolusDurationMin: assumed(minutes(1), '1 min', 'A-28'),
    bolusDurationMax: assumed(hours(24), '24 h', 'A-28'),
    lockoutMin: assumed(minutes(5), '5 min', 'A-28'),
    lockoutMax: assumed(days(7), '7 d', 'A-28'),
    countMax: assumed(48, '48 boluses', 'A-28'),
    doseWindowMax: assumed(days(7), '7 d', 'A-28'),
    selfTest: assumed(seconds(10), '10 s', 'A-29'),
    watchdog: designed(seconds(90), '90 s', 'SR-029'),
    logEntries: designed(1_000, '1,000 entries', 'SR-046'),
  },
} satisfies Omit<Profile, 'id' | 'title' | 'text' | 'reservoir' | 'sensing'> & {
  readonly sensing: Omit<Profile['sensing'], 'pressureSensor'>;
};

/** The reservoir figures that do not depend on its size. */
export const RESERVOIR = {
  residual: assumed(millilitres(1.4), '1.4 mL', 'A-05'),
  lowAlarm: sourced(millilitres(2), '2 mL', 'S28'),
  emptyAt: assumed(millilitres(1), '1 mL', 'A-06'),
  mismatch: sourced(millilitres(2), '2 mL', 'S62'),
} satisfies Omit<Profile['reservoir'], 'capacity'>;
