export { LINK_PATIENCE, type LinkConfig } from './config.js';
export type { LinkInput, LinkLoss, LinkOutput } from './events.js';
export { bootLink, type ControllerLink, type LinkSnapshot, restoreLink } from './link.js';
export { type LinkState, linkArrows, linkMachine, linkStates } from './machine.js';
