import { type Charge, days, type Resistance } from '../units/index.js';
import { assumed, sourced } from './figure.js';
import type { Profile } from './profile.js';

/**
 * Battery of the roller pumps.
 *
 * Nobody published life against flow, so the charges are fitted to three points: about 99 months at 0.5 mL/day (cut by
 * the hard end at 84), 75 at 1 mL/day, 51 at 2 mL/day. Standing still costs as much as pumping 1 mL/day. The
 * indicator comes at 90 % used, which leaves the 90 days of service up to 4.4 mL/day; at flat the loaded voltage is just
 * the reset voltage.
 *
 * @source; S6
 */
export const BATTERY = {
  capacity: assumed(1_200_000 as Charge, '1200 mAh', 'A-23'),
  idlePerDay: assumed(246, '246 µAh per day', 'A-23'),
  perStroke: assumed(0.0615, '0.0615 µAh per stroke', 'A-23'),
  tonePerDay: assumed(50, '50 µAh per day', 'A-25'),
  radioPerDay: assumed(24_000, '24 mAh per day', 'A-303'),
  voltageFresh: assumed(3.1, '3.1 V', 'A-24'),
  voltageFlat: assumed(2.1, '2.1 V', 'A-24'),
  internalResistance: assumed(20 as Resistance, '20 ohm', 'A-24'),
  pulseCurrent: assumed(0.005, '5 mA', 'A-24'),
  replacementVoltage: assumed(2.1, '2.1 V under load', 'A-24'),
  resetVoltage: assumed(2, '2.0 V under load', 'A-24'),
  replacementToEnd: sourced(days(90), '90 d', 'S6'),
  hardEnd: sourced(days(2557), '84 months (2557 d)', 'S6'),
} satisfies Profile['battery'];
