import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, HOURLY, judgedOn, LIMITS, Tape } from './tape.js';

const HALF = H / 2;
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
  [
    'escalation',
    'half an hour after a stall',
    tape()
      .alarm(H, 'motor-stall')
      .alarm(H + HALF, 'motor-stall', 'escalated'),
  ],
  [
    'escalation',
    'a day after an advisory, once',
    tape()
      .alarm(H, 'low-reservoir')
      .alarm(H + D, 'low-reservoir', 'escalated')
      .train(H, 9 * D, HOURLY),
  ],
  [
    'escalation',
    'a condition that is over',
    tape()
      .alarm(H, 'motor-stall')
      .alarm(H + 1, 'motor-stall', 'ended')
      .train(1, D, 0),
  ],
  [
    'escalation',
    'one that somebody has seen, and the next one of its kind',
    tape()
      .alarm(H, 'motor-stall')
      .tell(H + 1, { type: 'command.interrogate' })
      .alarm(D, 'motor-stall', 'ended', true)
      .alarm(2 * D, 'motor-stall')
      .alarm(2 * D + HALF, 'motor-stall', 'escalated'),
  ],
  [
    'alarm-phases',
    'raised, escalated, ended and acknowledged',
    tape()
      .alarm(1, 'occlusion')
      .alarm(2, 'occlusion', 'escalated')
      .alarm(3, 'occlusion', 'ended', true)
      .alarm(4, 'occlusion', 'acknowledged')
      .alarm(5, 'occlusion'),
  ],
];
const GUILTY: readonly Case[] = [
  [
    'stop-rule',
    'SR-037 flow under an occlusion',
    tape()
      .alarm(H, 'occlusion')
      .train(H, H + 1, HOURLY),
  ],
  ['escalation', 'SR-042 never', tape().alarm(H, 'motor-stall').train(1, D, 0)],
  [
    'escalation',
    'SR-042 a moment late',
    tape()
      .alarm(H, 'motor-stall')
      .alarm(H + HALF + 1, 'motor-stall', 'escalated'),
  ],
  [
    'escalation',
    'SR-042 a moment early',
    tape()
      .alarm(H, 'motor-stall')
      .alarm(H + HALF - 1, 'motor-stall', 'escalated'),
  ],
  [
    'escalation',
    'SR-042 although somebody has seen it',
    tape()
      .alarm(H, 'motor-stall')
      .tell(H + 1, { type: 'command.pause-audio' })
      .alarm(H + HALF, 'motor-stall', 'escalated'),
  ],
  [
    'escalation',
    'SR-042 only a question was refused',
    tape()
      .alarm(H, 'motor-stall')
      .tell(H + 1, { type: 'command.pause-audio' }, false)
      .train(1, D, 0),
  ],
  [
    'escalation',
    'SR-042 over before anybody was told',
    tape().alarm(H, 'motor-stall').alarm(D, 'motor-stall', 'ended'),
  ],
  [
    'alarm-phases',
    'SR-042 escalated twice',
    tape().alarm(1, 'occlusion').alarm(2, 'occlusion', 'escalated').alarm(3, 'occlusion', 'escalated'),
  ],
  ['alarm-phases', 'SR-042 escalated before it was raised', tape().alarm(2, 'occlusion', 'escalated')],
  [
    'alarm-phases',
    'SR-042 a mere signal escalated',
    tape().alarm(1, 'occlusion').alarm(2, 'occlusion', 'ended', true).alarm(3, 'occlusion', 'escalated'),
  ],
  [
    'alarm-phases',
    'SR-042 raised again while escalated',
    tape().alarm(1, 'occlusion').alarm(2, 'occlusion', 'escalated').alarm(3, 'occlusion'),
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
