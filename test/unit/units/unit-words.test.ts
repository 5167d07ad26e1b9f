import { describe, expect, it } from 'vitest';
import {
  parseConcentration,
  parseDose,
  parseField,
  parseFlow,
  parseMass,
  parsePressure,
  parseResistance,
  parseTemperature,
  parseVolume,
} from '../../../src/units/index.js';

const remedy = (parse: (text: unknown) => ReturnType<typeof parseVolume>, text: string): string => {
  const read = parse(text);
  return read.ok ? 'accepted' : read.refusal.remedy;
};
const DOORS = {
  concentration: parseConcentration,
  dose: parseDose,
  field: parseField,
  flow: parseFlow,
  mass: parseMass,
  pressure: parsePressure,
  resistance: parseResistance,
  temperature: parseTemperature,
  volume: parseVolume,
} as unknown as Readonly<Record<string, typeof parseVolume>>;

describe('units are listed as people write them', () => {
  it.each([
    ['concentration', 'mg/mL, mcg/mL, ng/mL, g/L'],
    ['dose', 'mg/day, mg/d, mcg/day, mcg/d, mg/h, mcg/h, ng/day'],
    ['field', 'T, mT, G'],
    ['flow', 'mL/day, mL/d, mL/h, µL/day, µL/d, µL/h'],
    ['mass', 'mg, mcg, ng, g'],
    ['pressure', 'kPa, Pa, psi, mmHg, bar, ata'],
    ['resistance', 'ohm, Ω, kohm'],
    ['temperature', '°C, C, °F, F'],
    ['volume', 'mL, µL, nL, pL, L'],
  ])('%s: %s', (what, listed) => {
    const parse = DOORS[what] ?? parseVolume;
    expect(remedy(parse, '3')).toBe(`3 has no unit; write one of ${listed}`);
    for (const unit of listed.split(', ')) expect(remedy(parse, `3 ${unit}`)).toBe('accepted');
  });
});

describe('a guess is made for a plain slip only', () => {
  it.each([
    ['dose', '3 mgg/day', '3 mg/day'],
    ['dose', '3 mg/dya', '3 mg/day'],
    ['dose', '100 mccg/day', '100 mcg/day'],
    ['dose', '100 mcgg/day', '100 mcg/day'],
    ['dose', '100 mcg/dya', '100 mcg/day'],
    ['dose', '100 µgg/day', '100 mcg/day'],
    ['concentration', '20 mg/mll', '20 mg/mL'],
    ['pressure', '70 kPaa', '70 kPa'],
    ['pressure', '9 mmgH', '9 mmHg'],
    ['resistance', '50 ohms', '50 ohm'],
    ['volume', '40 mll', '40 mL'],
  ])('%s %s -> %s', (what, written, meant) => {
    expect(remedy(DOORS[what] ?? parseVolume, written)).toBe(`did you mean "${meant}"?`);
  });

  it.each([
    ['mass', '3 kg', 'another real unit, one letter from four'],
    ['mass', '3 xg', 'as near to mg as to mcg and ng'],
    ['mass', '3 mq', 'too short to be sure'],
    ['mass', '3 u', 'too short to be sure'],
    ['dose', '3 mgc/day', 'as near to mcg as to mg'],
    ['mass', '3 mL', 'a unit of something else'],
    ['volume', '3 mg', 'a unit of something else'],
    ['volume', '3 dl', 'another real unit'],
    ['dose', '3 pg/day', 'another real unit per day'],
    ['dose', '3 mg/24h', 'another span of time'],
    ['dose', '3 mg/s', 'another span of time'],
    ['dose', '3 xg/day', 'as near to mg as to mcg'],
    ['concentration', '20 mg/L', 'a thousandth of mg/mL'],
    ['flow', '12 mL/min', 'another span of time'],
    ['pressure', '70 hPa', 'a tenth of kPa'],
    ['pressure', '70 mbar', 'a thousandth of bar'],
  ])('%s %s: none (%s)', (what, written) => {
    expect(remedy(DOORS[what] ?? parseVolume, written)).toMatch(/^use one of /);
  });

  it('names of the language are no units', () => {
    expect(remedy(parseVolume, '3 constructor')).toMatch(/^use one of /);
  });
});
