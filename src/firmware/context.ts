import { type Armed, DISARMED } from '../protocol/index.js';
import type { FirmwareConfig } from './config.js';
import { type AlarmMemory, freshAlarm } from './memory/alarm.js';
import { type BatteryMemory, freshBattery } from './memory/battery.js';
import type { RunningBolus, SquareBolus } from './memory/bolus.js';
import type { RunningBridge } from './memory/bridge.js';
import { type ClockMemory, freshClock } from './memory/clock.js';
import { type CounterMemory, freshCounter } from './memory/counter.js';
import { type DoseHistory, freshHistory } from './memory/history.js';
import { freshInfusion, type InfusionMemory } from './memory/infusion.js';
import { freshIntegrity, type IntegrityMemory } from './memory/integrity.js';
import { freshLine, type LineMemory } from './memory/line.js';
import { freshMeasuredFlow, type MeasuredFlowMemory } from './memory/measured-flow.js';
import { freshMotor, type MotorMemory } from './memory/motor.js';
import type { OldFluid } from './memory/old-fluid.js';
import { freshPatient, type PatientMemory } from './memory/patient.js';
import { freshPower, type PowerMemory } from './memory/power.js';
import { type FirstFill, freshReservoir, type ReservoirMemory } from './memory/reservoir.js';
import { freshRestarts, type RestartMemory } from './memory/restarts.js';
import { freshStore, type ProgramStore } from './memory/store.js';
import { freshTemperature, type TemperatureMemory } from './memory/temperature.js';

/**
 * Everything the firmware knows, plain JSON. All of it survives a reset (it models non-volatile memory); what a reset
 * does to therapy is said in the regions, not here.
 *
 * Who may write what:
 *
 * | field          | region          |
 * |----------------|-----------------|
 * | power          | power           |
 * | clock          | clock           |
 * | infusion       | infusion        |
 * | store          | infusion        |
 * | bolus          | bolus           |
 * | square         | bolus           |
 * | bridge         | bridge          |
 * | patient        | patient-control |
 * | line           | line            |
 * | oldFluid       | old-fluid       |
 * | reservoir      | reservoir       |
 * | battery        | battery         |
 * | temperature    | temperature     |
 * | counter        | counter         |
 * | measured       | measured-flow   |
 * | motor          | motor           |
 * | restarts       | restarts        |
 * | armed          | sensors         |
 * | alarm          | alarm           |
 * | integrity      | memory          |
 *
 * `history` is the one shared book: infusion, bridge, bolus and line each enter what they end, and reservoir converts it to the
 * volumes of another fluid; all only through rules/history.ts. What a bit flip has changed, the region `memory` puts right
 * wherever it is, through rules/memory-check.ts.
 */
export type FirmwareContext = {
  readonly config: FirmwareConfig;
  readonly power: PowerMemory;
  readonly clock: ClockMemory;
  readonly infusion: InfusionMemory;
  readonly bolus: RunningBolus | null;
  readonly square: SquareBolus | null;
  readonly bridge: RunningBridge | null;
  readonly history: DoseHistory;
  readonly patient: PatientMemory;
  readonly line: LineMemory;
  readonly oldFluid: OldFluid | null;
  readonly reservoir: ReservoirMemory;
  readonly battery: BatteryMemory;
  readonly temperature: TemperatureMemory;
  readonly counter: CounterMemory;
  readonly measured: MeasuredFlowMemory;
  readonly motor: MotorMemory;
  readonly restarts: RestartMemory;
  readonly armed: Armed;
  readonly alarm: AlarmMemory;
  readonly store: ProgramStore;
  readonly integrity: IntegrityMemory;
};

/** The memory of a pump on the shelf, filled but not implanted. */
export const freshContext = (config: FirmwareConfig, fill: FirstFill): FirmwareContext => ({
  config,
  power: freshPower(),
  clock: freshClock(),
  infusion: freshInfusion(),
  bolus: null,
  square: null,
  bridge: null,
  history: freshHistory(),
  patient: freshPatient(),
  line: freshLine(),
  oldFluid: null,
  reservoir: freshReservoir(config, fill),
  battery: freshBattery(),
  temperature: freshTemperature(),
  counter: freshCounter(),
  measured: freshMeasuredFlow(),
  motor: freshMotor(config),
  restarts: freshRestarts(),
  armed: DISARMED,
  alarm: freshAlarm(),
  store: freshStore(),
  integrity: freshIntegrity(),
});

/**
 * The memory with some of its fields changed; the original stays as it was.
 *
 * The hottest copy of all, several at each input: with its fields spelled out it takes a third of the time that the general
 * `withChanges` takes. [decision 6]
 */
export function rewritten(memory: FirmwareContext, changes: Partial<FirmwareContext>): FirmwareContext {
  const copy: FirmwareContext = {
    config: memory.config,
    power: memory.power,
    clock: memory.clock,
    infusion: memory.infusion,
    bolus: memory.bolus,
    square: memory.square,
    bridge: memory.bridge,
    history: memory.history,
    patient: memory.patient,
    line: memory.line,
    oldFluid: memory.oldFluid,
    reservoir: memory.reservoir,
    battery: memory.battery,
    temperature: memory.temperature,
    counter: memory.counter,
    measured: memory.measured,
    motor: memory.motor,
    restarts: memory.restarts,
    armed: memory.armed,
    alarm: memory.alarm,
    store: memory.store,
    integrity: memory.integrity,
  };
  return Object.assign(copy, changes);
}
