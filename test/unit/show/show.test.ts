import { describe, expect, it } from 'vitest';
import { withStep } from '../../../sim/show/add-step.js';
import { readStory, Show } from '../../../sim/show/index.js';
import type { Story } from '../../../sim/show/story.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import { runScenario } from '../../../sim/world/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';
import { formatDuration, type Instant } from '../../../src/units/index.js';
import { fileOf, STORIES } from '../../scenario/told.js';
import { textOf } from '../../support/tree.js';

const storyOf = (text: string): Story => {
  const read = readStory(text, 'story.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.story;
};
const showOf = (name: string): Show => new Show(storyOf(textOf(fileOf(name))));
const whole = (show: Show, entries = 500): Show => {
  while (!show.film.finished) show.film.go(entries);
  return show;
};
const recordsOf = (text: string): readonly TraceRecord[] => {
  const { scenario, profile } = storyOf(text);
  const records: TraceRecord[] = [];
  runScenario(scenario, { profile, formulary: BUILT_IN_FORMULARY, sinks: [(record) => records.push(record)] });
  return records;
};
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a film', () => {
  it('is the same in pieces of any size', () => {
    const [small, large] = [whole(showOf('fault/mri-stall'), 7), whole(showOf('fault/mri-stall'), 100_000)];
    expect(small.film.told()).toEqual(large.film.told());
  });

  it('tells what the run tells: verdict, alarms, steps, states', () => {
    const told = whole(showOf('fault/mri-stall')).film.told();
    const records = recordsOf(textOf(fileOf('fault/mri-stall')));
    expect(told.result?.verdict).toBe('held');
    expect(told.alarms.map(({ alarm, from }) => [alarm, from])).toEqual(
      records.flatMap((r) => (r.kind === 'alarm' && r.phase === 'raised' ? [[r.alarm, r.t]] : [])),
    );
    expect(told.steps.map(({ at, index }) => [at, index])).toEqual(
      records.flatMap((r) => (r.kind === 'step' ? [[r.t, r.index]] : [])),
    );
    const motor = told.lanes.find(({ region }) => region === 'motor')?.stretches ?? [];
    expect(motor.slice(1).map(({ from, state }) => [from, state])).toEqual(
      records.flatMap((r) => (r.kind === 'state' && r.region === 'motor' ? [[r.t, r.to]] : [])),
    );
  });
});

describe('what is done', () => {
  it('can be seen at once, and what is asked of the handheld is answered', () => {
    const show = whole(showOf('fault/mri-stall'));
    show.goTo((3 * DAY) as Instant);
    const broken = show.act({ fault: { kind: 'permanent-stall' } });
    if (!broken.ok) throw new Error('refused');
    expect(broken.show.now).toBe(3 * DAY + 1);
    expect(broken.show.view().faults).toContain('permanent-stall');
    const twice = broken.show.act({ clear: 'permanent-stall' });
    if (!twice.ok) throw new Error('refused');
    expect(twice.show.view().faults).toEqual([]);
    expect(twice.show.story.scenario.steps.flatMap(({ when }) => ('at' in when ? [when.at] : []))).toContain(
      3 * DAY + 2,
    );
    const asked = show.act({ patient: 'request-bolus' });
    if (!asked.ok) throw new Error('refused');
    expect(asked.show.view().handheld).toMatchObject({ busyWith: null, request: { what: 'bolus' } });
  });

  it('has a place before steps that still wait, where behind them it would come too late', () => {
    const show = whole(showOf('lesson/day-of-boluses'));
    show.goTo((10 * 60_000) as Instant);
    const acted = show.act({ world: { jam: { for: '1s' } } });
    if (!acted.ok) throw new Error(JSON.stringify(acted));
    expect(acted.show.story.text).toContain(
      '  - at: 10min 1ms\n    world: { jam: { for: 1s } }\n  - after: prime-complete\n',
    );
    const other = whole(new Show(storyOf(acted.show.story.text)));
    expect(whole(acted.show).film.told()).toEqual(other.film.told());
  });
});

