import { setup } from 'xstate';
import type { FirmwareContext } from './context.js';
import { alarmGuards, alarmOrders } from './dictionary/alarm.js';
import { batteryGuards, batteryOrders } from './dictionary/battery.js';
import { bolusGuards, bolusOrders } from './dictionary/bolus.js';
import { bridgeGuards, bridgeOrders } from './dictionary/bridge.js';
import { clockGuards, clockOrders } from './dictionary/clock.js';
import { counterGuards, counterOrders } from './dictionary/counter.js';
import { infusionGuards, infusionOrders } from './dictionary/infusion.js';
import { lineGuards, lineOrders } from './dictionary/line.js';
import { measuredFlowGuards, measuredFlowOrders } from './dictionary/measured-flow.js';
import { memoryGuards, memoryOrders } from './dictionary/memory.js';
import { motorGuards, motorOrders } from './dictionary/motor.js';
import { oldFluidGuards, oldFluidOrders } from './dictionary/old-fluid.js';
import { patientControlGuards, patientControlOrders } from './dictionary/patient-control.js';
import { powerGuards, powerOrders } from './dictionary/power.js';
import { reservoirGuards, reservoirOrders } from './dictionary/reservoir.js';
import { restartsGuards, restartsOrders } from './dictionary/restarts.js';
import { sensorsGuards, sensorsOrders } from './dictionary/sensors.js';
import { temperatureGuards, temperatureOrders } from './dictionary/temperature.js';
import { tell } from './dictionary/words.js';
import type { FirmwareEvent } from './events.js';
import type { FirmwareOutput } from './outputs.js';
import { accepted } from './rules/answers.js';

/**
 * The dictionary of the machine: each name in a region's picture, bound to one rule. No decision is made here or there; a region's
 * questions and orders stand under its name in `dictionary/`.
 */
export const firmwareSetup = setup({
  types: {
    context: {} as FirmwareContext,
    events: {} as FirmwareEvent,
    emitted: {} as FirmwareOutput,
    input: {} as FirmwareContext,
  },
  guards: {
    ...memoryGuards,
    ...powerGuards,
    ...clockGuards,
    ...infusionGuards,
    ...bridgeGuards,
    ...bolusGuards,
    ...patientControlGuards,
    ...lineGuards,
    ...oldFluidGuards,
    ...reservoirGuards,
    ...batteryGuards,
    ...temperatureGuards,
    ...counterGuards,
    ...measuredFlowGuards,
    ...motorGuards,
    ...restartsGuards,
    ...sensorsGuards,
    ...alarmGuards,
  },
  actions: {
    replyAccepted: tell(({ event }) => accepted(event)),
    ...memoryOrders,
    ...powerOrders,
    ...clockOrders,
    ...infusionOrders,
    ...bridgeOrders,
    ...bolusOrders,
    ...patientControlOrders,
    ...lineOrders,
    ...oldFluidOrders,
    ...reservoirOrders,
    ...batteryOrders,
    ...temperatureOrders,
    ...counterOrders,
    ...measuredFlowOrders,
    ...motorOrders,
    ...restartsOrders,
    ...sensorsOrders,
    ...alarmOrders,
  },
});
