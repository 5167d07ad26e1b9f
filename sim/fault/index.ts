export type { FaultDescriptor, ParameterDescriptor } from '../scenario/index.js';
export { FAULTS } from './catalogue.js';
export { joinPorts } from './join.js';
export type { FaultKind, FaultParameters, FaultPlan, Phase } from './kind.js';
export { planFault, planWorldChange } from './plan.js';
export {
  type Glitch,
  LIVE_SENSORS,
  type MainLoop,
  type PortSettings,
  type Ports,
  type SensorPort,
  SOUND_REFILL,
} from './ports.js';
export { defaultOf, writtenParameter } from './written.js';
