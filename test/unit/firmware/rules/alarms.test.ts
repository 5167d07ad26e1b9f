import { describe, expect, it } from 'vitest';
import { InvariantError, ok } from '../../../../src/base/index.js';
import type { FirmwareContext } from '../../../../src/firmware/context.js';
import type { FirmwareEvent } from '../../../../src/firmware/events.js';
import type { ActiveAlarm } from '../../../../src/firmware/memory/alarm.js';
import {
  acknowledgeAllowed,
  acknowledged,
  acknowledgeOutput,
  changeBooked,
  changeNews,
  changeOutput,
  escalationOutput,
  holds,
  nextChange,
  pauseAllowed,
  priorityOf,
  toneOfNews,
} from '../../../../src/firmware/rules/alarms.js';
import { toneNow } from '../../../../src/firmware/rules/signal.js';
import { ALARM_IDS, ALARMS, type AlarmId } from '../../../../src/protocol/index.js';
import { after } from '../../../../src/units/index.js';
import { CAUSES } from '../../../support/causes.js';
import { h, memory } from '../../../support/memory.js';

const listed = (alarm: AlarmId, present = true, since = h(1)): ActiveAlarm => ({
  alarm,
  since,
  present,
  escalatesAt: present ? after(since, ALARMS[alarm].escalatesAfter) : null,
  escalated: false,
});
const withList = (...active: ActiveAlarm[]) => memory({ alarm: { active } });

describe('conditions', () => {
  it.each(ALARM_IDS)('SR-037 %s holds for its own cause and no other does', (alarm) => {
    expect(ALARM_IDS.filter((id) => holds(CAUSES[alarm], id))).toEqual([alarm]);
  });

  it('stops the run at a condition that is not in the dictionary', () => {
    expect(() => holds(memory(), 'no-such-alarm' as AlarmId)).toThrow(InvariantError);
  });

  it.each([
    ['low', 'comfort', 'temperature', 'medium'],
    ['medium', 'withdrawal-risk', 'temperature', 'high'],
    ['high', 'withdrawal-risk', 'motor-stall', 'high'],
  ] as const)('SR-042 of %s priority that was escalated is one step up', (priority, drugClass, alarm, after) => {
    const of = (...active: ActiveAlarm[]) => priorityOf(memory({ alarm: { active } }, { drugClass }), alarm);
    expect(of(listed(alarm))).toBe(priority);
    expect(of({ ...listed(alarm), escalated: true })).toBe(after);
    expect(of({ ...listed('pump-stopped'), escalated: true })).toBe(priority);
  });

  it.each([
    [1, ['over-delivery']],
    [0, []],
    [-1, ['under-delivery']],
  ])('SR-030 %d strokes between the counters hold %j', (off, expected) => {
    expect(ALARM_IDS.filter((id) => holds(memory({ counter: { off } }), id))).toEqual(expected);
  });

  it('nothing holds in a healthy pump', () => expect(ALARM_IDS.filter((id) => holds(memory(), id))).toEqual([]));

  it.each(ALARM_IDS)('SR-037 %s takes its priority from the class of the drug', (alarm) => {
    expect(priorityOf(memory({}, { drugClass: 'withdrawal-risk' }), alarm)).toBe(ALARMS[alarm].priority.withdrawalRisk);
    expect(priorityOf(memory({}, { drugClass: 'comfort' }), alarm)).toBe(ALARMS[alarm].priority.comfort);
  });
});

