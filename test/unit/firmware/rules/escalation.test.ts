import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../../../src/base/index.js';
import type { ActiveAlarm } from '../../../../src/firmware/memory/alarm.js';
import {
  attended,
  awaitsAttention,
  begun,
  escalated,
  escalating,
  escalationAt,
  escalationDue,
} from '../../../../src/firmware/rules/escalation.js';
import type { AlarmId } from '../../../../src/protocol/index.js';
import type { Instant } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const entry = (alarm: AlarmId, at: number | null): ActiveAlarm => ({
  ...begun(alarm, h(1)),
  escalatesAt: at === null ? null : h(at),
});
const withList = (...active: ActiveAlarm[]) => memory({ alarm: { active } });

describe('escalation', () => {
  it.each([
    ['motor-stall', 1.5],
    ['temperature', 25],
  ] as const)('SR-042 of %s is due a set span after it began', (alarm, at) => {
    expect(begun(alarm, h(1))).toEqual({ alarm, since: h(1), present: true, escalatesAt: h(at), escalated: false });
  });

  it.each([
    ['nothing is listed', [], null],
    ['nothing awaits attention', [entry('occlusion', null)], null],
    ['one does', [entry('occlusion', null), entry('motor-stall', 4)], h(4)],
    ['several do: the first', [entry('occlusion', 5), entry('motor-stall', 4), entry('temperature', 6)], h(4)],
  ] as const)('SR-042 comes next where %s', (_, active, expected) => {
    const c = withList(...active);
    expect(escalationAt(c)).toBe(expected);
    expect(awaitsAttention(c)).toBe(expected !== null);
  });

  it('SR-042 is due at its moment, not one ms before, in the order of the list', () => {
    const c = withList(entry('occlusion', null), entry('motor-stall', 4), entry('temperature', 3));
    expect(escalationDue(c, (h(3) - 1) as Instant)).toBe(null);
    expect(escalationDue(c, h(3))).toBe('temperature');
    expect(escalationDue(c, h(4))).toBe('motor-stall');
    expect(escalating(c, h(4))).toBe('motor-stall');
  });

  it('stops the run when it is booked although none is due', () => {
    expect(() => escalating(withList(entry('motor-stall', 4)), h(3))).toThrow(InvariantError);
  });

  it('SR-042 happens once, and to that condition alone', () => {
    const [stall, hot] = [entry('motor-stall', 4), entry('temperature', 4)];
    expect(escalated(withList(stall, hot), 'motor-stall').active).toEqual([
      { ...stall, escalatesAt: null, escalated: true },
      hot,
    ]);
  });

  it('SR-042 awaits nothing of what somebody has seen; what did not wait is not touched', () => {
    const [seen, waiting] = [entry('motor-stall', null), entry('temperature', 4)];
    const { active } = attended(withList(seen, waiting));
    expect(active[0]).toBe(seen);
    expect(active[1]).toEqual({ ...waiting, escalatesAt: null });
  });
});
