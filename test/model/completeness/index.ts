import type { Region } from '../../../src/firmware/index.js';
import type { RegionRows } from './marks.js';
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

export { INPUTS } from './inputs.js';
export type { Mark } from './marks.js';

/**
 * What each region does with each input in each of its states. A new region is a file in regions/ and a line here, which the
 * type checker asks for; an empty table will do to begin with: the test then prints the rows that it wants.
 */
export const TABLES: { readonly [R in Region]: RegionRows } = {
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
};
