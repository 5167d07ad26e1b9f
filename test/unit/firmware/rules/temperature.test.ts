import { describe, expect, it } from 'vitest';
import type { TemperatureMemory } from '../../../../src/firmware/memory/temperature.js';
import { beyond, cold, inRange, temperatureLevels, warm } from '../../../../src/firmware/rules/temperature.js';
import type { Temperature } from '../../../../src/units/index.js';
import { memory } from '../../../support/memory.js';

const pump = (temperature: Partial<Record<keyof TemperatureMemory, boolean | number | null>>) =>
  memory({ temperature: temperature as Partial<TemperatureMemory> });

describe('the memory of the temperature', () => {
  it.each([
    ['in its range again', inRange, { high: false, low: false, over: false }],
    ['warm', warm, { high: true, low: false, over: false }],
    ['cold', cold, { high: false, low: true, over: false }],
  ])('SR-026 of a pump that is %s keeps the last peak and nothing else', (_, become, expected) => {
    const before = { high: !expected.high, low: !expected.low, over: !expected.over, peak: 43 };
    expect(become(pump(before))).toEqual({ ...expected, peak: 43 });
  });

  it.each([
    ['the first level beyond the limit', { peak: null }, 42, 42],
    ['a higher level', { over: true, peak: 42.5 }, 43, 43],
    ['a lower level of the same time', { over: true, peak: 43 }, 42.5, 43],
    ['a lower level of another time', { over: false, peak: 43 }, 42, 42],
  ])('SR-026 beyond the limit knows its peak: %s', (_, before, level, peak) => {
    expect(beyond(pump(before), level as Temperature)).toEqual({ high: true, low: false, over: true, peak });
  });

  it.each([
    ['in its range', {}, 39, 35],
    ['in its range after a time beyond the limit', { peak: 43 }, 39, 35],
    ['that is warm', { high: true }, 42, 38.5],
    ['that is cold', { low: true }, 35.5, null],
    ['beyond the limit', { high: true, over: true, peak: 42 }, 42.5, 41],
    ['a step below the end of its sensor', { high: true, over: true, peak: 49.5 }, 50, 41],
    ['at the end of its sensor', { high: true, over: true, peak: 50 }, null, 41],
    ['beyond the limit without a known peak', { high: true, over: true, peak: null }, 42.5, 41],
  ])('SR-026 wants to hear of the next levels in a pump %s', (_, known, temperatureAbove, temperatureBelow) => {
    expect(temperatureLevels(pump(known))).toEqual({ temperatureAbove, temperatureBelow });
  });
});
