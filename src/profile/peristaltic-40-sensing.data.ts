import { designed } from './figure.js';
import { PERISTALTIC } from './peristaltic.data.js';
import { PERISTALTIC_40 } from './peristaltic-40.data.js';
import type { Profile } from './profile.js';

/** The large pump with an outlet pressure sensor. @source each figure carries its own */
export const PERISTALTIC_40_SENSING: Profile = {
  ...PERISTALTIC_40,
  id: 'peristaltic-40-sensing',
  title: 'Implanted roller pump, 40 mL, with outlet pressure sensor',
  text: 'As peristaltic-40, and a sensor at the outlet tells a blocked line from a clear one.',
  sensing: { pressureSensor: designed(true, 'yes', 'SR-022'), ...PERISTALTIC.sensing },
};
