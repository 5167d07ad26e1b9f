import { describe, expect, it } from 'vitest';
import { createJudge, type ExpectResult, type Judge, type SignalReader } from '../../../../sim/scenario/index.js';
import type { TraceRecord } from '../../../../sim/trace/index.js';
import type { Instant } from '../../../../src/units/index.js';
import { HEAD, scenarioOf } from '../file.js';

const H = 3_600_000;
const D = 24 * H;

/** What a test says has happened, at hours. */
type Said = readonly [hours: number, record: object];

const alarm = (name: string, phase = 'raised'): object => ({
  kind: 'alarm',
  alarm: name,
  phase,
  priority: 'high',
  tone: 'critical',
  latched: false,
});
const state = (region: string, from: string, to: string): object => ({ kind: 'state', region, from, to });
const step = (index: number): object => ({ kind: 'step', index, line: 1, text: '' });
const refused = (code: string): object => ({
  kind: 'reply',
  to: 0,
  reply: {
    accepted: false,
    command: 'command.patient-bolus',
    refusal: { code, found: '', expected: '', remedy: '' },
    allowedAt: null,
  },
});
const accepted = { kind: 'reply', to: 0, reply: { accepted: true, command: 'command.stop' } };
const primed = (outcome = 'complete'): object => ({
  kind: 'delivery',
  what: 'prime',
  from: 0,
  asked_pl: 1,
  given_pl: 1,
  outcome,
  reason: '',
});

/** A world that is nothing but functions of time. */
type Fake = {
  readonly signal?: (at: number) => number;
  readonly mass?: (at: number) => number;
  readonly states?: (at: number) => Readonly<Record<string, string>>;
  readonly alarms?: (at: number) => readonly 'occlusion'[];
};

function judgeOf(expectations: readonly string[], fake: Fake, clock: { at: number }): Judge {
  const text = `${HEAD}steps:\n  - { name: first, at: 1h, clinician: stop }\nexpect:\n${expectations.map((one) => `  - ${one}\n`).join('')}`;
  const reader: SignalReader = {
    signal: (_, at) => fake.signal?.(at) ?? 0,
    mass: (_, at) => fake.mass?.(at) ?? 0,
    states: () => fake.states?.(clock.at) ?? {},
    activeAlarms: () => fake.alarms?.(clock.at) ?? [],
  };
  return createJudge(scenarioOf(text), reader);
}

/** Runs a judge through records and moments, in hours, to day 30 or `end`. */
function run(
  expectations: readonly string[],
  story: readonly Said[],
  fake: Fake = {},
  moments: readonly number[] = [],
  end = 720,
): ExpectResult[] {
  const clock = { at: 0 };
  const judge = judgeOf(expectations, fake, clock);
  const entries = [
    ...story.map(([at, record], seq) => ({
      at: at * H,
      order: 0,
      run: () => judge.see({ t: at * H, seq, ...record } as unknown as TraceRecord),
    })),
    ...moments.map((at) => ({ at: at * H, order: 1, run: () => judge.moment((at * H) as Instant) })),
    ...judge.checkpoints().map((at) => ({ at: at as number, order: 2, run: () => judge.checkAt(at) })),
  ].sort((a, b) => a.at - b.at || a.order - b.order);
  for (const entry of entries) {
    if (entry.at > end * H) break;
    clock.at = entry.at;
    entry.run();
  }
  clock.at = end * H;
  judge.end((end * H) as Instant);
  return [...judge.results()];
}

const verdict = (results: readonly ExpectResult[]): string[] =>
  results.map(({ held, found }) => `${held ? 'held' : 'failed'}: ${found}`);

