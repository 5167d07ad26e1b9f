import { formatDose, formatMass } from '../../src/units/index.js';
import type { Random } from '../random/index.js';
import { oneOf, round3 } from './draw.js';

/** Writes a mass of so many microlitres. @param strength  mcg/mL */
export const massIn = (microlitres: number, strength: number): string =>
  formatMass(round3((microlitres * strength) / 1000));

/** mL/day, most of them what implants really give. */
const drawFlow = (random: Random): number =>
  random.chance(0.9) ? random.whole(48, 700) / 1000 : random.choose([0.048, 0.049, 1, 0.047, 3, 24]);

const doseIn = (flow: number, strength: number): string => formatDose(round3(flow * strength));

const LOCKOUTS = ['1h', '5min', '20min', '4h', '1d'];
const DURATIONS = ['10min', '3min', '5min', '30min', '6h'];

/** What the patient may ask for. */
type Patient = { readonly microlitres: number; readonly text: string };

function drawPatient(random: Random, strength: number): Patient {
  const microlitres = random.whole(1, 40);
  const [duration, lockout] = [random.choose(DURATIONS), random.choose(LOCKOUTS)];
  const per = random.choose(['24h', '24h', '4h', '12h', '7d']);
  const rules = `dose: ${massIn(microlitres, strength)}, duration: ${duration}, lockout: ${lockout}`;
  return { microlitres, text: `patient: { ${rules}, max: ${random.whole(1, 6)}, per: ${per} }` };
}

/** A limit that basal and a few boluses just reach, so that a wrong grant shows. */
function drawLimit(random: Random, flow: number, bolus: number, strength: number): string {
  const hours = random.choose([24, 24, 1, 6, 168]);
  const microlitres = (flow * 1000 * hours) / 24 + random.whole(0, 4) * bolus + random.whole(0, 40) / 4;
  return `limits: [{ dose: ${massIn(microlitres, strength)}, per: ${hours}h }]`;
}

const clock = (halfHours: number): string => {
  const hour = String(Math.floor(halfHours / 2)).padStart(2, '0');
  return `"${hour}:${halfHours % 2 === 0 ? '00' : '30'}"`;
};

function drawSteps(random: Random, flow: number, strength: number): string {
  const times = [...new Set(Array.from({ length: random.whole(1, 4) }, () => random.whole(0, 47)))].sort(
    (a, b) => a - b,
  );
  const steps = times.map((time) => {
    const dose = doseIn(random.chance(0.4) ? flow : drawFlow(random), strength);
    return `{ at: ${clock(time)}, dose: ${dose} }`;
  });
  return `[${steps.join(', ')}]`;
}

function drawBasal(random: Random, flow: number, strength: number): string {
  return oneOf<string>(random, [
    [6, () => `mode: simple, dose: ${doseIn(flow, strength)}`],
    [2, () => `mode: flex, steps: ${drawSteps(random, flow, strength)}`],
    [
      1,
      () => {
        const [weekdays, weekend] = [drawSteps(random, flow, strength), drawSteps(random, flow, strength)];
        return `mode: flex, days: [{ on: weekdays, steps: ${weekdays} }, { on: weekend, steps: ${weekend} }]`;
      },
    ],
    [1, () => 'mode: minimum-rate'],
  ]);
}

/**
 * Draws a program in words of a file.
 *
 * @param strength  of what is in the reservoir, mcg/mL
 * @param before    of what the line may still hold: then a bridge may be ordered; null where nothing was changed
 */
export function drawProgram(random: Random, strength: number, before: number | null): string {
  const flow = drawFlow(random);
  const parts = [drawBasal(random, flow, strength)];
  const patient = random.chance(0.85) ? drawPatient(random, strength) : null;
  if (patient !== null) parts.push(patient.text);
  if (random.chance(0.5)) parts.push(drawLimit(random, flow, patient?.microlitres ?? 5, strength));
  if (random.chance(0.1)) parts.push(`for: ${random.whole(1, 2 * 24)}h`);
  if (before !== null && random.chance(0.6)) parts.push(`bridge: { dose: ${doseIn(drawFlow(random), before)} }`);
  return `program: { ${parts.join(', ')} }`;
}

/** Draws a bolus of the clinician, at once or drawn out over hours. */
export function drawBolus(random: Random, strength: number): string {
  const dose = massIn(random.whole(1, 60), strength);
  return random.chance(0.5)
    ? `bolus: { dose: ${dose}, duration: ${random.choose(DURATIONS)} }`
    : `square-bolus: { dose: ${dose}, duration: ${random.choose([1, 2, 6])}h }`;
}
