import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { beginPaper, readStory } from '../../../sim/show/index.js';
import type { Tell } from '../../../sim/web/wire/messages.js';
import { Stagehand } from '../../../sim/web/wire/stagehand.js';
import { fileOf } from '../../scenario/told.js';
import { textOf } from '../../support/tree.js';

/** A stagehand whose later work is done when the test says so, and what it has told. */
function backstage() {
  const told: Tell[] = [];
  const waiting: (() => void)[] = [];
  const hand = new Stagehand({ tell: (message) => told.push(structuredClone(message)), later: (w) => waiting.push(w) });
  const rest = (): void => {
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) work();
  };
  const last = <K extends Tell['tell']>(kind: K) =>
    told.findLast((one): one is Extract<Tell, { tell: K }> => one.tell === kind);
  return { hand, told, rest, last, waiting };
}
const OCCLUSION = textOf(fileOf('fault/occlusion-and-release'));

describe('a stagehand', () => {
  it('shows a story at its start, and computes it ahead', () => {
    const { hand, rest, last, told } = backstage();
    hand.hear({ ask: 'open', text: OCCLUSION, name: 'o.yaml' });
    expect(told.slice(0, 3).map(({ tell }) => tell)).toEqual(['opened', 'view', 'film']);
    expect(last('film')?.film.result).toBeNull();
    rest();
    expect(last('film')?.film).toMatchObject({ result: { verdict: 'held' } });
    expect(last('opened')?.story).toMatchObject({
      name: 'o.yaml',
      title: 'Occlusion, held, and released',
      drug: 'morphine',
    });
  });

  it('answers each look while it still computes', () => {
    const { hand, last, waiting } = backstage();
    hand.hear({ ask: 'open', text: OCCLUSION, name: 'o.yaml' });
    waiting.shift()?.();
    const computed = last('film')?.film.computed ?? 0;
    hand.hear({ ask: 'look', at: 60_000 });
    expect(last('view')?.view.at).toBe(60_000);
    hand.hear({ ask: 'go-on' });
    expect(last('view')?.view.at).toBeGreaterThan(60_000);
    hand.hear({ ask: 'look', at: 1e15 });
    expect(last('view')?.view.at).toBeGreaterThanOrEqual(computed);
  });

  it('makes a step of what somebody does, and drops what was computed of the story before', () => {
    const { hand, rest, last, told, waiting } = backstage();
    hand.hear({ ask: 'open', text: OCCLUSION, name: 'o.yaml' });
    for (let i = 0; i < 3; i++) waiting.shift()?.();
    hand.hear({ ask: 'look', at: 3_600_000 });
    hand.hear({ ask: 'act', words: { patient: 'request-bolus' } });
    expect(last('opened')?.story.text).toContain('  - at: 1h 1ms\n    patient: request-bolus\n');
    const before = told.length;
    rest();
    expect(told.slice(before).every(({ tell }) => tell === 'film')).toBe(true);
    expect(last('film')?.film.steps.some(({ at }) => at === 3_600_001)).toBe(true);
  });

  it('tells what is wrong, and goes on with what it had', () => {
    const { hand, rest, last } = backstage();
    hand.hear({ ask: 'open', text: OCCLUSION, name: 'o.yaml' });
    rest();
    hand.hear({ ask: 'open', text: 'version: 1\nfoo: bar\n', name: 'bad.yaml' });
    expect(last('refused')?.troubles.map(({ found }) => found)).toContain('an unknown key "foo"');
    hand.hear({ ask: 'open', text: 'x'.repeat(2_000_000), name: 'huge.yaml' });
    expect(last('refused')?.troubles).toMatchObject([{ found: '2000000 characters' }]);
    hand.hear({ ask: 'act', words: { fault: { kind: 'oclusion' } } });
    expect(last('refused')?.troubles[0]?.found).toContain('oclusion');
    hand.hear({ ask: 'look', at: 5_000 });
    expect(last('view')?.view.at).toBe(5_000);
  });

  it('tells a scenario in braces from a trace, and one trace whose text is not all of its run', async () => {
    const read = readStory(OCCLUSION, 'o.yaml');
    if (!read.ok) throw new Error('not read');
    const traceOf = async (seed: number): Promise<string> => {
      const { story } = read;
      const paper = await beginPaper({ ...story, scenario: { ...story.scenario, seed } }, 'trace', 'o.yaml');
      while (paper.retelling.result === null) paper.retelling.go(1_000);
      return paper.parts().join('');
    };
    const { hand, last } = backstage();
    const opened = (text: string, name: string) => {
      hand.hear({ ask: 'open', text, name });
      return last('opened')?.story;
    };
    expect(opened(JSON.stringify(parse(OCCLUSION)), 'o.json')).toMatchObject({ name: 'o.json', recordedBy: null });
    expect(opened(await traceOf(7), 'seven')).toMatchObject({ name: 'seven', overlaid: false, seed: 7 });
    expect(opened(await traceOf(2), 'two')).toMatchObject({ name: 'two', overlaid: true, seed: 2 });
    hand.hear({ ask: 'open', text: OCCLUSION, name: 'cut.jsonl' });
    expect(last('refused')?.troubles[0]?.expected).toContain('JSON');
  });

  it('answers nothing before there is a story', () => {
    const { hand, told } = backstage();
    hand.hear({ ask: 'look', at: 5 });
    expect(told).toEqual([]);
  });

  it('holds a kept run beside what is looked at as soon as it is that far, and never another moment of it', () => {
    const { hand, rest, told } = backstage();
    hand.hear({ ask: 'open', text: OCCLUSION, name: 'o.yaml' });
    rest();
    hand.hear({ ask: 'look', at: 84 * 3_600_000 });
    hand.hear({ ask: 'keep' });
    rest();
    const views = told.flatMap((one) => (one.tell === 'view' ? [one] : []));
    expect(views.every(({ beside, view }) => beside === null || beside.at === view.at)).toBe(true);
    expect(views.at(-1)?.beside).toEqual(views.at(-1)?.view);
    hand.hear({ ask: 'open', text: OCCLUSION.replace('until: 7d', 'until: 9d'), name: 'longer.yaml' });
    rest();
    hand.hear({ ask: 'look', at: 8 * 86_400_000 });
    const last = told.findLast(({ tell }) => tell === 'view');
    expect(last).toMatchObject({ view: { at: 8 * 86_400_000 }, beside: null });
  });
});
