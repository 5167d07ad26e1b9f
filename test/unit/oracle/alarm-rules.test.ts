import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, HOURLY, judgedOn, LIMITS, Tape } from './tape.js';

const MINIMUM = LIMITS.minimum_rate_pl_per_day;
const tape = (options: object = {}): Tape => new Tape(options).program(1);

type Case = readonly [rule: string, text: string, records: Tape];

const CLEAN: readonly Case[] = [
  [
    'stop-rule',
    'no flow from the alarm on, and flow again when it has ended',
    tape()
      .train(1, H, HOURLY)
      .alarm(H, 'occlusion')
      .train(H, D, 0)
      .alarm(D, 'occlusion', 'ended', true)
      .train(D, 2 * D, HOURLY),
  ],
  [
    'stop-rule',
    'a condition that leaves the flow as it is',
    tape().alarm(1, 'motor-stall').alarm(1, 'occlusion', 'raised').alarm(1, 'occlusion', 'ended').train(1, H, HOURLY),
  ],
  ['stop-rule', 'a prime after a reset', tape().alarm(1, 'low-battery-reset').train(1, H, HOURLY)],
];
const GUILTY: readonly Case[] = [
  [
    'stop-rule',
    'SR-037 flow under an occlusion',
    tape()
      .alarm(H, 'occlusion')
      .train(H, H + 1, HOURLY),
  ],
  ['stop-rule', 'SR-037 the minimum rate where none is left', tape().alarm(H, 'empty-reservoir').train(1, D, MINIMUM)],
];

describe('rules of the oracle about alarms', () => {
  it.each(CLEAN)('%s holds: %s', (rule, _text, records) => {
    expect(findingsOn(records, rule)).toEqual([]);
  });

  it.each(GUILTY)('%s catches: %s', (rule, _text, records) => {
    const found = findingsOn(records, rule);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding.requirement).toMatch(/^SR-0\d\d$/);
      expect(finding.text).not.toMatch(/undefined|NaN/);
    }
  });

  it.each([...new Set(GUILTY.map(([rule]) => rule))])('%s counts what it judged', (name) => {
    const all = [...CLEAN, ...GUILTY].filter(([rule]) => rule === name);
    expect(all.reduce((sum, [, , records]) => sum + judgedOn(records, name), 0)).toBeGreaterThan(0);
  });
});
