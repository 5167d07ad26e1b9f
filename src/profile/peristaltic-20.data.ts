import { millilitres } from '../units/index.js';
import { assumed, sourced } from './figure.js';
import { PERISTALTIC, RESERVOIR } from './peristaltic.data.js';
import type { Profile } from './profile.js';

/** Roller pump with a small reservoir and without pressure sensing. @source each figure carries its own */
export const PERISTALTIC_20: Profile = {
  ...PERISTALTIC,
  id: 'peristaltic-20',
  title: 'Implanted roller pump, 20 mL',
  text: 'Programmable, battery driven, computed reservoir; no pressure sensor, so an occlusion is silent.',
  reservoir: { capacity: sourced(millilitres(20), '20 mL', 'S8'), ...RESERVOIR },
  sensing: { pressureSensor: assumed(false, 'no', 'A-22'), ...PERISTALTIC.sensing },
};