describe('the list of signals', () => {
  it.each(ALARM_IDS)('SR-039 %s is raised once and, when it ends, latched or gone as the dictionary says', (alarm) => {
    const raised = { ...CAUSES[alarm], ...changeBooked(CAUSES[alarm], h(3)) };
    expect(raised.alarm.active).toEqual([listed(alarm, true, h(3))]);
    expect(nextChange(raised)).toBe(null);
    const cured = { ...memory(), alarm: raised.alarm };
    const { latching } = ALARMS[alarm];
    expect(nextChange(cured)).toEqual({ alarm, phase: 'ended', latched: latching });
    expect(changeBooked(cured, h(4)).alarm.active).toEqual(latching ? [listed(alarm, false, h(3))] : []);
    expect(nextChange({ ...cured, ...changeBooked(cured, h(4)) })).toBe(null);
  });

  it('SR-039 SR-042 keeps as a latched signal what it was, escalated or not, and when it began', () => {
    const stall = { ...listed('motor-stall'), escalated: true };
    const other = listed('occlusion', false);
    const { active } = changeBooked(withList(stall, other), h(9)).alarm;
    expect(active).toEqual([other, { ...stall, present: false, escalatesAt: null }]);
  });

  it('SR-039 raises again what was only latched, from now on', () => {
    const latched = {
      ...CAUSES['motor-stall'],
      alarm: withList({ ...listed('motor-stall', false), escalated: true }).alarm,
    };
    expect(changeBooked(latched, h(7)).alarm.active).toEqual([listed('motor-stall', true, h(7))]);
  });

  it('stops the run when a change is booked although the list is right', () => {
    expect(() => changeBooked(memory(), h(1))).toThrow(InvariantError);
    expect(() => changeNews(withList(listed('motor-stall', false)), h(1))).toThrow(InvariantError);
  });

  it('takes several changes in the order of the dictionary', () => {
    const both = memory({ temperature: { high: true }, motor: { stalled: true } });
    expect(nextChange(both)?.alarm).toBe('motor-stall');
    expect(toneOfNews(changeNews(both, h(3)))).toBe('critical');
  });

  it.each([
    ['internal.signal-changed', 'raised', 'critical'],
    ['internal.signal-changed', 'escalated', 'critical'],
    ['internal.signal-changed', 'ended', null],
    ['internal.signal-changed', 'acknowledged', null],
    ['internal.memory-checked', 'raised', null],
  ])('SR-038 %s with %s is news with the tone %s', (type, phase, tone) => {
    expect(toneOfNews({ type, phase, alarm: 'occlusion', at: h(3) } as FirmwareEvent)).toBe(tone);
  });

  it('SR-027 names the part that has failed when its condition is raised, and only then', () => {
    const failed = CAUSES['self-test-failure'];
    expect(changeOutput(failed, h(2))).toMatchObject({ alarm: 'self-test-failure', phase: 'raised', detail: 'rom' });
    const known = { ...failed, alarm: withList(listed('self-test-failure')).alarm };
    expect(changeOutput({ ...known, motor: { ...known.motor, stalled: true } }, h(2))).not.toHaveProperty('detail');
    expect(escalationOutput(known, h(9))).not.toHaveProperty('detail');
    expect(changeOutput({ ...known, power: memory().power }, h(2))).not.toHaveProperty('detail');
  });

  it('tells a change with its priority and tone', () => {
    expect(changeOutput(CAUSES.occlusion, h(2))).toEqual({
      type: 'alarm',
      at: h(2),
      alarm: 'occlusion',
      phase: 'raised',
      priority: 'medium',
      tone: 'critical',
      latched: false,
    });
  });

  it.each([
    ['nothing listed', [], null],
    ['one low condition', [listed('temperature')], 'non-critical'],
    ['a high one that is only latched', [listed('temperature'), listed('motor-stall', false)], 'critical'],
    ['high and low in any order', [listed('occlusion'), listed('temperature')], 'critical'],
  ] as const)('SR-038 sounds for %s: %s', (_, active, tone) => {
    expect(toneNow(withList(...active))).toBe(tone);
  });
});

describe('taking a signal away', () => {
  const code = (c: FirmwareContext, alarm: AlarmId) => {
    const answer = acknowledgeAllowed(c, alarm);
    return answer.ok ? 'yes' : answer.refusal.code;
  };
  it.each([
    ['latched', withList(listed('motor-stall', false)), 'motor-stall', 'yes'],
    ['present', withList(listed('motor-stall')), 'motor-stall', 'condition-persists'],
    ['not listed', withList(listed('occlusion', false)), 'motor-stall', 'alarm-not-active'],
    ['of a reset before programming', withList(listed('low-battery-reset')), 'low-battery-reset', 'condition-persists'],
    ['that nobody may take away', withList(listed('replacement-due', false)), 'replacement-due', 'not-resettable'],
    ['of a name that does not exist', withList(), 'no-such-alarm' as AlarmId, 'alarm-not-active'],
  ] as const)('SR-039 one that is %s', (_, c, alarm, expected) => {
    expect(code(c, alarm)).toBe(expected);
  });

  it('SR-039 says yes, or what to do first', () => {
    for (const [alarm, present] of [
      ['motor-stall', false],
      ['refill-mismatch', true],
    ] as const)
      expect(acknowledgeAllowed(withList(listed(alarm, present)), alarm)).toEqual(ok(true));
    const remedy = (alarm: AlarmId) => acknowledgeAllowed(withList(listed(alarm)), alarm);
    expect(remedy('motor-stall')).toMatchObject({ refusal: { remedy: expect.stringMatching(/^cure the cause/) } });
    expect(remedy('low-battery-reset')).toMatchObject({ refusal: { remedy: 'program the pump' } });
  });

  it('SR-039 SR-042 is told as gone for good, an escalation as one that lasts', () => {
    const stall = { ...listed('motor-stall'), escalatesAt: h(5) };
    expect(acknowledgeOutput(withList(stall), h(5), 'motor-stall')).toMatchObject({
      phase: 'acknowledged',
      latched: false,
    });
    expect(escalationOutput(withList(stall), h(5))).toMatchObject({ phase: 'escalated', latched: false });
  });

  it('SR-039 clears exactly one item', () => {
    const both = withList(listed('motor-stall', false), listed('occlusion', false));
    expect(acknowledged(both, 'occlusion').active).toEqual([listed('motor-stall', false)]);
  });

  it('SR-040 a pause needs a sound and no other pause', () => {
    expect(pauseAllowed(withList(listed('occlusion')))).toEqual(ok(true));
    expect(pauseAllowed(withList())).toMatchObject({ refusal: { code: 'nothing-sounds' } });
    const paused = memory({ alarm: { active: [listed('occlusion')], pausedUntil: h(9) } });
    expect(pauseAllowed(paused)).toMatchObject({ refusal: { code: 'audio-paused' } });
  });
});