describe('between', () => {
  const within2to4 = '{ between: [2h, 4h], alarm: occlusion }';
  it.each<[string, Said[], string]>([
    ['nothing happens', [], 'failed: it never happened'],
    ['another alarm', [[3, alarm('motor-stall')]], 'failed: it never happened'],
    ['another phase', [[3, alarm('occlusion', 'ended')]], 'failed: it never happened'],
    ['too early', [[1.999, alarm('occlusion')]], 'failed: it happened at 1h 59min 56s 400ms'],
    ['at the first moment', [[2, alarm('occlusion')]], 'held: alarm occlusion raised at 2h'],
    ['at the last moment', [[4, alarm('occlusion')]], 'held: alarm occlusion raised at 4h'],
    ['too late', [[5, alarm('occlusion')]], 'failed: it happened at 5h'],
    [
      'early and in time',
      [
        [1, alarm('occlusion')],
        [3, alarm('occlusion')],
      ],
      'held: alarm occlusion raised at 3h',
    ],
  ])('%s', (_, story, found) => {
    expect(verdict(run([within2to4], story))).toEqual([found]);
  });
});

describe('within', () => {
  it.each<[string, string, Said[], string]>([
    ['no anchor', '{ within: 1h, of: first, reply: accepted }', [[2, accepted]], 'failed: "first" never came'],
    [
      'nothing after it',
      '{ within: 1h, of: first, reply: accepted }',
      [
        [0.5, accepted],
        [1, step(0)],
      ],
      'failed: it never happened after "first" at 1h',
    ],
    [
      'in time, to the millisecond',
      '{ within: 1h, of: 1, reply: accepted }',
      [
        [1, step(0)],
        [2, accepted],
      ],
      'held: 1h after "first", at 2h',
    ],
    [
      'too late',
      '{ within: 1h, of: 1, reply: accepted }',
      [
        [1, step(0)],
        [2.5, accepted],
      ],
      'failed: it happened 1h 30min after "first", at 2h 30min',
    ],
    [
      'counts from the first time',
      '{ within: 1h, of: 1, refused: lockout }',
      [
        [1, step(0)],
        [5, step(0)],
        [5, refused('lockout')],
      ],
      'failed: it happened 4h after "first", at 5h',
    ],
    [
      'another code',
      '{ within: 1h, of: 1, refused: lockout }',
      [
        [1, step(0)],
        [1, refused('count')],
      ],
      'failed: it never happened after "first" at 1h',
    ],
    [
      'an order that the programmer refuses',
      '{ within: 1h, of: 1, refused: too-much }',
      [
        [1, step(0)],
        [1, { kind: 'refused-order', index: 0, code: 'too-much', text: '' }],
      ],
      'held: 0s after "first", at 1h',
    ],
    [
      'a prime cut short is not complete',
      '{ within: 1h, of: prime-complete, reply: accepted }',
      [
        [1, primed('interrupted')],
        [1, accepted],
      ],
      'failed: prime-complete never came',
    ],
    [
      'a named event',
      '{ within: 1h, of: prime-complete, reply: accepted }',
      [
        [1, primed()],
        [1.5, accepted],
      ],
      'held: 30min after prime-complete, at 1h 30min',
    ],
    [
      'a recovery from a stall',
      '{ within: 1h, of: stall-recovered, reply: accepted }',
      [
        [1, state('motor', 'stall-suspected', 'turning')],
        [3, state('motor', 'stalled', 'turning')],
        [3.5, accepted],
      ],
      'held: 30min after stall-recovered, at 3h 30min',
    ],
  ])('%s', (_, expectation, story, found) => {
    expect(verdict(run([expectation], story))).toEqual([found]);
  });
});

