import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario, Step } from '../../../sim/scenario/index.js';
import { canonical, type TraceRecord } from '../../../sim/trace/index.js';
import { beginRun, forked, type RunResult, type RunSnapshot, resumeRun, runToEnd } from '../../../sim/world/index.js';
import type { Duration, Instant } from '../../../src/units/index.js';
import { STORIES, storyOf } from '../../scenario/told.js';
import { type Story, stories } from '../../support/stories.js';
import { optionsFor } from '../../support/world.js';

type Ran = {
  readonly lines: readonly string[];
  readonly result: RunResult;
  readonly kept: RunSnapshot;
  readonly last: RunSnapshot;
};

const lineOf = (record: TraceRecord): string => canonical(record);

/** Writes a run down at some moments, as text that was read again. */
const writingDown = (kept: RunSnapshot[], ...moments: readonly number[]) => ({
  snapshots: moments.map((at) => ({
    at: at as Instant,
    take: (snapshot: RunSnapshot) => kept.push(JSON.parse(JSON.stringify(snapshot))),
  })),
});

/** An unbroken run, written down at a moment, and again at its end. */
function unbroken(scenario: Scenario, at: Instant): Ran {
  const lines: string[] = [];
  const kept: RunSnapshot[] = [];
  const options = {
    ...optionsFor(scenario, (r) => lines.push(lineOf(r))),
    ...writingDown(kept, at, scenario.until),
  };
  const result = runToEnd(scenario, beginRun(scenario, options), options);
  const [snapshot, last] = kept;
  if (snapshot === undefined || last === undefined || kept.length > 2) throw new Error('it was not written down twice');
  return { lines, result, kept: snapshot, last };
}

/** The same from the snapshot on. */
function resumed(scenario: Scenario, snapshot: RunSnapshot, changed = false) {
  const lines: string[] = [];
  const kept: RunSnapshot[] = [];
  const options = { ...optionsFor(scenario, (r) => lines.push(lineOf(r))), ...writingDown(kept, scenario.until) };
  const result = runToEnd(scenario, resumeRun(scenario, options, snapshot, changed), options);
  return { header: JSON.parse(lines[0] ?? '') as TraceRecord, lines: lines.slice(1), result, last: kept[0] };
}

/** Where two long texts part; empty where they do not. */
function parting(a: string | undefined, b: string): string {
  if (a === b) return '';
  let at = 0;
  while (a?.[at] === b[at]) at += 1;
  return `${a?.slice(at - 80, at + 80)} | ${b.slice(at - 80, at + 80)}`;
}

const isAsIf = (scenario: Scenario, at: Instant): void => {
  const { lines, result, kept, last } = unbroken(scenario, at);
  const rest = resumed(scenario, kept);
  expect(rest.header).toMatchObject({ kind: 'header', from: { at_ms: at, records: kept.world.state.seq } });
  expect(rest.lines).toEqual(lines.slice(kept.world.state.seq));
  // A resumed oracle asks its rules once more than need be, which some of them note; what they find is in the lines.
  const told = ({ oracle: _oracle, ...whole }: Partial<RunSnapshot>) => JSON.stringify(whole);
  expect(parting(told(rest.last ?? {}), told(last))).toBe('');
  expect({ ...rest.result, snapshots: null }).toEqual({ ...result, snapshots: null });
};

