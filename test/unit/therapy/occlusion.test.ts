import { describe, expect, it } from 'vitest';
import { calcOcclusion } from '../../../src/therapy/index.js';
import {
  type Compliance,
  type Duration,
  type Flow,
  type Pressure,
  parseCompliance,
  parseFlow,
  parsePressure,
  seconds,
} from '../../../src/units/index.js';
import { code, value } from './answers.js';

const NONE = seconds(0);
const occlusion = (compliance: string, threshold: string, flow: string, latency: Duration, from = 0) =>
  calcOcclusion({
    compliance: value(parseCompliance(compliance)),
    threshold: value(parsePressure(threshold)),
    flow: value(parseFlow(flow)),
    latency,
    startPressure: from as Pressure,
  });

describe('calcOcclusion', () => {
  it.each([
    ['published case: 0.70 mL, 218 s', '0.01 mL/kPa', '70 kPa', '12 mL/h', 8, 0, 700_000_000, 218_000],
    ['implant: 13.8 µL, 41.4 min', '0.0002 mL/kPa', '69 kPa', '0.02 mL/h', 0, 0, 13_800_000, 2_484_000],
    ['starting half way stores half', '0.0002 mL/kPa', '69 kPa', '0.02 mL/h', 0, 34.5, 6_900_000, 1_242_000],
  ])('SR-022 %s', (_, compliance, threshold, flow, latency, from, stored, timeToAlarm) => {
    expect(value(occlusion(compliance, threshold, flow, seconds(latency), from))).toEqual({ stored, timeToAlarm });
  });
  it('takes half a day at a usual implant rate and hours are not shortened', () => {
    const { timeToAlarm } = value(occlusion('0.0002 mL/kPa', '69 kPa', '0.0276 mL/day', NONE));
    expect(timeToAlarm).toBe(43_200_000);
  });
  it('begins at no pressure and warns at once where nothing else is said', () => {
    const facts = { compliance: 0.01 as Compliance, threshold: 70 as Pressure, flow: 12_000_000 as Flow };
    expect(calcOcclusion(facts)).toEqual(calcOcclusion({ ...facts, latency: NONE, startPressure: 0 as Pressure }));
  });
  it('holds at the smallest flow, for a part of a picolitre, and up to a thousand litres', () => {
    const of = (compliance: number, flow: number) =>
      calcOcclusion({ compliance: compliance as Compliance, threshold: 1 as Pressure, flow: flow as Flow });
    expect(value(of(1.6e-9, 1))).toEqual({ stored: 2, timeToAlarm: 2 * 86_400_000 });
    expect(value(of(1e6, 1e12)).stored).toBe(1e15);
    expect(code(of(1e6 + 0.5, 1e12))).toBe('volume-too-large');
  });
  it.each([
    ['0.01 mL/kPa', '70 kPa', '0 mL/h', 'flow-zero'],
    ['0 mL/kPa', '70 kPa', '12 mL/h', 'compliance-zero'],
    ['0.01 mL/kPa', '0 kPa', '12 mL/h', 'threshold-too-low'],
    ['10000000 mL/kPa', '70 kPa', '12 mL/h', 'volume-too-large'],
  ])('refuses %s %s %s: %s', (compliance, threshold, flow, refusal) => {
    expect(code(occlusion(compliance, threshold, flow, NONE))).toBe(refusal);
  });
});