describe('at', () => {
  const fake: Fake = {
    signal: (at) => at / H,
    states: (at) => ({ infusion: at < 5 * H ? 'priming' : 'simple', motor: 'turning' }),
    alarms: (at) => (at < 5 * H ? [] : ['occlusion']),
  };
  it.each([
    ['{ at: 6h, state: { infusion: simple, motor: turning } }', 'held: infusion is simple, motor is turning'],
    ['{ at: 4h, state: { infusion: simple } }', 'failed: infusion is priming'],
    ['{ at: 4h, active: [] }', 'held: active alarms: none'],
    ['{ at: 6h, active: [] }', 'failed: active alarms: occlusion'],
    ['{ at: 6h, active: [occlusion] }', 'held: active alarms: occlusion'],
    ['{ at: 4h, boluses.granted: 4, state: { motor: turning } }', 'held: motor is turning, boluses.granted 4'],
    ['{ at: 4h, boluses.granted: "> 4" }', 'failed: boluses.granted 4'],
    ['{ at: end, pressure: 720 kPa +/- 1 kPa }', 'held: pressure 720 kPa'],
  ])('%s', (expectation, found) => {
    expect(verdict(run([expectation], [], fake))).toEqual([found]);
  });

  it('says on which side a quantity has missed', () => {
    const missed = (text: string) => run([text], [], fake).map((result) => result.missed);
    expect(missed('{ at: 4h, boluses.granted: 5 }')).toEqual(['too little']);
    expect(missed('{ at: 4h, boluses.granted: 3, state: { motor: idle } }')).toEqual(['too much']);
    expect(missed('{ at: 4h, boluses.granted: 4, state: { motor: idle } }')).toEqual([undefined]);
  });

  it('fails when the run ends before it', () => {
    expect(verdict(run(['{ at: 4h, active: [] }'], [], fake, [], 3))).toEqual(['failed: nothing: the run ended at 3h']);
  });

  it('looks at a window that slides', () => {
    const given: Fake = { mass: (at) => (at / H) * 100 };
    const results = run(
      ['{ at: 4h, delivered.last(2h): 0.2 mg }', '{ at: 1h, delivered.last(2h): 0.2 mg }'],
      [],
      given,
      [1, 2, 3],
    );
    expect(verdict(results)).toEqual(['held: delivered.last(2h) 200 mcg', 'failed: delivered.last(2h) 100 mcg']);
  });
});

describe('always, never, sometimes', () => {
  it.each<[string, string, Fake, string]>([
    ['always, held', 'always: pressure <= 5 kPa', { signal: (at) => at / H }, 'held: pressure from 1 kPa to 4 kPa'],
    ['always, failed', 'always: pressure <= 3 kPa', { signal: (at) => at / H }, 'failed: pressure 4 kPa at 4h'],
    ['never, held', 'never: pressure > 5 kPa', { signal: () => 5 }, 'held: pressure 5 kPa throughout'],
    ['never, failed', 'never: pressure > 1 kPa', { signal: (at) => at / H }, 'failed: pressure 2 kPa at 2h'],
    ['sometimes, met', 'sometimes: pressure > 3 kPa', { signal: (at) => at / H }, 'held: pressure 4 kPa at 4h'],
    [
      'sometimes, never met',
      'sometimes: pressure > 5 kPa',
      { signal: (at) => at / H },
      'failed: pressure from 1 kPa to 4 kPa',
    ],
    [
      'a state, always',
      'always: { state: { motor: turning } }',
      { states: () => ({ motor: 'turning' }) },
      'held: at all 5 moments',
    ],
    [
      'a state, not always',
      'always: { state: { motor: turning } }',
      { states: (at) => ({ motor: at < 3 * H ? 'turning' : 'stalled' }) },
      'failed: motor is stalled at 3h',
    ],
    [
      'a state, never',
      'never: { state: { motor: stalled } }',
      { states: () => ({ motor: 'turning' }) },
      'held: not at any of 5 moments',
    ],
    [
      'a state, sometimes',
      'sometimes: { state: { motor: stalled } }',
      { states: () => ({ motor: 'turning' }) },
      'failed: not at any of 5 moments',
    ],
  ])('%s', (_, expectation, fake, found) => {
    expect(verdict(run([expectation], [], fake, [1, 2, 3, 4], 4))).toEqual([found]);
  });

  it('never of a happening needs a run that recorded something', () => {
    const never = ['never: { alarm: occlusion }'];
    expect(verdict(run(never, []))).toEqual(['failed: nothing was recorded']);
    expect(verdict(run(never, [[1, accepted]]))).toEqual(['held: it never happened']);
    expect(verdict(run(never, [[1, alarm('occlusion')]]))).toEqual(['failed: alarm occlusion raised at 1h']);
  });

  it('what was never looked at has failed', () => {
    const judge = judgeOf(['always: pressure <= 5 kPa'], {}, { at: 0 });
    expect(judge.needsMoments).toBe(true);
    expect(() => judge.results()).toThrow(/before the end/);
    judge.end(0 as Instant);
    expect(judge.results()[0]?.held).toBe(true);
    expect(judgeOf(['{ at: end, active: [] }'], {}, { at: 0 }).needsMoments).toBe(false);
  });
});

