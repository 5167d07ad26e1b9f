import { describe, expect, it } from 'vitest';
import { chainOf, type LogEntry, type LogFields } from '../../../src/protocol/index.js';
import { D, findingsOn, H, HOURLY, judgedOn, Tape } from './tape.js';

const RULE = 'log-tells-truth';
type Said = Partial<LogFields> & Pick<LogFields, 'at' | 'code'>;
const at = (t: number) => t as LogFields['at'];

/** What the pump of {@link lived} must have in its log. */
const TRUTH: readonly Said[] = [
  { at: at(0), code: 'accepted', about: 'command.program', detail: 'simple', value: HOURLY, value2: 1 },
  { at: at(0), code: 'flow', value: HOURLY, value2: 0 },
  { at: at(0), code: 'state', about: 'infusion', detail: 'simple' },
  { at: at(H), code: 'alarm-raised', about: 'occlusion', detail: 'medium' },
  { at: at(H), code: 'operating', value: HOURLY, value2: 1 },
  { at: at(2 * H), code: 'dose', about: 'patient-bolus', detail: 'stopped', value: 40, value2: 30 },
  { at: at(2 * H), code: 'released', value: 7 },
  { at: at(3 * H), code: 'alarm-ended', about: 'occlusion', detail: 'latched' },
  { at: at(4 * H), code: 'refused', about: 'command.patient-bolus', detail: 'lockout' },
  { at: at(5 * H), code: 'reset' },
  { at: at(5 * H), code: 'state', about: 'power', detail: 'safe' },
  { at: at(D), code: 'accepted', about: 'command.read-log' },
];

const lived = () =>
  new Tape()
    .program(0)
    .add(0, { kind: 'output', order: { type: 'motor.drive', at: 0, flow: HOURLY } })
    .state(0, 'infusion', 'simple')
    .add(H, { kind: 'alarm', alarm: 'occlusion', phase: 'raised', priority: 'medium', latched: false })
    .add(2 * H, {
      kind: 'delivery',
      what: 'patient-bolus',
      from: H,
      asked_pl: 40,
      given_pl: 30,
      outcome: 'interrupted',
      reason: 'stopped',
    })
    .add(2 * H, { kind: 'delivery', what: 'released', booked_pl: 7 })
    .alarm(3 * H, 'occlusion', 'ended', true)
    .add(4 * H, { kind: 'command', by: 'patient', command: { type: 'command.patient-bolus' } })
    .add(4 * H, {
      kind: 'reply',
      to: 8,
      reply: { accepted: false, command: 'command.patient-bolus', refusal: { code: 'lockout' } },
    })
    .sensor(5 * H, 'brown-out', { volts: 2 })
    .state(5 * H, 'power', 'safe');

/** What is said, as a log with numbers and a chain that holds. */
function chained(said: readonly Said[], first = 1): LogEntry[] {
  let chain = 0;
  return said.map((fields, i) => {
    const entry = { about: '', detail: '', value: 0, value2: 0, wall: fields.at, ...fields, seq: first + i };
    chain = chainOf(chain, entry);
    return { ...entry, chain };
  });
}

/** The pump of {@link lived} read at the end of its day. */
function read(entries: readonly LogEntry[], page: object = {}, tape = lived()): Tape {
  const log = { first: 1, last: entries.at(-1)?.seq ?? 0, damage: null, before: 0, entries, ...page };
  return tape
    .add(D, { kind: 'command', by: 'clinician', command: { type: 'command.read-log', from: 1, count: 100 } })
    .add(D, { kind: 'reply', to: 12, reply: { accepted: true, command: 'command.read-log', log } })
    .train(0, D + 1, HOURLY);
}

const without = (i: number) => chained(TRUTH.filter((_, n) => n !== i));
const changed = (i: number, change: Partial<Said>) =>
  chained(TRUTH.map((one, n) => (n === i ? { ...one, ...change } : one)));

