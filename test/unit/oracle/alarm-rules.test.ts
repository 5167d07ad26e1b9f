import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, HOURLY, judgedOn, LIMITS, Tape } from './tape.js';

const HALF = H / 2;
const MINUTE = 60_000;
const MINIMUM = LIMITS.minimum_rate_pl_per_day;
const tape = (options: object = {}): Tape => new Tape(options).program(1);

const drive = (t: number, flow: number) => ({ kind: 'output', order: { type: 'motor.drive', at: t, flow } });
/** Therapy runs; the line is blocked and freed at each pair of minutes. */
function blockages(...minutes: readonly (readonly [number, number])[]): Tape {
  const told = tape().state(1, 'infusion', 'simple').add(1, drive(1, HOURLY));
  for (const [from, to] of minutes) {
    const [a, b] = [H + from * MINUTE, H + to * MINUTE];
    told.add(a, drive(a, 0)).alarm(a, 'occlusion');
    told.add(b, drive(b, HOURLY)).alarm(b, 'occlusion', 'ended', true);
  }
  return told;
}
const THRICE = [
  [0, 1],
  [2, 3],
  [4, 5],
] as const;
const AT_THIRD = H + 5 * MINUTE;

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
  ['restarts', 'at the third start', blockages(...THRICE).alarm(AT_THIRD, 'alert-stop-start')],
  [
    'restarts',
    'once, while starts go on and it is still there',
    blockages(...THRICE)
      .alarm(AT_THIRD, 'alert-stop-start')
      .add(H + 6 * MINUTE, drive(H + 6 * MINUTE, 0))
      .alarm(H + 6 * MINUTE, 'occlusion')
      .add(H + 7 * MINUTE, drive(H + 7 * MINUTE, MINIMUM))
      .alarm(H + 7 * MINUTE, 'occlusion', 'ended', true),
  ],
  ['restarts', 'two starts', blockages([0, 1], [2, 3]).state(2 * H, 'motor', 'turning')],
  ['restarts', 'the first start is just out of the window', blockages([0, 1], [2, 3], [4, 11])],
  [
    'restarts',
    'a therapy that goes on and is stopped again within one moment',
    (() => {
      const told = blockages([0, 1], [2, 3]);
      const [from, to] = [H + 4 * MINUTE, H + 5 * MINUTE];
      told.add(from, drive(from, 0)).alarm(from, 'occlusion');
      told.add(to, drive(to, HOURLY)).alarm(to, 'occlusion', 'ended', true).alarm(to, 'alert-stop-start');
      return told
        .add(to, drive(to, 0))
        .alarm(to, 'occlusion')
        .state(2 * H, 'motor', 'idle');
    })(),
  ],
  [
    'restarts',
    'three starts at the minimum rate after a reset',
    (() => {
      const told = tape().state(1, 'infusion', 'minimum-rate').add(1, drive(1, MINIMUM)).alarm(1, 'low-battery-reset');
      for (const minute of [0, 2, 4]) {
        const [from, to] = [H + minute * MINUTE, H + (minute + 1) * MINUTE];
        told.add(from, drive(from, 0)).alarm(from, 'occlusion');
        told.add(to, drive(to, MINIMUM)).alarm(to, 'occlusion', 'ended', true);
      }
      return told.alarm(AT_THIRD, 'alert-stop-start');
    })(),
  ],
  [
    'restarts',
    'one too many, and a program at the same moment',
    blockages(...THRICE)
      .alarm(AT_THIRD, 'alert-stop-start')
      .program(AT_THIRD),
  ],
  [
    'restarts',
    'a program in between',
    blockages([0, 1], [2, 3])
      .program(H + 4 * MINUTE)
      .add(AT_THIRD, drive(AT_THIRD, 0))
      .alarm(AT_THIRD, 'occlusion')
      .add(AT_THIRD + 1, drive(AT_THIRD + 1, HOURLY))
      .alarm(AT_THIRD + 1, 'occlusion', 'ended')
      .state(2 * H, 'motor', 'turning'),
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
  ['restarts', 'SR-044 silence at the third start', blockages(...THRICE)],
  ['restarts', 'SR-044 just inside the window', blockages([0, 1], [2, 3], [4, 10.999])],
  ['restarts', 'SR-044 a start too soon', blockages([0, 1], [2, 3]).alarm(H + 3 * MINUTE, 'alert-stop-start')],
  ['restarts', 'SR-044 an alarm out of the blue', tape().alarm(H, 'alert-stop-start')],
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
