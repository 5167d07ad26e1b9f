import { describe, expect, it } from 'vitest';
import { aimOf } from '../../../sim/generate/aim.js';
import { type Draft, fileText, playDraft, playText } from '../../../sim/generate/draft.js';
import { explore } from '../../../sim/generate/explore.js';
import { objection } from '../../../sim/generate/generate.js';
import { generate } from '../../../sim/generate/index.js';
import { movesWith } from '../../../sim/generate/moves.data.js';
import { Ground } from '../../../sim/generate/place.js';
import { STARTS } from '../../../sim/generate/starts.data.js';
import { weave } from '../../../sim/generate/weave.js';
import { ARROWS } from '../../../sim/world/index.js';
import { wordOf } from '../../../src/statechart/index.js';

const [FIRST] = STARTS;
if (FIRST === undefined) throw new Error('no start');
const small = (tries: number) => ({
  cover: 'transitions' as const,
  seed: 1,
  tries,
  starts: [FIRST],
  enough: () => false,
  wanted: () => new Map(),
});

describe('the moves', () => {
  it('are steps that a file can have, of at least one of the pumps', () => {
    const grounds = STARTS.map((start) => ({ start, ground: new Ground(start, 1, 'transitions') }));
    const never = new Set(
      movesWith(FIRST.doses).flatMap(({ does, needs }) => (needs === undefined ? [does.join()] : [])),
    );
    for (const { start, ground } of grounds) {
      const root = ground.root().place();
      for (const move of movesWith(start.doses)) if (ground.go(root, move) !== null) never.delete(move.does.join());
    }
    expect([...never]).toEqual([]);
  });
});

describe('a place', () => {
  it('is where the file of its steps leads: the same arrows', () => {
    const ground = new Ground(FIRST, 1, 'transitions');
    let place = ground.root().place();
    for (const n of [0, 13, 2]) {
      const move = movesWith(FIRST.doses)[n];
      const arrival = move === undefined ? null : ground.go(place, move);
      if (arrival === null) throw new Error(`move ${n} leads nowhere`);
      place = arrival.place();
    }
    const draft: Draft = { start: FIRST, seed: 1, told: place.told, until: place.at };
    const shown = playDraft(draft, 'transitions');
    if (typeof shown === 'string') throw new Error(shown);
    expect(new Set(shown.sightings.map(({ mark }) => mark))).toEqual(place.met);
    const reach = shown.records.find((record) => record.kind === 'reach');
    expect(new Set(reach?.charts.firmware.taken.map(([word]) => word))).toEqual(place.met);
  });
});

describe('the search', () => {
  it('finds the same by the same options, and more the longer it goes on', () => {
    const [short, again, long] = [explore(small(400)), explore(small(400)), explore(small(1200))];
    expect([...again.keys()]).toEqual([...short.keys()]);
    expect(long.size).toBeGreaterThan(short.size);
    expect(short.size).toBeGreaterThan(100);
  });

  it('tries no more moves than it is told', () => {
    let most = 0;
    explore({ ...small(7), onProgress: (tried) => (most = Math.max(most, tried)) });
    expect(most).toBe(7);
  });

  it('never meets what is held to be out of reach', () => {
    const known = new Set(aimOf('transitions').outOfReach.map(({ name }) => name));
    expect([...explore(small(1500)).keys()].filter((mark) => known.has(mark))).toEqual([]);
  });
});

describe('the stories', () => {
  const finds = explore(small(400));
  const goals = aimOf('transitions').goals.map(({ mark }) => mark);
  const taken: { readonly claims: readonly string[]; readonly draft: Draft }[] = [];
  const refused = weave(finds, goals, {
    cover: 'transitions',
    seed: 1,
    judge: (story) => {
      taken.push(story);
      return null;
    },
  });

  it('meet together all that was found, each what it claims, and nothing is claimed twice', () => {
    expect(refused).toEqual([]);
    const claims = taken.flatMap((story) => story.claims);
    expect(new Set(claims)).toEqual(new Set([...finds.keys()].filter((mark) => goals.includes(mark))));
    expect(claims.length).toBe(new Set(claims).size);
  });

  it('have no step too many', () => {
    const { draft, claims } = taken[1] ?? { draft: null, claims: [] };
    if (draft === null) throw new Error('only one story');
    for (const i of draft.told.keys()) {
      const shown = playDraft({ ...draft, told: draft.told.toSpliced(i, 1) }, 'transitions');
      const met = new Set(typeof shown === 'string' ? [] : shown.sightings.map(({ mark }) => mark));
      expect(
        claims.every((mark) => met.has(mark)),
        `step ${i} of ${draft.told.length}`,
      ).toBe(false);
    }
  });

  it('that nobody takes are told, with why, and what they met stays open', () => {
    const none = weave(explore(small(165)), goals.slice(0, 9), { cover: 'transitions', seed: 1, judge: () => 'no' });
    expect(none.length).toBeGreaterThan(0);
    expect(new Set(none.map(({ why }) => why))).toEqual(new Set(['no']));
  });
});

describe('what is given', () => {
  const generated = generate({ cover: 'alarms', seed: 3, tries: 200 });

  it('is valid, holds, and says what it does not reach', () => {
    expect(generated.files.length).toBeGreaterThan(0);
    for (const { text, claims } of generated.files) {
      const shown = playText(text, 'alarms');
      if (typeof shown === 'string') throw new Error(shown);
      expect(shown.result.verdict).toBe('held');
      expect(shown.result.expectations.length).toBeGreaterThan(0);
      const met = shown.sightings.map(({ mark }) => mark);
      for (const claim of claims) expect(met).toContain(claim);
    }
    expect(generated.met + generated.unexplained.length).toBe(generated.of);
    expect(generated.unexplained.length).toBeGreaterThan(0);
  });

  it('is written with the seed that it was asked for', () => {
    for (const { text } of generated.files) expect(text).toMatch(/^seed: 3$/m);
  });
});

it('a rule that is broken speaks against a story before all else, and is told apart from an expectation that fails', () => {
  const finding = { at: 0, rule: 'dose-window', requirement: 'SR-001', text: 'too much' } as never;
  const [held, failed] = [{ held: true }, { held: false, text: 'at end: x', found: 'y' }] as never[];
  expect(objection({ findings: [], expectations: [held as never] })).toBeNull();
  expect(objection({ findings: [], expectations: [held as never, failed as never] })).toMatchObject({ finding: false });
  expect(objection({ findings: [finding], expectations: [failed as never] })).toEqual({
    why: 'the oracle found something (dose-window): too much',
    finding: true,
  });
});

it('a pair is an arrow, and one that can follow it in its region', () => {
  const { goals } = aimOf('pairs');
  const arrows = new Map(ARROWS.firmware.map((arrow) => [wordOf(arrow), arrow]));
  expect(goals.length).toBeGreaterThan(1000);
  for (const { mark, state } of goals) {
    const [one, next] = mark.split(' | ').map((word) => arrows.get(word));
    expect(next?.region).toBe(one?.region);
    expect(next?.state).toBe(one?.target ?? one?.state);
    expect(state).toBe(`${next?.region}.${next?.state}`);
  }
});

it('a file without steps can be written and read', () => {
  const words = { title: 'Nothing', purpose: 'Nothing happens here.', notes: new Map(), expectations: [] };
  expect(typeof playText(fileText({ start: FIRST, seed: 1, told: [], until: 60_000 }, words), 'pairs')).toBe('object');
});
