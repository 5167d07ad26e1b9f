import { describe, expect, it } from 'vitest';
import { holdReason, wantedFlow } from '../../../../src/firmware/rules/flow.js';
import { ceilingNow, leftBy } from '../../../../src/firmware/rules/stop-rule.js';
import {
  ALARM_IDS,
  ALARMS,
  type AlarmId,
  type DrugClass,
  type FlowRule,
  ofClass,
} from '../../../../src/protocol/index.js';
import { millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { CAUSES } from '../../../support/causes.js';
import { h } from '../../../support/memory.js';

const LEFT: Readonly<Record<FlowRule, number>> = {
  keep: 0.15,
  hold: 0,
  stop: 0,
  'hold-at-minimum': 0.006,
  'stop-to-minimum': 0.006,
};
const CLASSES: readonly DrugClass[] = ['withdrawal-risk', 'comfort'];
const rows = ALARM_IDS.filter((id) => id !== 'low-battery-reset' && id !== 'watchdog-reset').flatMap((id) =>
  CLASSES.map((drugClass) => [id, drugClass, ofClass(ALARMS[id].flow, drugClass)] as const),
);
const under = (id: AlarmId, drugClass: DrugClass) => ({
  ...CAUSES[id],
  reservoir: { ...CAUSES[id].reservoir, drugClass },
});

describe('what a condition leaves of 0.15 mL/day', () => {
  it.each(rows)('SR-037 %s with a %s drug: %s', (id, drugClass, rule) => {
    const c = under(id, drugClass);
    expect(wantedFlow(c)).toBe(millilitresPerDay(LEFT[rule]));
    expect(holdReason(c) === null).toBe(rule === 'keep');
    expect(ceilingNow(c)?.because ?? null).toBe(rule === 'keep' ? null : id);
    expect(leftBy(c, id)).toBe(rule === 'keep' ? null : millilitresPerDay(LEFT[rule]));
  });

  it('SR-037 is that of the strictest, whichever stands first in the dictionary', () => {
    const both = { ...under('high-flow', 'withdrawal-risk'), reservoir: CAUSES['empty-reservoir'].reservoir };
    expect(ceilingNow(both)).toEqual({ flow: 'none', because: 'empty-reservoir' });
    const measured = { ...CAUSES['high-flow'].measured, backwards: true };
    const later = { ...under('high-flow', 'withdrawal-risk'), measured };
    expect(ceilingNow(later)).toEqual({ flow: 'none', because: 'reverse-flow' });
  });

  it.each([
    ['withdrawal-risk', 0.006],
    ['comfort', 0],
  ] as const)(
    'SR-037 gives a prime that must end nothing, and what ran before it its rule, with a %s drug',
    (drugClass, ml) => {
      const prime = { from: h(1), until: h(2), flow: millilitresPerDay(24), volume: 1 as Volume, fills: 1 as Volume };
      const c = under('temperature-limit', drugClass);
      expect(wantedFlow({ ...c, infusion: { ...c.infusion, prime } })).toBe(millilitresPerDay(ml));
      expect(wantedFlow({ ...c, infusion: { ...c.infusion, prime, running: false } })).toBe(0);
    },
  );

  it.each(CLASSES)('SR-037 never starts what does not run, with a %s drug', (drugClass) => {
    for (const id of ALARM_IDS) {
      const c = under(id, drugClass);
      expect(wantedFlow({ ...c, infusion: { ...c.infusion, running: false } })).toBe(0);
    }
  });
});
