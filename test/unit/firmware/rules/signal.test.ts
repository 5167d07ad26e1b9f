import { describe, expect, it } from 'vitest';
import { begun } from '../../../../src/firmware/rules/escalation.js';
import { byUrgency, intervalNow, toneNow } from '../../../../src/firmware/rules/signal.js';
import type { AlarmId, DrugClass } from '../../../../src/protocol/index.js';
import { minutes } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const old = (alarm: AlarmId, hour: number) => begun(alarm, h(hour));
const escalated = (alarm: AlarmId, hour: number) => ({ ...begun(alarm, h(hour)), escalated: true });
const pump = (active: ReturnType<typeof begun>[], drugClass: DrugClass = 'withdrawal-risk') =>
  memory({ alarm: { active } }, { drugClass });

describe('of two conditions that are listed', () => {
  it.each([
    ['a critical tone before another, of one priority', 'withdrawal-risk', old('occlusion', 2), old('temperature', 1)],
    ['a critical tone before an escalated one', 'comfort', old('motor-stall', 2), escalated('refill-mismatch', 1)],
    ['high before medium', 'withdrawal-risk', old('motor-stall', 2), old('occlusion', 1)],
    ['medium before low', 'comfort', old('refill-mismatch', 2), old('temperature', 1)],
    ['an escalated one before one of its priority', 'comfort', escalated('motor-stall', 2), old('occlusion', 1)],
    ['high and escalated before high', 'withdrawal-risk', escalated('motor-stall', 2), old('pump-stopped', 1)],
    ['the earlier of two', 'withdrawal-risk', old('motor-stall', 1), old('pump-stopped', 2)],
    ['the earlier of high and medium escalated', 'comfort', old('over-delivery', 1), escalated('occlusion', 2)],
    ['the earlier of medium escalated and high', 'comfort', escalated('occlusion', 1), old('over-delivery', 2)],
    ['the earlier of medium and low escalated', 'comfort', old('refill-mismatch', 1), escalated('temperature', 2)],
    ['the earlier of low escalated and medium', 'comfort', escalated('temperature', 1), old('refill-mismatch', 2)],
  ] as const)('SR-038 SR-042 %s, with a %s drug', (_, drugClass, first, second) => {
    expect(byUrgency(pump([first, second], drugClass))).toEqual([first, second]);
    expect(byUrgency(pump([second, first], drugClass))).toEqual([first, second]);
  });
});

describe('the one signal', () => {
  it.each([
    ['nothing', [], null, null],
    ['a critical condition', [old('occlusion', 1)], 'critical', 10],
    ['one that is escalated', [escalated('occlusion', 1)], 'critical', 5],
    ['an advisory condition', [old('temperature', 1)], 'non-critical', 60],
    ['one of these that is escalated', [escalated('temperature', 1)], 'non-critical', 30],
    ['the most urgent of several', [escalated('temperature', 1), old('occlusion', 2)], 'critical', 10],
  ])('SR-038 SR-042 is that of %s', (_, active, tone, min) => {
    expect(toneNow(pump(active))).toBe(tone);
    expect(intervalNow(pump(active))).toBe(min === null ? null : minutes(min));
  });
});
