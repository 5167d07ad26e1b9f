import { describe, expect, it } from 'vitest';
import { RULES } from '../../../../sim/oracle/index.js';
import { beginRunPage, type RunPage } from '../../../../sim/report/html/run-page.js';
import type { HeaderRecord } from '../../../../sim/trace/index.js';
import { MS_PER_DAY } from '../../../../src/units/index.js';
import { alarm, ask, type Bare, dayTrain, denied, expectation, header, numbered } from '../story-records.js';

/** A requirement of a version to come; written in parts, since the page of requirements does not know it. */
const STRANGE = ['SR', '999'].join('-');
const CLOSING = { repeat: { command: "npx thecal run 'a b.yaml' --seed 7", note: '' }, outOfTime: false };
const END: Bare = {
  kind: 'end',
  t: MS_PER_DAY as never,
  ended: 'finished',
  events: 0,
  verdict: 'held',
  totals: {},
  sha256: '',
};
const finding = (rule: string): Bare =>
  ({ kind: 'finding', t: MS_PER_DAY, at: 5_000, rule, requirement: 'SR-013', text: 'too much' }) as unknown as Bare;

function pageFrom(records: readonly Bare[], first: Bare = header(1)): RunPage {
  const [head, ...rest] = numbered([first, ...records]);
  const page = beginRunPage(head as HeaderRecord);
  if (page === null) throw new Error('the family is not known');
  for (const record of rest) page.sink(record);
  return page;
}

/** The words of a part of a page, in order. */
const wordsIn = (html: string, id: string): string =>
  (html.split(`<section id="${id}"`)[1] ?? '')
    .split('</section>')[0]
    ?.replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ') ?? '';

