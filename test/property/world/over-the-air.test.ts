import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createOracle } from '../../../sim/oracle/index.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import { told } from '../../support/told-story.js';
import { endOf, finish, worldOf } from '../../support/world.js';

const share = fc.integer({ min: 0, max: 40 }).map((n) => n / 100);
const minute = fc.integer({ min: 70, max: 28 * 60 });

type Deed = { readonly at: number; readonly step: string };
const deed = fc.tuple(
  minute,
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('patient: request-bolus') },
    { weight: 2, arbitrary: fc.constantFrom('patient: read-status', 'clinician: interrogate', 'clinician: read-log') },
    {
      weight: 2,
      arbitrary: fc
        .integer({ min: 10, max: 30 })
        .map(
          (dose) =>
            `clinician: { program: { mode: simple, dose: ${dose / 10} mg/day, patient: { dose: 0.1 mg, duration: 5min, lockout: 4h, max: 4, per: 24h } } }`,
        ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'clinician: { suspend: { for: 30min } }',
        'clinician: stop',
        'clinician: { refill: { fill: 40 mL } }',
      ),
    },
    { weight: 2, arbitrary: fc.constant('person: { walks-away: { for: 20s } }') },
    { weight: 1, arbitrary: fc.constant('person: { forgets-to-confirm: { for: 4min } }') },
    { weight: 2, arbitrary: fc.constant('stranger: { plays-back: { frames: 30, over: 3min } }') },
    { weight: 1, arbitrary: fc.constant('world: { jam: { for: 30s } }') },
  ),
);
const story = fc.record({
  air: fc.record({ loss: share, corruption: share, duplication: share }),
  deeds: fc.array(deed, { minLength: 3, maxLength: 14 }),
});

const scenarioOf = ({ air, deeds }: typeof story extends fc.Arbitrary<infer T> ? T : never) => {
  const radio = `at: 61min, world: { radio: { loss: ${air.loss}, corruption: ${air.corruption}, duplication: ${air.duplication}, jitter: 150ms } }`;
  const sorted: Deed[] = deeds.map(([at, step]) => ({ at, step })).sort((a, b) => a.at - b.at);
  return told('30h', 'at: 1h, stranger: listens', radio, ...sorted.map(({ at, step }) => `at: ${at}min, ${step}`));
};

type Ordered = Extract<TraceRecord, { kind: 'command' }>;

it('SR-049 SR-050 SR-054 gives nobody more than was asked for and confirmed, whatever the air and a stranger do', () => {
  fc.assert(
    fc.property(story, (wanted) => {
      const scenario = scenarioOf(wanted);
      const records: TraceRecord[] = [];
      const oracle = createOracle();
      const world = worldOf(scenario, (record) => records.push(record), oracle.see);
      finish(world, scenario);
      oracle.end(endOf(scenario));
      expect(oracle.findings()).toEqual([]);
      const commands = records.filter((r): r is Ordered => r.kind === 'command' && r.direct !== true);
      const pressed = wanted.deeds.filter(([, step]) => step === 'patient: request-bolus').length;
      const asked = commands.filter(({ command }) => command.type === 'command.patient-bolus').length;
      expect(asked).toBeLessThanOrEqual(pressed);
      // Nothing but what somebody has ordered ever reaches the pump, each at most as often as an order is begun.
      for (const { command, order } of commands) {
        if (command.type !== 'command.program') continue;
        const dose = /dose|simple/.test(order);
        expect(dose).toBe(true);
      }
      const programs = commands.filter(({ command }) => command.type === 'command.program').length;
      const ordered = wanted.deeds.filter(([, step]) => step.startsWith('clinician: { program')).length;
      expect(programs).toBeLessThanOrEqual(3 * ordered);
    }),
    { numRuns: 60 },
  );
}, 120_000);
