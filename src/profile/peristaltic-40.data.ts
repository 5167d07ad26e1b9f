import { millilitres } from '../units/index.js';
import { sourced } from './figure.js';
import { RESERVOIR } from './peristaltic.data.js';
import { PERISTALTIC_20 } from './peristaltic-20.data.js';
import type { Profile } from './profile.js';

/** The same pump with a large reservoir. @source each figure carries its own */
export const PERISTALTIC_40: Profile = {
  ...PERISTALTIC_20,
  id: 'peristaltic-40',
  title: 'Implanted roller pump, 40 mL',
  reservoir: { capacity: sourced(millilitres(40), '40 mL', 'S8'), ...RESERVOIR },
};