describe('the pump’s own log before the oracle', () => {
  it.each([
    ['all of it', read(chained(TRUTH))],
    ['a page from the middle', read(chained(TRUTH.slice(2, 7), 3), { last: 12 })],
    ['an empty page', read([], { first: 13, last: 12 })],
    ['a page that was made before its own answer was written', read(chained(TRUTH.slice(0, -1)))],
  ])('SR-045 holds for %s', (_, tape) => {
    expect(findingsOn(tape, RULE)).toEqual([]);
    expect(judgedOn(tape, RULE)).toBe(1);
  });

  it.each(
    TRUTH.flatMap((one, i) => (one.code === 'operating' || i === 11 ? [] : [[`${one.code} at ${one.at}`, i] as const])),
  )('SR-045 misses an entry that was left out: %s', (_, i) => {
    expect(findingsOn(read(without(i)), RULE)).toHaveLength(i === 0 ? 0 : 1);
  });

  it.each<readonly [string, number, Partial<Said>]>([
    ['another moment', 3, { at: at(H + 1) }],
    ['another command', 0, { about: 'command.stop' }],
    ['another flow', 1, { value: HOURLY + 1 }],
    ['another state', 2, { detail: 'flex' }],
    ['another priority', 3, { detail: 'high' }],
    ['more given', 5, { value2: 40 }],
    ['more released', 6, { value: 8 }],
    ['a signal that was not latched', 7, { detail: '' }],
    ['another reason', 8, { detail: 'max-count' }],
    ['a refusal that was none', 8, { code: 'accepted' }],
  ])('SR-045 finds an entry with %s', (_, i, change) => {
    const [finding] = findingsOn(read(changed(i, change)), RULE);
    expect(finding?.requirement).toBe('SR-045');
    expect(finding?.text).toContain(`entry ${i + 1} `);
  });

  it('SR-045 finds what is told twice, in another order, or never was', () => {
    const [first, second, ...rest] = TRUTH as [Said, Said, ...Said[]];
    expect(findingsOn(read(chained([first, second, second, ...rest])), RULE)).toHaveLength(1);
    expect(findingsOn(read(chained([second, first, ...rest])), RULE)).toHaveLength(1);
    expect(findingsOn(read(chained([first, second, { at: at(0), code: 'reset' }, ...rest])), RULE)).toHaveLength(1);
  });

  it('SR-045 misses what came last when the newest page does not have it', () => {
    expect(findingsOn(read(chained(TRUTH.slice(0, 9))), RULE)).toHaveLength(1);
    expect(findingsOn(read(chained(TRUTH.slice(0, 9)), { last: 12 }), RULE)).toEqual([]);
  });

  it('SR-046 finds a chain that does not hold, and damage that the pump tells itself', () => {
    const edited = chained(TRUTH).map((entry) => (entry.seq === 6 ? { ...entry, value2: 20 } : entry));
    for (const tape of [read(edited), read(chained(TRUTH), { damage: { seq: 6, found: 'edited' } })]) {
      const [finding] = findingsOn(tape, RULE);
      expect(finding).toMatchObject({ requirement: 'SR-046', text: 'the log is damaged: entry 6 is edited' });
    }
  });

  it('remembers enough for the longest log, and no more', () => {
    const tape = new Tape();
    const long: Said[] = [];
    for (let i = 0; i < 10_000; i++) {
      tape.state(i, 'infusion', i % 2 === 0 ? 'simple' : 'stopped');
      long.push({ at: at(i), code: 'state', about: 'infusion', detail: i % 2 === 0 ? 'simple' : 'stopped' });
    }
    const kept = chained([...long, TRUTH[11] as Said]).slice(-1_055);
    const before = chained(long).at(-1_055)?.chain ?? 0;
    expect(findingsOn(read(kept, { first: kept[0]?.seq, before }, tape), RULE)).toEqual([]);
  });
});
