import { describe, expect, it } from 'vitest';
import { beginPaper, readRecording, readStory, Show } from '../../../sim/show/index.js';
import { createLineHash } from '../../../sim/trace/index.js';
import { fileOf } from '../../scenario/told.js';
import { textOf } from '../../support/tree.js';

const TEXT = textOf(fileOf('fault/occlusion-and-release'));

const storyOf = (text: string) => {
  const read = readStory(text, 'story.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.story;
};

async function traceOf(text: string): Promise<string> {
  const paper = await beginPaper(storyOf(text), 'trace', 'story.yaml');
  while (paper.retelling.result === null) paper.retelling.go(1_000);
  return paper.parts().join('');
}

/** A trace with one line changed, and a hash that fits again: as one who forges would write it. */
function forged(trace: string, change: (line: string) => string): string {
  const lines = trace.trimEnd().split('\n').map(change);
  const end = JSON.parse(lines.pop() ?? '{}') as Record<string, unknown>;
  const hash = createLineHash();
  for (const line of lines) hash.add(line);
  const sorted = Object.fromEntries(
    Object.entries({ ...end, sha256: hash.hex() }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return `${[...lines, JSON.stringify(sorted)].join('\n')}\n`;
}

function played(trace: string) {
  const read = readRecording(trace, 'run.jsonl');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const show = new Show(read.story, null, read.recording);
  while (!show.film.finished) show.film.go(1_000);
  return { show, told: show.film.told().playback };
}

describe('a recorded run', async () => {
  const trace = await traceOf(TEXT);

  it('is played again, record by record the same', () => {
    const { show, told } = played(trace);
    expect(told).toEqual({ shared: trace.trimEnd().split('\n').length - 1, recorded: told?.shared, parted: null });
    expect(show.story.text).toBe(TEXT);
    expect(show.story.overlaid).toBe(false);
  });

  it('parts from what is played where a line says something else', () => {
    const other = forged(trace, (line) =>
      line.includes('"kind":"alarm"') && line.includes('"phase":"raised"')
        ? line.replace('"alarm":"occlusion"', '"alarm":"low-reservoir"')
        : line,
    );
    const { told } = played(other);
    expect(told?.parted).toMatchObject({
      recorded: { kind: 'alarm', alarm: 'low-reservoir' },
      played: { kind: 'alarm', alarm: 'occlusion' },
    });
  });

  it('is answered by what is wrong with it, when it was cut, changed, or is no trace', () => {
    const wrong = (text: string) => {
      const read = readRecording(text, 'run.jsonl');
      return read.ok ? [] : read.issues.map(({ line, found }) => `${line} ${found}`);
    };
    const lines = trace.split('\n');
    expect(wrong(lines.slice(0, 20).join('\n'))[0]).toBe('20 20 lines without an end');
    expect(wrong(trace.replace('"t":0', '"t":-1'))[0]).toMatch(/^1 /);
    expect(wrong('{"a":1}\n')[0]).toMatch(/^1 kind nothing/);
    expect(wrong(`{"a":${'['.repeat(100_000)}`)[0]).toMatch(/^1 /);
    expect(wrong(trace.replace('Occlusion, held', '<img src=x>'))[0]).toMatch(/SHA-256/);
  });

  it('cannot be touched when more was ordered than its scenario says', async () => {
    const other = forged(trace, (line) => line.replace('"seed":7,', '"seed":2,'));
    expect(other).not.toBe(trace);
    const read = readRecording(other, 'run.jsonl');
    if (!read.ok) throw new Error('not read');
    const acted = new Show(read.story).act({ patient: 'request-bolus' });
    expect(acted).toMatchObject({ ok: false, refusal: { code: 'story-overlaid' } });
  });

  it.each([
    ['no seed', ''],
    ['a quoted key', '"seed": 7\n'],
    ['a seed in another spelling', 'seed : 0x7\n'],
  ])('can be touched where its scenario says its seed in another way: %s', async (_, line) => {
    const text = TEXT.replace(/^seed:.*\n/m, line);
    expect(text).not.toBe(TEXT);
    const read = readRecording(await traceOf(text), 'run.jsonl');
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    expect(read.story.overlaid).toBe(false);
    expect(new Show(read.story).act({ patient: 'request-bolus' }).ok).toBe(true);
  });

  it('is read around any moment, in words', () => {
    const { show } = played(trace);
    const { first, rows, total } = show.film.rowsAround((74 * 3_600_000) as never);
    expect(total).toBe(trace.trimEnd().split('\n').length - 1);
    expect(rows.map(({ t }) => t)).toEqual(rows.map(({ t }) => t).toSorted((a, b) => a - b));
    expect(rows.filter(({ t }) => t <= 74 * 3_600_000).length).toBe(12);
    expect(rows.some(({ text }) => text.includes('occlusion'))).toBe(true);
    expect(first + rows.length).toBeLessThanOrEqual(total);
  });
});

describe('two films', () => {
  it('part at the moment of what was done in one of them', () => {
    const [one, other] = [new Show(storyOf(TEXT)), new Show(storyOf(TEXT))];
    for (const { film } of [one, other]) while (!film.finished) film.go(1_000);
    expect(one.film.partsFrom(other.film)).toBeNull();
    one.goTo(86_400_000 as never);
    const acted = one.act({ fault: { kind: 'permanent-stall' } });
    if (!acted.ok) throw new Error('refused');
    while (!acted.show.film.finished) acted.show.film.go(1_000);
    expect(acted.show.film.partsFrom(other.film)).toBe(86_400_001);
  });
});

describe('a report', async () => {
  const pageOf = async (story: ReturnType<typeof storyOf>, name: string): Promise<string> => {
    const paper = await beginPaper(story, 'report', name);
    while (paper.retelling.result === null) paper.retelling.go(1_000);
    return paper.parts().join('');
  };
  /** Commands and the note of a page, as a browser shows them. */
  const repeated = (page: string): string =>
    (/<code class="command">.*?<dl/s.exec(page)?.[0] ?? page).replace(/<[^>]*>/g, ' ').replaceAll('&#x27;', "'");
  const named = (name: string) => {
    const read = readStory(TEXT, name);
    if (!read.ok) throw new Error('not read');
    return read.story;
  };
  const trace = await traceOf(TEXT);

  it('is the page of the run', async () => {
    const page = await pageOf(storyOf(TEXT), 'story.yaml');
    expect(/<title>(.*?)<\/title>/.exec(page)?.[1]).toBe('Held: Occlusion, held, and released - thecal');
  });

  it.each([
    ['story.yaml', 'npx thecal run story.yaml --seed 7'],
    ['fault/occlusion-and-release.yaml', 'npx thecal run scenarios/fault/occlusion-and-release.yaml --seed 7'],
    ['a; rm -rf.yaml', "npx thecal run 'a; rm -rf.yaml' --seed 7"],
  ])('holds the command that repeats it: %s', async (name, command) => {
    expect(repeated(await pageOf(named(name), name))).toContain(command);
  });

  it('of a trace holds the command that replays it, and all that was ordered with the scenario', async () => {
    const read = readRecording(trace, "it's.jsonl.gz");
    if (!read.ok) throw new Error('not read');
    const said = repeated(await pageOf(read.story, "it's.jsonl.gz"));
    expect(said).toContain("npx thecal replay 'it'\\''s.jsonl.gz'");
    const settings = ['until=4d'];
    const scenario = { ...read.story.scenario, source: { text: TEXT, settings } };
    expect(repeated(await pageOf({ ...read.story, scenario }, "it's.jsonl.gz"))).toContain(
      'npx thecal run SCENARIO.yaml --seed 7 --set until=4d.',
    );
  });

  it.each(['fault/occlusion-and-release.yaml', 'run.jsonl'])(
    'of %s with something done to it names the file that the page saves',
    async (name) => {
      const read = name.endsWith('.jsonl') ? readRecording(trace, name) : readStory(TEXT, name);
      if (!read.ok) throw new Error('not read');
      const acted = new Show(read.story).act({ patient: 'request-bolus' });
      if (!acted.ok) throw new Error('refused');
      const saved = name.endsWith('.jsonl') ? 'run.yaml' : 'occlusion-and-release.yaml';
      const said = repeated(await pageOf(acted.show.story, name));
      expect(said).toContain(`npx thecal run ${saved} --seed 7 `);
      expect(said).toContain('save it there first');
    },
  );
});
