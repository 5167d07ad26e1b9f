import { describe, expect, it } from 'vitest';
import {
  ALARM_IDS,
  ALARMS,
  type AlarmEntry,
  type AlarmPriority,
  alarmEntry,
  type FlowRule,
} from '../../../src/protocol/index.js';

const RANK: Readonly<Record<AlarmPriority, number>> = { low: 0, medium: 1, high: 2 };
/** How much flow a rule leaves, and whether it outlasts its condition. */
const LEFT: Readonly<Record<FlowRule, number>> = {
  keep: 2,
  hold: 0,
  stop: 0,
  'hold-at-minimum': 1,
  'stop-to-minimum': 1,
};
const LASTS: Readonly<Record<FlowRule, boolean>> = {
  keep: false,
  hold: false,
  stop: true,
  'hold-at-minimum': false,
  'stop-to-minimum': true,
};
const entries: readonly (readonly [string, AlarmEntry])[] = ALARM_IDS.map((id) => [id, ALARMS[id]]);

describe('the alarm dictionary', () => {
  it.each(entries)('SR-037 says everything of %s', (_, entry) => {
    expect(entry.text.length).toBeGreaterThan(10);
    expect(entry.source).toMatch(/^(S\d+|SR-\d{3}|A-\d+)/);
    expect(entry.code.term).toMatch(/^MDC_/);
  });

  it.each(entries)(
    'SR-037 never ranks %s lower for a drug with withdrawal risk than for a comfort drug',
    (_, entry) => {
      expect(RANK[entry.priority.withdrawalRisk]).toBeGreaterThanOrEqual(RANK[entry.priority.comfort]);
    },
  );

  it.each(entries)('SR-037 lets %s touch flow only with the critical tone', (_, entry) => {
    const keeps = entry.flow.withdrawalRisk === 'keep' && entry.flow.comfort === 'keep';
    expect(keeps || entry.tone === 'critical').toBe(true);
  });

  it.each(entries)(
    'SR-037 never takes more flow from a drug with withdrawal risk than from a comfort drug: %s',
    (_, e) => {
      expect(LEFT[e.flow.withdrawalRisk]).toBeGreaterThanOrEqual(LEFT[e.flow.comfort]);
      expect(LASTS[e.flow.withdrawalRisk]).toBe(LASTS[e.flow.comfort]);
    },
  );

  it('SR-037 says of every condition what it does to flow, for each class of drug', () => {
    // The table of docs/decisions/0012-stop-rule-by-drug-class.md. A new condition needs a row here and there.
    expect(Object.fromEntries(entries.map(([id, { flow }]) => [id, [flow.withdrawalRisk, flow.comfort]]))).toEqual({
      'end-of-service': ['stop', 'stop'],
      'empty-reservoir': ['hold', 'hold'],
      'motor-stall': ['keep', 'keep'],
      'self-test-failure': ['stop', 'stop'],
      'memory-error-critical': ['stop', 'stop'],
      'over-delivery': ['stop', 'stop'],
      'under-delivery': ['stop', 'stop'],
      'memory-error': ['keep', 'keep'],
      'low-battery-reset': ['stop-to-minimum', 'stop-to-minimum'],
      'watchdog-reset': ['stop-to-minimum', 'stop-to-minimum'],
      'high-flow': ['stop-to-minimum', 'stop'],
      'reverse-flow': ['hold', 'hold'],
      'low-flow': ['keep', 'keep'],
      occlusion: ['hold', 'hold'],
      'alert-stop-start': ['stop-to-minimum', 'stop'],
      'temperature-limit': ['hold-at-minimum', 'hold'],
      'pump-stopped': ['keep', 'keep'],
      'program-complete': ['keep', 'keep'],
      'refill-mismatch': ['keep', 'keep'],
      'replacement-due': ['keep', 'keep'],
      'low-reservoir': ['keep', 'keep'],
      'occlusion-suspected': ['keep', 'keep'],
      temperature: ['keep', 'keep'],
    });
  });

  it.each(['gremlin', 'toString', ''])('SR-037 acts as high on a condition that it does not know: "%s"', (id) => {
    expect(alarmEntry(id)).toMatchObject({
      priority: { withdrawalRisk: 'high', comfort: 'high' },
      tone: 'critical',
      latching: true,
    });
  });
});
