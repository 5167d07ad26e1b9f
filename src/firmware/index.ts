export type { StateChange } from '../statechart/index.js';
export type { FirmwareConfig } from './config.js';
export type { FirmwareContext } from './context.js';
export type { CommandInput, FirmwareInput } from './events.js';
export { bootFirmware, type Firmware, type FirmwareSnapshot, type Handled, restoreFirmware } from './firmware.js';
export { firmwareMachine, REGIONS, type Region } from './machine.js';
export type { ActiveAlarm } from './memory/alarm.js';
export type { FirstFill } from './memory/reservoir.js';
export type { FirmwareOutput } from './outputs.js';