describe('a run that goes on from a snapshot', () => {
  it.each(STORIES)('%s has the records and the verdict of the unbroken run, wherever it was written down', (name) => {
    const scenario = storyOf(name);
    const share = (STORIES.indexOf(name) * 0.618) % 1;
    isAsIf(scenario, Math.floor(scenario.until * share) as Instant);
  });

  it('at its first moment, at its last, and at the moments of its steps and expectations', () => {
    const scenario = storyOf('fault/mri-stall');
    const fixed = scenario.steps.flatMap(({ when }) => ('at' in when ? [when.at] : []));
    const looked = scenario.expectations.flatMap((e) => (e.kind === 'at' ? [e.at] : []));
    for (const at of new Set([0, scenario.until, ...fixed, ...looked])) isAsIf(scenario, at as Instant);
  });

  it('whatever the story', () => {
    fc.assert(
      fc.property(stories(), fc.nat({ max: 1_000 }), (story: Story, share) => {
        isAsIf(story.scenario(), Math.floor((story.until * share) / 1_000) as Instant);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a fork', () => {
  const scenario = storyOf('fault/mri-stall');
  const at = 864_000_000 as Instant;
  const { lines, kept } = unbroken(scenario, at);
  const value = (now: Scenario) => {
    const made = forked(scenario, now, kept);
    if (!made.ok) throw new Error(made.refusal.found);
    return made.value;
  };
  const refusal = (now: Scenario): string => {
    const made = forked(scenario, now, kept);
    return made.ok ? 'none' : `${made.refusal.code}: ${made.refusal.found}`;
  };
  const withStep = (index: number, change: object): Scenario => ({
    ...scenario,
    steps: scenario.steps.map((step) => (step.index === index ? { ...step, ...change } : step)),
  });

  it('without a change is no fork', () => {
    const { snapshot, judgedFromHere } = value({ ...scenario });
    expect(judgedFromHere).toEqual([]);
    expect(resumed(scenario, snapshot).lines).toEqual(lines.slice(kept.world.state.seq));
  });

  it('goes the way of a run that had the other story from its start', () => {
    const shorter = withStep(2, {
      action: { do: 'world', change: { change: 'mri', field: 1_500_000, span: 180_000 } },
    });
    const later = withStep(2, { when: { at: (864_000_000 + 7_200_000) as Instant } });
    const without: Scenario = { ...scenario, steps: scenario.steps.slice(0, 2), expectations: [] };
    const longer: Scenario = { ...scenario, until: (scenario.until + 86_400_000) as Scenario['until'] };
    for (const now of [shorter, later, without, longer]) {
      const whole = unbroken(now, at);
      const fork = resumed(now, value(now).snapshot, true);
      expect(fork.header).toMatchObject({ from: { changed: true } });
      // Entries are numbered anew, which no record tells; what was judged from here on can only be judged so.
      const told = (all: readonly string[]) => all.filter((line) => !/"kind":"(expect|reach|end)"/.test(line));
      expect(told(fork.lines)).toEqual(told(whole.lines.slice(kept.world.state.seq)));
      expect(fork.result.totals).toEqual(whole.result.totals);
    }
  });

  it('takes what somebody does at the next moment as if the file had said so, whatever the story', () => {
    const deeds: readonly Step['action'][] = [
      { do: 'patient', request: 'bolus' },
      { do: 'clinician', order: { order: 'stop' } },
      {
        do: 'keys',
        presses: ['connect', 'cancel', 'ok', 'confirm'].map((key) => ({ key, held: 0 as Duration, bounces: 0 })),
      },
      { do: 'world', change: { change: 'mri', field: 1_500_000 as never, span: 3_600_000 as never } },
    ];
    const told = (all: readonly string[]) => all.filter((line) => !/"kind":"(expect|reach|end)"/.test(line));
    fc.assert(
      fc.property(
        stories(),
        fc.nat({ max: 999 }),
        fc.constantFrom(...deeds),
        fc.boolean(),
        (story: Story, share, action, beside) => {
          const before = story.scenario();
          const moment = Math.floor((before.until * share) / 1_000) as Instant;
          const step = { index: before.steps.length, line: 0, name: null, text: 'by hand', action };
          const past = unbroken(before, moment).kept;
          // The moment at which people are about to do something else is the one at which the order matters.
          const soon = past.world.kernel.entries.find((entry) => entry.phase === 'controller' && entry.at > moment);
          const at = beside && soon !== undefined && soon.at <= before.until ? soon.at : moment + 1;
          const now: Scenario = {
            ...before,
            steps: [...before.steps, { ...step, when: { at: at as Instant } } as Step],
          };
          const made = forked(before, now, past);
          if (!made.ok) throw new Error(made.refusal.found);
          const whole = unbroken(now, moment);
          const fork = resumed(now, made.value.snapshot, true);
          expect(parting(told(fork.lines).join('\n'), told(whole.lines.slice(past.world.state.seq)).join('\n'))).toBe(
            '',
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('judges what is new from here on', () => {
    const [first, ...rest] = scenario.expectations;
    if (first === undefined) throw new Error('no expectation');
    const other = { ...first, text: 'another', line: 77 };
    expect(value({ ...scenario, expectations: [other, ...rest] }).judgedFromHere).toEqual([77]);
    expect(value({ ...scenario, expectations: [{ ...first, line: 78 }, ...rest] }).judgedFromHere).toEqual([]);
  });

  const expecting = (...news: readonly object[]): Scenario => {
    const all = [...news, ...scenario.expectations];
    return {
      ...scenario,
      expectations: all.map((one, index) => ({ ...one, index })) as unknown as Scenario['expectations'],
    };
  };
  const hour = 3_600_000;
  const given = (window: number) =>
    ({
      compare: {
        quantity: { signal: 'delivered.last', window, written: 'w' },
        is: '<=',
        value: 1,
        tolerance: 0,
        kind: 'mass',
      },
    }) as const;
  const newOne = (rest: object) => ({ line: 77, text: 'new', ...rest });

  it('leaves what it has judged with the expectation, wherever in the file that stands now', () => {
    const { kept: late } = unbroken(scenario, (at + 12 * hour) as Instant);
    const now = expecting(newOne({ kind: 'at', at: at + 48 * hour, conditions: [{ alarms: { active: [] } }] }));
    const made = forked(scenario, now, late);
    if (!made.ok) throw new Error(made.refusal.found);
    expect(made.value.judgedFromHere).toEqual([77]);
    expect(made.value.snapshot.judge.watches.slice(1)).toEqual(late.judge.watches);
    expect(resumed(now, made.value.snapshot, true).result.expectations.map(({ held }) => held)).not.toContain(false);
  });

  it('keeps what two expectations of the same words know apart', () => {
    const twice = { ...scenario, expectations: [...scenario.expectations, ...scenario.expectations] };
    const { kept: late } = unbroken(twice, (at + 12 * hour) as Instant);
    const thrice = { ...twice, expectations: [...twice.expectations, ...scenario.expectations.slice(-1)] };
    const made = forked(twice, thrice, late);
    expect(made.ok && made.value.snapshot.judge.watches).toEqual([...late.judge.watches, null]);
  });

  it('judges a new window where it is full, by what was given since the snapshot', () => {
    const { judgedLater, snapshot } = value(expecting(newOne({ kind: 'always', condition: given(24 * hour) })));
    expect(judgedLater).toEqual([{ line: 77, from: at + 24 * hour }]);
    const [found] = resumed(expecting(newOne({ kind: 'always', condition: given(24 * hour) })), snapshot, true).result
      .expectations;
    expect(found).toMatchObject({ held: false, at: at + 24 * hour });
    const looked = expecting(newOne({ kind: 'at', at: at + 30 * hour, conditions: [given(24 * hour)] }));
    const inFork = resumed(looked, value(looked).snapshot, true).result.expectations[0];
    expect(inFork?.found).toBe(unbroken(looked, at).result.expectations[0]?.found);
  });

  it('judges by a window that was fed from the start at once, and by one of an earlier fork when it is full', () => {
    const always = newOne({ kind: 'always', condition: given(24 * hour) });
    const before = expecting(always);
    const now = expecting({ ...always, text: 'another' }, always);
    const { kept: past } = unbroken(before, at);
    const since = (moment: number): RunSnapshot => {
      const windows = Object.entries(past.judge.windows).map(([key, one]) => [key, { ...one, since: moment }]);
      return { ...past, judge: { ...past.judge, windows: Object.fromEntries(windows) } };
    };
    const later = (run: RunSnapshot) => {
      const made = forked(before, now, run);
      return made.ok ? made.value.judgedLater : made.refusal.found;
    };
    expect([later(past), later(since(1))]).toEqual([[], []]);
    expect(later(since(at - hour))).toEqual([{ line: 77, from: at + 23 * hour }]);
    const looked = newOne({ kind: 'at', at: at + hour, conditions: [given(at + hour)] });
    const whole = expecting(looked, newOne({ kind: 'always', condition: given(at + hour) }));
    const { kept: fed, result } = unbroken(whole, at);
    const made = forked(expecting(whole.expectations[1] as object), whole, fed);
    if (!made.ok) throw new Error(made.refusal.found);
    const [first] = resumed(whole, made.value.snapshot, true).result.expectations;
    expect(first?.found).toBe(result.expectations[0]?.found);
  });

  const alarm = { happening: 'alarm', alarm: 'motor-stall', phase: 'raised' } as const;
  it.each<[string, object, string]>([
    ['a moment that has passed', { kind: 'at', at: hour, conditions: [] }, 'fork-judges-past: .* looks at 1h'],
    ['the very moment', { kind: 'at', at, conditions: [] }, 'fork-judges-past: .* looks at 10d'],
    ['a window not full', { kind: 'at', at: at + hour, conditions: [given(24 * hour)] }, 'fork-judges-past: .* window'],
    ['a span that has begun', { kind: 'between', from: at, to: at + hour, happening: alarm }, 'fork-judges-past'],
    ['a step done', { kind: 'within', span: hour, of: 0, from: 'step 1', happening: alarm }, 'step 1 came before'],
    [
      'an event that came',
      { kind: 'within', span: hour, of: 'prime-complete', from: 'prime-complete', happening: alarm },
      'prime-complete came before',
    ],
    [
      'a first item that is over',
      { kind: 'sequence', items: [{ happening: alarm, at: at + hour, tolerance: hour }] },
      'fork-judges-past: .* looks at 10d',
    ],
    [
      'a window longer than the rest',
      { kind: 'always', condition: given(3_000 * hour) },
      'fork-too-short: .* is full at',
    ],
  ])('refuses to judge %s', (_, what, told) => {
    const said = refusal(expecting(newOne(what)));
    expect(said).toMatch(new RegExp(told));
    expect(said).toContain('at line 77');
  });

  it.each<[string, object]>([
    ['a moment after it', { kind: 'at', at: at + 1, conditions: [] }],
    ['a span after it', { kind: 'between', from: at + 1, to: at + hour, happening: alarm }],
    ['a step to come', { kind: 'within', span: hour, of: 2, from: 'scan', happening: alarm }],
    ['an event to come', { kind: 'within', span: hour, of: 'alarm', from: 'alarm', happening: alarm }],
    ['a window from it on', { kind: 'at', at: at + 24 * hour, conditions: [given(24 * hour)] }],
  ])('judges %s', (_, what) => {
    expect(refusal(expecting(newOne(what)))).toBe('none');
  });

  it('does what follows the last step once, where it is planned already', () => {
    // Long enough that it would be seen to come twice.
    const until = (at + 300 * hour) as unknown as Scenario['until'];
    const follows = { ...withStep(2, { when: { after: 'previous', delay: 250 * hour } }), until };
    const { kept: past } = unbroken(follows, at);
    const made = forked(follows, { ...follows, seed: 8 }, past);
    if (!made.ok) throw new Error(made.refusal.found);
    const { lines: rest } = resumed(follows, made.value.snapshot, true);
    expect(rest.filter((line) => /"kind":"step"/.test(line) && /"index":2[,}]/.test(line))).toHaveLength(1);
  });

  it.each([
    ['prime-complete', 1, 'fork-changes-past: step 2, .* waits for prime-complete'],
    ['prime-complete', 2, 'none'],
    ['alarm', 2, 'none'],
  ])('with a new step after %s, behind %i others, tells when that has come', (event, count, told) => {
    const first = { ...scenario, steps: scenario.steps.slice(0, count), expectations: [] };
    const { kept: past } = unbroken(first, at);
    const next = { ...scenario.steps[2], index: count, when: { after: event, delay: 60_000 } } as unknown as Step;
    const made = forked(first, { ...first, steps: [...first.steps, next] }, past);
    expect(made.ok ? 'none' : `${made.refusal.code}: ${made.refusal.found}`).toMatch(new RegExp(told));
    if (made.ok) expect(made.value.snapshot.world.state.waiting).toMatchObject({ index: count, event });
  });

  it.each<[string, Scenario, string]>([
    ['another drug', { ...scenario, drug: { ...scenario.drug, name: 'baclofen' } }, 'fork-changes-past: another drug'],
    ['another pump', { ...scenario, device: 'peristaltic-40' }, 'fork-changes-past: another device'],
    ['another start', { ...scenario, start: 5 as Scenario['start'] }, 'fork-changes-past: another start'],
    ['a step that was done', withStep(0, { text: 'another' }), 'fork-changes-past: another step 1'],
    ['a step that comes too late', withStep(2, { when: { at } }), 'fork-changes-past: step 3'],
    ['an end that has passed', { ...scenario, until: 1_000 as Scenario['until'] }, 'fork-too-short: a run of'],
  ])('refuses %s', (_, now, told) => {
    expect(refusal(now)).toContain(told);
  });

  it('lets what follows a step that was done wait, or follow at once', () => {
    const steps = scenario.steps.slice(0, 2);
    const next = { ...(scenario.steps[2] as Scenario['steps'][number]), index: 2 };
    for (const event of ['previous', 'alarm'] as const) {
      const now: Scenario = {
        ...scenario,
        steps: [...steps, { ...next, when: { after: event, delay: 60_000 as never } }],
      };
      const { snapshot } = value(now);
      const { lines: after } = resumed(now, snapshot, true);
      const began = after.find((line) => line.includes('"kind":"step"'));
      if (event === 'previous') expect(JSON.parse(began ?? '{}')).toMatchObject({ t: at + 60_000, index: 2 });
      else expect(snapshot.world.state.waiting).toMatchObject({ index: 2, event: 'alarm' });
    }
  });
});
