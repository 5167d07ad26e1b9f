import { describe, expect, it } from 'vitest';
import { coverageOf, emptyTally, parseThresholds, shortfalls } from '../../../sim/coverage/index.js';
import { NAMES, recordsOf, tallyOf } from './stories.js';

const read = (text: string) => {
  const parsed = parseThresholds(text);
  return parsed.ok ? Object.fromEntries(parsed.value) : parsed.refusal.code;
};

describe('thresholds', () => {
  it.each([
    ['transitions=80', { transitions: 80 }],
    ['transitions=80,states=95.5', { transitions: 80, states: 95.5 }],
    [' alarms = 90% , faults=0', { alarms: 90, faults: 0 }],
    ['states=100', { states: 100 }],
    ['states=100.1', 'threshold-malformed'],
    ['states=-1', 'threshold-malformed'],
    ['states', 'threshold-malformed'],
    ['states=1=2', 'threshold-malformed'],
    ['', 'threshold-malformed'],
    ['states=80,', 'threshold-malformed'],
    ['transition=80', 'threshold-unknown'],
    ['states=1,states=2', 'threshold-twice'],
  ])('"%s" is %j', (text, expected) => expect(read(text)).toEqual(expected));

  it('are met when exactly as much was reached, and not by what rounding adds', () => {
    const coverage = coverageOf(tallyOf(recordsOf(NAMES[0] ?? '')));
    const { met, of } = coverage.charts.firmware.states;
    const asked = (least: number) =>
      shortfalls(coverage, 'firmware', new Map([['states', least]])).map(({ measure }) => measure);
    expect(asked((met * 100) / of)).toEqual([]);
    expect(asked((met * 100) / of + 0.001)).toEqual(['states']);
  });

  it('of charts are those of the chart that was asked for', () => {
    const coverage = coverageOf(tallyOf(recordsOf(NAMES[0] ?? '')));
    const least = new Map([['states', 100]] as const);
    expect(shortfalls(coverage, 'firmware', least)).toHaveLength(1);
    expect(shortfalls(coverage, 'telemetry', least)[0]?.of).toBe(6);
    expect(shortfalls(coverageOf(emptyTally()), 'link', new Map([['alarms', 1]]))[0]).toMatchObject({ met: 0 });
  });
});