describe('a moment of it', () => {
  const show = whole(showOf('fault/mri-stall'));

  it('shows the same, from wherever it is gone to', () => {
    const moments = [0, 10 * DAY + 9.5 * HOUR, 3 * DAY, 11 * DAY, 12 * DAY, 5 * 60_000 + 7_000, 10 * DAY];
    const straight = new Map(
      moments.toSorted((a, b) => a - b).map((at) => [at, JSON.stringify(show.goTo(at as Instant))]),
    );
    for (const at of moments) expect(JSON.stringify(show.goTo(at as Instant))).toBe(straight.get(at));
  });

  it('shows truth and belief of the pump', () => {
    const view = show.goTo((10 * DAY + 9.5 * HOUR) as Instant);
    expect(view).toMatchObject({ clock: 'Thu 17:30', rotorHeld: true, alarms: ['motor-stall'] });
    expect(view.states).toMatchObject({ motor: 'stalled', infusion: 'simple' });
    expect(view.flow.trueMlPerDay).toBe(0);
    expect(view.line.pieces.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('goes on from event to event, of those that somebody would call so, and then to the end', () => {
    const one = whole(showOf('fault/mri-stall'));
    const records = recordsOf(textOf(fileOf('fault/mri-stall')));
    const alarms = records.flatMap(({ kind, t }) => (kind === 'alarm' || kind === 'step' ? [t] : []));
    one.goTo((9 * DAY) as Instant);
    const seen: number[] = [];
    while (one.now < one.film.until && seen.length < 500) seen.push(one.goOn().at);
    expect(seen.at(-1)).toBe(one.film.until);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
    for (const t of alarms.filter((at) => at > 9 * DAY)) expect(seen).toContain(t);
    // Talking by radio takes a frame every few milliseconds; nobody would press a button for each.
    expect(seen.length).toBeLessThan(40);
  });

  it('is forked whole where the film stands in its midst', () => {
    const name = 'fault/occlusion-and-release';
    let forks = 0;
    for (let entries = 1; entries < 400; entries += 7) {
      const show = showOf(name);
      show.film.go(entries);
      show.goTo(show.film.computed);
      const acted = show.act({ patient: 'request-bolus' });
      if (!acted.ok) continue;
      forks += 1;
      const other = whole(new Show(storyOf(acted.show.story.text)));
      expect(whole(acted.show).film.told(), String(entries)).toEqual(other.film.told());
    }
    expect(forks).toBeGreaterThan(30);
  });

  it('goes no further than the film is computed', () => {
    const young = showOf('fault/mri-stall');
    young.film.go(20);
    for (let i = 0; i < 50; i++) expect(young.goOn().at).toBeLessThanOrEqual(young.film.computed);
  });

  it('is no later than what is computed', () => {
    const young = showOf('fault/mri-stall');
    expect(young.goTo((5 * DAY) as Instant).at).toBe(young.film.computed);
  });
});

describe('what somebody does', () => {
  const told = (records: readonly TraceRecord[]) =>
    records.filter(({ kind }) => !['header', 'expect', 'reach', 'end'].includes(kind));

  it('becomes a step of the story, whose text alone gives the same run', () => {
    const show = whole(showOf('fault/mri-stall'));
    show.goTo((4 * DAY + 1_234) as Instant);
    const acted = show.act({ world: { mri: { field: '3 T', for: '20min' } } });
    if (!acted.ok) throw new Error('refused');
    const next = whole(acted.show);
    const other = storyOf(next.story.text);
    expect(other.scenario.steps[2]?.when).toEqual({ at: 4 * DAY + 1_235 });
    const alone = whole(new Show(other));
    expect(next.film.told()).toEqual(alone.film.told());
    for (const at of [0, DAY, 4 * DAY + 1_234, 4 * DAY + HOUR / 4, 9 * DAY, 12 * DAY])
      expect(JSON.stringify(next.goTo(at as Instant))).toBe(JSON.stringify(alone.goTo(at as Instant)));
    expect(told(recordsOf(next.story.text)).some((r) => r.kind === 'step' && r.t === 4 * DAY + 1_235)).toBe(true);
  });

  it.each(STORIES.filter((_, i) => i % 6 === 0))('%s: goes the same way as its text, whenever it is done', (name) => {
    const show = whole(showOf(name));
    const { until } = show.film;
    for (const share of [0.11, 0.5, 0.83]) {
      show.goTo(Math.floor(until * share) as Instant);
      const acted = show.act({ patient: 'request-bolus' });
      if (!acted.ok) throw new Error(JSON.stringify(acted));
      const [next, alone] = [whole(acted.show), whole(new Show(storyOf(acted.show.story.text)))];
      expect(JSON.stringify(next.film.told()) === JSON.stringify(alone.film.told())).toBe(true);
      expect(JSON.stringify(next.goTo(until))).toBe(JSON.stringify(alone.goTo(until)));
    }
  });

  it('is refused with the reason when it makes no sense, and changes nothing', () => {
    const show = whole(showOf('fault/mri-stall'));
    show.goTo(DAY as Instant);
    const before = JSON.stringify(show.view());
    const wrong = show.act({ world: { mri: { field: '3 kg', for: '20min' } } });
    expect(wrong).toMatchObject({ ok: false, issues: [{ found: '"3 kg"' }] });
    show.goTo(show.film.until);
    expect(show.act({ patient: 'request-bolus' }).ok).toBe(false);
    expect(JSON.stringify(show.goTo(DAY as Instant))).toBe(before);
  });
});

describe('a step that is added to a file', () => {
  it.each(STORIES)('%s: leaves every other line as it was, in the order of time', (name) => {
    const text = textOf(fileOf(name));
    const before = storyOf(text).scenario;
    for (const at of [61_001, Math.floor(before.until / 2) + 1, before.until - 1] as Instant[]) {
      const longer = withStep(text, before, at, { patient: 'request-bolus' });
      const now = storyOf(longer).scenario;
      const index = now.steps.findIndex(({ when }) => 'at' in when && when.at === at);
      expect(now.steps[index]?.action).toEqual({ do: 'patient', request: 'bolus' });
      const rest = (steps: typeof now.steps) => steps.map(({ when, action }) => ({ when, action }));
      expect(rest(now.steps.toSpliced(index, 1))).toEqual(rest(before.steps));
      // What is counted from a step is counted from the same one.
      const named = (scenario: typeof now) =>
        scenario.expectations.map((e) =>
          e.kind === 'within' && typeof e.of === 'number' ? scenario.steps[e.of]?.text : '',
        );
      expect(named(now)).toEqual(named(before));
      const lines = longer.split('\n');
      const line = lines.findIndex((one) => one.trim() === `- at: ${formatDuration(at)}`);
      const unnumbered = (whole: string) => whole.replace(/ of: \d+/g, ' of: n');
      expect(unnumbered(lines.toSpliced(line, 2).join('\n'))).toBe(unnumbered(text));
    }
  });

  it('is put in where there are none, or where they stand in brackets, and numbers follow', () => {
    const head =
      'version: 1\ntitle: T\npurpose: P.\ndevice: peristaltic-40\ndrug: { name: saline, concentration: 9 mg/mL }\nimplant: { fill: 40 mL, catheter: { length: 80 cm } }\nseed: 1\nstart: Mon 08:00\nuntil: 1d\n';
    const expected = 'expect:\n  - within: 5min\n    of: 1\n    refused: x\n'.replace('refused: x', 'reply: accepted');
    for (const steps of [
      'steps: [{ at: 15min, clinician: interrogate }]\n',
      'steps:\n  - at: 15min\n    clinician: interrogate\n',
    ]) {
      const { text, scenario } = storyOf(`${head}${steps}${expected}`);
      const early = storyOf(withStep(text, scenario, 600_000 as Instant, { patient: 'request-bolus' })).scenario;
      expect(early.steps.map(({ action }) => action.do)).toEqual(['patient', 'clinician']);
      expect(early.expectations[0]).toMatchObject({ of: 1 });
      const late = storyOf(withStep(text, scenario, 6_000_000 as Instant, { patient: 'request-bolus' })).scenario;
      expect(late.expectations[0]).toMatchObject({ of: 0 });
    }
    const empty = storyOf(`${head}steps: []\nexpect:\n  - at: end\n    active: []\n`);
    const one = storyOf(
      withStep(empty.text, empty.scenario, 600_000 as Instant, { patient: 'request-bolus' }),
    ).scenario;
    expect([one.steps.length, one.expectations.length]).toEqual([1, 1]);
  });
});
