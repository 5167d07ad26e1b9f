import type { FirmwareConfig } from '../../src/firmware/index.js';
import type { Profile } from '../../src/profile/index.js';
import type { LineGeometry } from '../../src/therapy/index.js';
import type { Length, Volume, WeekTime } from '../../src/units/index.js';

const temperatures = (sensing: Profile['sensing']) => ({
  temperatureHigh: sensing.temperatureHigh.value,
  temperatureNormal: sensing.temperatureNormal.value,
  temperatureLow: sensing.temperatureLow.value,
  temperatureLowOver: sensing.temperatureLowOver.value,
  temperatureLimit: sensing.temperatureLimit.value,
  temperatureLimitOver: sensing.temperatureLimitOver.value,
  temperatureStep: sensing.temperatureStep.value,
  temperatureTop: sensing.temperatureTop.value,
});

type Implant = { readonly catheterLength: Length; readonly tubingConstant?: Volume | undefined };

/** The line as the pump is told of it; the true tubing may be another. */
export const lineToldOf = (implant: Implant, { line }: Profile): LineGeometry => ({
  tubing: implant.tubingConstant ?? line.tubing.value,
  volumePerCm: line.volumePerCm.value,
  length: implant.catheterLength,
});

const flows = (sensing: Profile['sensing']) => ({
  flowSensor: sensing.flowSensor.value,
  flowOver: sensing.flowOver.value,
  flowFarOver: sensing.flowFarOver.value,
  flowUnder: sensing.flowUnder.value,
  flowMargin: sensing.flowMargin.value,
  flowSpan: sensing.flowSpan.value,
  flowStrokes: sensing.flowStrokes.value,
});

/** What is burnt into the pump of a profile: its published figures, which the true pump need not keep to. */
export function firmwareConfig(profile: Profile, implant: Implant & { readonly start: WeekTime }): FirmwareConfig {
  const { alarms, battery, limits, line, pump, reservoir, sensing } = profile;
  return {
    weekOffset: implant.start,
    stroke: pump.stroke.value,
    flowMin: pump.flowMin.value,
    flowMax: pump.flowMax.value,
    minimumRate: pump.minimumRate.value,
    primeFlow: pump.primeFlow.value,
    line: lineToldOf(implant, profile),
    compliance: line.compliance.value,
    capacity: reservoir.capacity.value,
    emptyAt: reservoir.emptyAt.value,
    lowAlarm: reservoir.lowAlarm.value,
    refillMismatch: reservoir.mismatch.value,
    pressureSensor: sensing.pressureSensor.value,
    occlusionSuspectedAt: sensing.occlusionSuspectedAt.value,
    occlusionAt: sensing.occlusionAt.value,
    releasedBelow: sensing.releasedBelow.value,
    stallSuspectedStrokes: sensing.stallSuspectedStrokes.value,
    stallStrokes: sensing.stallStrokes.value,
    stallAtLeast: sensing.stallAtLeast.value,
    countLimit: sensing.countLimit.value,
    ...flows(sensing),
    ...temperatures(sensing),
    replacementVoltage: battery.replacementVoltage.value,
    replacementToEnd: battery.replacementToEnd.value,
    hardEnd: battery.hardEnd.value,
    criticalInterval: alarms.criticalInterval.value,
    nonCriticalInterval: alarms.nonCriticalInterval.value,
    criticalEscalated: alarms.criticalEscalated.value,
    nonCriticalEscalated: alarms.nonCriticalEscalated.value,
    audioPause: alarms.audioPause.value,
    stoppedTooLong: alarms.stoppedTooLong.value,
    restartsMax: alarms.restartsMax.value,
    restartWindow: alarms.restartWindow.value,
    selfTest: limits.selfTest.value,
    flexStepsPerDay: limits.flexStepsPerDay.value,
    bolusDurationMin: limits.bolusDurationMin.value,
    bolusDurationMax: limits.bolusDurationMax.value,
    lockoutMin: limits.lockoutMin.value,
    lockoutMax: limits.lockoutMax.value,
    countMax: limits.countMax.value,
    doseWindowMax: limits.doseWindowMax.value,
    logEntries: limits.logEntries.value,
  };
}
