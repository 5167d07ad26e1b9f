import { alarm } from './regions/alarm.js';
import { battery } from './regions/battery.js';
import { bolus } from './regions/bolus.js';
import { bridge } from './regions/bridge.js';
import { clock } from './regions/clock.js';
import { counter } from './regions/counter.js';
import { infusion } from './regions/infusion.js';
import { line } from './regions/line.js';
import { measuredFlow } from './regions/measured-flow.js';
import { memory } from './regions/memory.js';
import { motor } from './regions/motor.js';
import { oldFluid } from './regions/old-fluid.js';
import { patientControl } from './regions/patient-control.js';
import { power } from './regions/power.js';
import { reservoir } from './regions/reservoir.js';
import { restarts } from './regions/restarts.js';
import { sensors } from './regions/sensors.js';
import { temperature } from './regions/temperature.js';
import { firmwareSetup } from './setup.js';

/**
 * The regions in the order in which they act on one event. The order is meaning: the memory is put right before anybody
 * reads it; then whoever decides what is wanted (power, clock, infusion, bridge, bolus, patient-control), then what observes the pump (line, old-fluid before the reservoir that it follows, reservoir, battery, temperature, counter, measured-flow),
 * then the motor, which obeys them all, then what watches the motor (restarts, sensors), and last the alarm, which tells of it.
 */
export const REGIONS = [
  'memory',
  'power',
  'clock',
  'infusion',
  'bridge',
  'bolus',
  'patient-control',
  'line',
  'old-fluid',
  'reservoir',
  'battery',
  'temperature',
  'counter',
  'measured-flow',
  'motor',
  'restarts',
  'sensors',
  'alarm',
] as const;

/** Name of a region. */
export type Region = (typeof REGIONS)[number];

/** The pump's firmware as an XState statechart. */
export const firmwareMachine = firmwareSetup.createMachine({
  id: 'pump',
  type: 'parallel',
  context: ({ input }) => input,
  states: {
    memory,
    power,
    clock,
    infusion,
    bridge,
    bolus,
    'patient-control': patientControl,
    line,
    'old-fluid': oldFluid,
    reservoir,
    battery,
    temperature,
    counter,
    'measured-flow': measuredFlow,
    motor,
    restarts,
    sensors,
    alarm,
  },
});
