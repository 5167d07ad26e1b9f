import { invariant } from '../../src/base/index.js';
import type { Profile } from '../../src/profile/index.js';
import { type Drug, drugNamed, type Formulary, primeVolume } from '../../src/therapy/index.js';
import { RULES } from '../oracle/index.js';
import type { Scenario } from '../scenario/index.js';
import type { Unnumbered } from './core.js';
import { lineToldOf } from './firmware-config.js';
import { VERSION } from './version.js';

/** What every trace says once about itself. */
export const NOTICE =
  'Simulation only: not a device, not for the care of people, no model of any maker’s firmware. Assumed figures are marked.';

/** By what a measured flow is judged. */
const flowSensorOf = ({ sensing }: Profile) => ({
  flow_sensor: {
    over_percent: sensing.flowOver.value,
    far_over_percent: sensing.flowFarOver.value,
    under_percent: sensing.flowUnder.value,
    span_ms: sensing.flowSpan.value,
    strokes: sensing.flowStrokes.value,
  },
});

/** The drug of a checked scenario. @throws {InvariantError} when the formulary does not have it */
export function drugOf(scenario: Scenario, formulary: Formulary): Drug {
  const drug = drugNamed(formulary, scenario.drug.name);
  invariant(drug.ok, 'world: the scenario names a drug that the formulary does not have', { drug: scenario.drug.name });
  return drug.value;
}

/** The first record of a run: its name and everything that was resolved for it. */
export function headerOf(
  scenario: Scenario,
  { profile, formulary }: { readonly profile: Profile; readonly formulary: Formulary },
): Unnumbered {
  const drug = drugOf(scenario, formulary);
  return {
    kind: 'header',
    format: 2,
    notice: NOTICE,
    thecal: VERSION,
    scenario: { title: scenario.title, purpose: scenario.purpose, hash: scenario.hash },
    ...(scenario.source === undefined ? {} : { story: scenario.source }),
    seed: scenario.seed,
    options: {
      drug: scenario.drug.name,
      drug_class: drug.class,
      concentration_ug_per_ml: scenario.drug.concentration,
      fill_pl: scenario.implant.fill,
      catheter_cm: scenario.implant.catheterLength,
      ...(scenario.implant.tubingConstant === undefined ? {} : { tubing_constant_pl: scenario.implant.tubingConstant }),
      ...(scenario.implant.at === undefined ? {} : { implant_at_ms: scenario.implant.at }),
      start_week_ms: scenario.start,
      until_ms: scenario.until,
    },
    profile: profile.id,
    limits: {
      stroke_pl: profile.pump.stroke.value,
      flow_max_pl_per_day: profile.pump.flowMax.value,
      minimum_rate_pl_per_day: profile.pump.minimumRate.value,
      stall_strokes: profile.sensing.stallStrokes.value,
      stall_at_least_ms: profile.sensing.stallAtLeast.value,
      occlusion_kpa: profile.sensing.occlusionAt.value,
      pressure_sensor: profile.sensing.pressureSensor.value,
      stopped_too_long_ms: profile.alarms.stoppedTooLong.value,
      low_alarm_pl: profile.reservoir.lowAlarm.value,
      empty_at_pl: profile.reservoir.emptyAt.value,
      line_pl: primeVolume(lineToldOf(scenario.implant, profile), 'full-system'),
      refill_mismatch_pl: profile.reservoir.mismatch.value,
      temperature_low_c: profile.sensing.temperatureLow.value,
      temperature_high_c: profile.sensing.temperatureHigh.value,
      temperature_limit_c: profile.sensing.temperatureLimit.value,
      restarts_max: profile.alarms.restartsMax.value,
      restart_window_ms: profile.alarms.restartWindow.value,
      replacement_v: profile.battery.replacementVoltage.value,
      watchdog_ms: profile.limits.watchdog.value,
      replacement_to_end_ms: profile.battery.replacementToEnd.value,
      ...(profile.sensing.flowSensor.value ? flowSensorOf(profile) : {}),
    },
    requirements: [...new Set(RULES.map((rule) => rule.requirement))].sort(),
  };
}
