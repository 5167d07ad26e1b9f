import { describe, expect, it } from 'vitest';
import { ALARM_IDS, ALARMS, type AlarmEntry, type AlarmPriority } from '../../../src/protocol/index.js';

const RANK: Readonly<Record<AlarmPriority, number>> = { low: 0, medium: 1, high: 2 };
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

  it.each(entries)('SR-037 lets %s stop flow only with the critical tone', (_, entry) => {
    expect(entry.flow === 'keep' || entry.tone === 'critical').toBe(true);
  });
});
