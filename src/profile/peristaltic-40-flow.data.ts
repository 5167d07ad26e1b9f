import { assumed } from './figure.js';
import { PERISTALTIC_40_SENSING } from './peristaltic-40-sensing.data.js';
import type { Profile } from './profile.js';

/**
 * The large pump with every sensor of the catalogue. No pump of this kind is published with a flow sensor; the family is
 * here so that requirements on measured flow can be tried out.
 *
 * @source each figure carries its own
 */
export const PERISTALTIC_40_FLOW: Profile = {
  ...PERISTALTIC_40_SENSING,
  id: 'peristaltic-40-flow',
  title: 'Implanted roller pump, 40 mL, with outlet pressure and flow sensor',
  text: 'As peristaltic-40-sensing, and a sensor at the outlet measures the flow. No such sensor is published for pumps of this kind.',
  sensing: { ...PERISTALTIC_40_SENSING.sensing, flowSensor: assumed(true, 'yes', 'A-250') },
};