describe('what was given in every sliding window', () => {
  // 1 mg an hour, but only in hours 1 to 3 and 24 to 26
  const bursts: Fake = {
    mass: (at) => 1000 * (Math.min(Math.max(at / H - 1, 0), 2) + Math.min(Math.max(at / H - 24, 0), 2)),
  };
  const moments = [1, 3, 24, 26];

  it.each([
    ['always: delivered.last(24h) <= 3 mg', 'held: delivered.last(24h) from 0 mcg to 3 mg'],
    ['always: delivered.last(24h) < 3 mg', 'failed: delivered.last(24h) 3 mg at 1d 1h'],
    ['always: delivered.last(24h) <= 2.9 mg', 'failed: delivered.last(24h) 3 mg at 1d 1h'],
    ['never: delivered.last(24h) > 3 mg', 'held: delivered.last(24h) from 0 mcg to 3 mg'],
    ['sometimes: delivered.last(24h) >= 3 mg', 'held: delivered.last(24h) 3 mg at 1d 1h'],
    ['sometimes: delivered.last(24h) >= 3.1 mg', 'failed: delivered.last(24h) from 0 mcg to 3 mg'],
    ['always: delivered.last(24h) >= 2 mg', 'failed: delivered.last(24h) 0 mcg at 2d 2h'],
  ])('%s', (expectation, found) => {
    expect(verdict(run([expectation], [], bursts, moments, 72))).toEqual([found]);
  });

  it('at: does not depend on what else is looked at, and sees where the window begins', () => {
    // one moment at which the strength changes, far from every look
    const given: Fake = { mass: (at) => (at < 100 * H ? at : 100 * H + 3 * (at - 100 * H)) };
    const alone = '{ at: 110h, delivered.last(24h): 1 mg }';
    const beside = ['{ at: 50h, delivered.last(24h): 1 mg }', alone, 'always: delivered.last(24h) <= 1000000 mg'];
    const [only] = run([alone], [], given, [], 200);
    const [, second] = run(beside, [], given, [], 200);
    expect(second?.found).toBe(only?.found);
    expect(only?.found).toBe('delivered.last(24h) 158400 mg');
  });

  it('always: sees a surge between two moments at which the world reports', () => {
    // a strong front reaches the tip for three hours, days after the last event
    const given: Fake = { mass: (at) => 10 * (at / H) + 1000 * Math.min(Math.max(at / H - 50, 0), 3) };
    expect(verdict(run(['always: delivered.last(24h) <= 1 mg'], [], given, [1, 300], 400))).toEqual([
      expect.stringMatching(/^failed: delivered.last\(24h\) [1-3]\.\d+ mg at 2d/),
    ]);
  });

  it('finds the window that no moment ends: the greatest sum lies between two of them', () => {
    // even 1 mg/h from 0 to 10 h, then nothing; a window of 4 h over a pause of the samples
    const given: Fake = { mass: (at) => 1000 * Math.min(at / H, 10) };
    const results = run(
      ['always: delivered.last(4h) <= 3.9 mg', 'always: delivered.last(4h) <= 4 mg'],
      [],
      given,
      [10],
      100,
    );
    expect(verdict(results)).toEqual([
      'failed: delivered.last(4h) 4 mg at 4h',
      'held: delivered.last(4h) from 0 mcg to 4 mg',
    ]);
  });

  it('does not fail a lower bound while the first window still fills', () => {
    const given: Fake = { mass: (at) => 1000 * (at / H) };
    const results = run(
      ['always: delivered.last(24h) >= 24 mg', 'sometimes: delivered.last(24h) < 24 mg'],
      [],
      given,
      [1, 30],
      72,
    );
    expect(verdict(results)).toEqual([
      'held: delivered.last(24h) 24 mg throughout',
      'failed: delivered.last(24h) 24 mg throughout',
    ]);
  });
});

