import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOracle } from '../../../sim/oracle/index.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import { PERMISSIONS } from '../../../src/protocol/index.js';
import { told } from '../../support/told-story.js';
import { endOf, finish, worldOf } from '../../support/world.js';

const BOLUS = ['order:bolus', 'field:dose', 'unit:mg', '0', '.', '2', 'field:duration', 'unit:min', '5'];
const PROGRAM = ['order:program', 'field:mode', 'choose:simple', 'field:dose', 'unit:mg/day', '2', 'field:patient'];
const REST = ['choose:no', 'field:limits', '0', 'field:lasts', 'choose:no', 'field:bridge', 'choose:no'];
/** Whole forms, so that chance comes further than the menu; they count as many keys. */
const FORMS: readonly (readonly string[])[] = [
  [...BOLUS, 'review'],
  [...PROGRAM, ...REST, 'review'],
  ['order:stop'],
  ['order:prime', 'field:extent', 'choose:catheter-only', 'field:again', 'choose:yes', 'review'],
];
const LEADING = [
  'connect',
  'review',
  'approve',
  'edit',
  'cancel',
  'ok',
  'disconnect',
  'order:interrogate',
  'order:read-log',
];
const ODD = ['1', '.', 'delete', 'clear', 'unit:mcg', 'field:nothing', 'choose:yes', 'order:refill'];

type Press =
  | string
  | { readonly press: string; readonly for: string }
  | { readonly press: string; readonly bounces: number };
type Beat = { readonly after: number; readonly presses: readonly Press[]; readonly order: string | null };

const pressOf = (keys: fc.Arbitrary<string>): fc.Arbitrary<Press> =>
  fc.oneof(
    { weight: 12, arbitrary: keys },
    { weight: 1, arbitrary: fc.record({ press: keys, for: fc.constantFrom('40ms', '2s', '61s') }) },
    { weight: 1, arbitrary: fc.record({ press: keys, bounces: fc.constantFrom(1, 3) }) },
  );

type Beats = readonly Beat[];

/** What somebody does at the programmer over some minutes: dialogues from connect to its end, with these keys that decide, and slips in them. */
const doings = (deciding: readonly string[]): fc.Arbitrary<Beats> => {
  const keys = fc.constantFrom(...LEADING, ...deciding, ...ODD);
  const slip = fc.array(pressOf(keys), { minLength: 1, maxLength: 6 });
  const order = fc.oneof(
    { weight: 20, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('stop', '{ suspend: { for: 10min } }', 'interrogate') },
  );
  const after = fc.oneof({ weight: 12, arbitrary: fc.constant(8_000) }, fc.constantFrom(0, 100, 70_000, 320_000));
  const beat = (usual: fc.Arbitrary<readonly Press[]>): fc.Arbitrary<Beat> =>
    fc.record({ after, presses: fc.oneof({ weight: 12, arbitrary: usual }, slip), order });
  const pressed = (key: string) => beat(fc.constant([key]));
  const dialogue: fc.Arbitrary<Beats> = fc.tuple(
    pressed('connect'),
    beat(fc.constantFrom(...FORMS)),
    ...['approve', ...deciding.slice(1)].map(pressed),
    fc.oneof(pressed('ok'), pressed('disconnect')),
    pressed('ok'),
    fc.oneof(pressed('disconnect'), beat(slip)),
  );
  return fc.array(dialogue, { minLength: 1, maxLength: 4 }).map((all) => all.flat());
};

function lived(beats: readonly Beat[], loss: number) {
  let at = 3_600_000;
  const steps = beats.flatMap(({ after, order, presses }) => {
    at += after;
    if (order !== null) return [`at: ${at}ms, clinician: ${order}`];
    return [`at: ${at}ms, clinician: { keys: ${JSON.stringify(presses)} }`];
  });
  const scenario = told('6h', `at: 1h, world: { radio: { loss: ${loss}, jitter: 100ms } }`, ...steps);
  const records: TraceRecord[] = [];
  const oracle = createOracle();
  const world = worldOf(scenario, (record) => records.push(record), oracle.see);
  finish(world, scenario);
  oracle.end(endOf(scenario));
  // What the pump would refuse it is asked before it is confirmed, so that the refusal stands in its log.
  const accepted = new Set(records.flatMap((r) => (r.kind === 'reply' && r.reply.accepted ? [r.to] : [])));
  const confirmed = records.filter(
    (r) =>
      r.kind === 'command' &&
      r.by === 'clinician' &&
      r.direct !== true &&
      PERMISSIONS[r.command.type].confirmed &&
      accepted.has(r.seq),
  ).length;
  const kept = records.flatMap((r) => (r.kind === 'session' ? r.report.keystrokes : []));
  return {
    confirmed,
    findings: oracle.findings(),
    yes: kept.filter((line) => line.endsWith(' confirm passed')).length,
  };
}

describe('keys pressed at random', () => {
  const loss = fc.constantFrom(0, 0, 0.2);

  it('SR-003 SR-049 reach the pump with nothing that must be confirmed where nobody confirms', () => {
    fc.assert(
      fc.property(doings(['approve']), loss, (beats, lost) => {
        const { confirmed, findings } = lived(
          beats.map((beat) => ({ ...beat, order: null })),
          lost,
        );
        expect(findings).toEqual([]);
        expect(confirmed).toBe(0);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('SR-003 SR-058 give as many orders as were confirmed at most, beside hands that have orders of their own', () => {
    let reached = 0;
    fc.assert(
      fc.property(doings(['approve', 'confirm']), loss, (beats, lost) => {
        const { confirmed, findings, yes } = lived(beats, lost);
        expect(findings).toEqual([]);
        expect(confirmed).toBeLessThanOrEqual(yes);
        reached += confirmed;
      }),
      { numRuns: 100 },
    );
    expect(reached).toBeGreaterThan(10);
  }, 120_000);
});