describe('the page of a run', () => {
  it('is the same for the same records, always', () => {
    const records = [ask(10), denied(10, 1), alarm(20, 'raised'), dayTrain(0), expectation(3, true), END];
    const [one, two] = [pageFrom(records).html(CLOSING), pageFrom(records).html(CLOSING)];
    expect(two).toBe(one);
    const strange = pageFrom([dayTrain(0)]).html(CLOSING);
    expect(strange).not.toBe(one);
    expect(pageFrom(records).html(CLOSING)).toBe(one);
  });

  it('puts the verdict first: held, failed by an expectation, failed by a finding, stopped, left', () => {
    const first = (records: readonly Bare[], outOfTime = false): string => {
      const page = pageFrom(records);
      const [, title = ''] = /<title>(\w[\w ]*):/.exec(page.html({ ...CLOSING, outOfTime })) ?? [];
      return `${page.verdict(outOfTime)} ${title}`;
    };
    expect(first([expectation(3, true), END])).toBe('held Held');
    expect(first([expectation(3, false), END])).toBe('failed Failed');
    expect(first([expectation(3, true), finding('dose-window'), END])).toBe('failed Failed');
    expect(first([expectation(3, false), { ...END, ended: 'out-of-time' } as Bare])).toBe('out-of-time Out of time');
    expect(first([expectation(3, true), END], true)).toBe('out-of-time Out of time');
    expect(first([{ ...END, ended: 'left' } as Bare])).toBe('held Held');
  });

  it('judges no expectation of a run that was stopped, and says of one that was left that none was asked', () => {
    const stopped = pageFrom([expectation(3, false), { ...END, ended: 'out-of-time' } as Bare]).html(CLOSING);
    expect(wordsIn(stopped, 'verdict')).toContain('Nothing that was expected is judged.');
    expect(wordsIn(stopped, 'verdict')).not.toContain('FAILED');
    const left = pageFrom([{ ...END, ended: 'left' } as Bare]).html(CLOSING);
    expect(wordsIn(left, 'verdict')).toContain('was left before its end');
    expect(left).toContain('what was expected was not asked; the oracle found nothing wrong');
  });

  it('tells each expectation with its line, and what was found', () => {
    const html = pageFrom([expectation(14, false), expectation(9, true), END]).html(CLOSING);
    expect(wordsIn(html, 'verdict')).toMatch(/✓ held 9 reservoir.* 34 mL ✗ FAILED 14 reservoir/);
  });

  it('tells what the oracle found, also when it is one thing, and when it is nothing', () => {
    const verdict = (...found: readonly Bare[]) => wordsIn(pageFrom([...found, END]).html(CLOSING), 'verdict');
    expect(verdict()).toContain('found nothing wrong');
    expect(verdict(finding('dose-window'))).toContain('What the oracle found: 1 finding ');
    expect(verdict(finding('dose-window'))).toContain('SR-013 dose-window too much');
    expect(verdict(finding('dose-window'))).not.toContain('found nothing wrong');
    expect(verdict(finding('dose-window'), finding('lockout'))).toContain('What the oracle found: 2 findings ');
  });

  it('tells every rule with the cases it has judged, and marks the ones that have none', () => {
    const rules = Object.fromEntries(
      RULES.map(({ name }) => [name, name === 'dose-window' ? 12 : name === 'lockout' ? 1 : 0]),
    );
    const reach = { kind: 'reach', t: MS_PER_DAY, charts: {}, rules } as unknown as Bare;
    const requirements = [...RULES.map(({ requirement }) => requirement), STRANGE];
    const first = { ...header(1), requirements } as Bare;
    const words = wordsIn(pageFrom([finding('lockout'), reach, END], first).html(CLOSING), 'requirements');
    const sentence = RULES.find(({ name }) => name === 'dose-window')?.text ?? '?';
    expect(words).toContain(`2 of ${RULES.length} rules had a case`);
    expect(words.replaceAll('&#x27;', "'")).toContain(`✓ held SR-013 ${sentence} 12 0`);
    expect(words).toContain('✗ FAILED SR-012');
    expect(words).toContain(`? ${STRANGE} not known to this version`);
    for (const { requirement } of RULES) expect(words).toContain(requirement);
  });

  it('does not claim that rules held of which nobody has counted the cases', () => {
    const words = wordsIn(
      pageFrom([END], { ...header(1), requirements: ['SR-013'] } as Bare).html(CLOSING),
      'requirements',
    );
    expect(words).toContain('does not say how many cases');
    expect(words).toContain('– no count SR-013');
    expect(words).not.toContain('✓ held');
  });

  it('names the run, the command and the story, and what of the family is assumed', () => {
    const story = { text: 'version: 1\ntitle: <b>\n', settings: [] };
    const html = pageFrom([END], { ...header(1), story } as Bare).html(CLOSING);
    expect(html).toContain('npx thecal run &#x27;a b.yaml&#x27; --seed 7</code>');
    expect(html).toContain('title: &lt;b&gt;');
    for (const word of ['Seed 7', 'abcdef0123456789', 'thecal 0.1.0', 'peristaltic-40-sensing', '20 mg/mL'])
      expect(wordsIn(html, 'run')).toContain(word);
    expect(wordsIn(html, 'family')).toMatch(/assumed pump\.stroke /);
  });

  it('stays bounded and says what it leaves out', () => {
    const many = Array.from({ length: 3_000 }, (_, i) => [alarm(i * 10, 'raised'), alarm(i * 10 + 5, 'ended')]).flat();
    const found = Array.from({ length: 500 }, () => finding('dose-window'));
    const html = pageFrom([...many, ...found, END]).html(CLOSING);
    expect(html.length).toBeLessThan(1_000_000);
    expect(wordsIn(html, 'alarms')).toContain('2940 more are left out');
    expect(wordsIn(html, 'verdict')).toContain('300 more findings are left out');
    expect(wordsIn(html, 'requirements')).toMatch(/ 500 /);
  });

  it('keeps both ends of a long story and counts what lies between', () => {
    const steps = Array.from({ length: 1_000 }, (_, i) => ({
      kind: 'step',
      t: i * 60_000,
      index: i,
      line: i,
      text: `world: event ${i}`,
    })) as unknown as readonly Bare[];
    const words = wordsIn(pageFrom([...steps, END]).html(CLOSING), 'timeline');
    expect(words).toContain('event 0 ');
    expect(words).toContain('event 999 ');
    expect(words).toMatch(/\d+ lines are left out here/);
  });

  it('pairs truth and belief on both sides of a refill', () => {
    const refill = {
      kind: 'refill',
      t: MS_PER_DAY,
      typed_withdrawn_pl: 39e9,
      typed_filled_pl: 40e9,
      true_withdrawn_pl: 39e9,
      true_filled_pl: 40e9,
      pocket_pl: 0,
      discrepancy_pl: 1e8,
      balance: { ...(dayTrain(0) as { balance: object }).balance, reservoir_pl: 41.4e9 },
    } as unknown as Bare;
    const words = wordsIn(pageFrom([dayTrain(0), refill, END]).html(CLOSING), 'plots');
    const [, gap = ''] = /widest gap is (-?[\d.]+) mL/.exec(words) ?? [];
    expect(Math.abs(Number(gap))).toBeLessThan(1);
  });

  it('cannot be begun for a family that nobody knows', () => {
    const [head] = numbered([{ ...header(1), profile: 'constructor' } as Bare]);
    expect(beginRunPage(head as HeaderRecord)).toBe(null);
  });
});