describe('sequence', () => {
  const story: Said[] = [
    [2, alarm('occlusion-suspected')],
    [2, accepted],
    [3, alarm('occlusion')],
    [4, alarm('occlusion', 'ended')],
  ];
  it.each([
    ['sequence: [{ alarm: occlusion-suspected }, { alarm: occlusion }]', 'held: all 2 in order'],
    [
      'sequence: [{ alarm: occlusion-suspected, at: 2h }, { alarm: occlusion, at: 2h 58min, tolerance: 2min }]',
      'held: all 2 in order',
    ],
    [
      'sequence: [{ alarm: occlusion-suspected, at: 2h }, { alarm: occlusion, at: 2h 57min, tolerance: 2min }]',
      'failed: alarm occlusion raised at 3h, 3min too late',
    ],
    [
      'sequence: [{ alarm: occlusion-suspected, at: 3h, tolerance: 1min }, { alarm: occlusion }]',
      'failed: alarm occlusion-suspected raised at 2h, 1h too early',
    ],
    [
      'sequence: [{ alarm: occlusion }, { alarm: occlusion-suspected }]',
      'failed: alarm occlusion-suspected raised at 2h in place 1, where alarm occlusion raised was expected',
    ],
    ['sequence: [{ alarm: occlusion-suspected }]', 'failed: one more: alarm occlusion raised at 3h'],
    [
      'sequence: [{ alarm: occlusion-suspected }, { alarm: occlusion }, { alarm: motor-stall }]',
      'failed: 2 of 3: alarm motor-stall raised never came',
    ],
    [
      'sequence: [{ alarm: occlusion-suspected }, { alarm: occlusion }, { alarm: { ended: occlusion } }]',
      'held: all 3 in order',
    ],
  ])('%s', (expectation, found) => {
    expect(verdict(run([expectation], story))).toEqual([found]);
  });
});

it('goes on from a snapshot as if nothing had been', () => {
  const expectations = [
    'always: delivered.last(4h) <= 4 mg',
    '{ within: 2h, of: first, alarm: occlusion }',
    'sequence: [{ alarm: occlusion }, { alarm: motor-stall }]',
    '{ at: 2h, pressure: 2 kPa }',
    'sometimes: pressure > 5 kPa',
    'never: { alarm: temperature }',
  ];
  const fake: Fake = { signal: (at) => at / H, mass: (at) => 1000 * (at / H) };
  const hour = (judge: Judge, at: number): void => {
    const say = (record: object): void => judge.see({ t: at * H, seq: at, ...record } as unknown as TraceRecord);
    if (at === 1) say(step(0));
    if (at === 3) say(alarm('occlusion'));
    if (at === 5) say(alarm('motor-stall'));
    judge.moment((at * H) as Instant);
    if (at === 2) judge.checkAt((at * H) as Instant);
  };
  const results = (cut: number): readonly ExpectResult[] => {
    let judge = judgeOf(expectations, fake, { at: 0 });
    for (let at = 0; at <= 8; at++) {
      if (at === cut) {
        const saved = JSON.parse(JSON.stringify(judge.snapshot())) as ReturnType<Judge['snapshot']>;
        judge = judgeOf(expectations, fake, { at: 0 });
        judge.restore(saved, (Math.max(0, at - 1) * H) as Instant);
      }
      hour(judge, at);
    }
    judge.end((8 * H) as Instant);
    return judge.results();
  };
  const unbroken = results(-1);
  expect(unbroken.map((one) => one.held)).toEqual([true, true, true, true, true, true]);
  for (let cut = 0; cut <= 8; cut++) expect(results(cut)).toEqual(unbroken);
});

it('says line, kind and words of each result', () => {
  const [result] = run(['always: delivered.last(24h) <= 4 mg'], [], {}, [D / H]);
  expect(result).toEqual({
    index: 0,
    line: 11,
    kind: 'always',
    text: 'always: delivered.last(24h) <= 4 mg',
    held: true,
    found: 'delivered.last(24h) 0 mcg throughout',
    at: null,
  });
});
