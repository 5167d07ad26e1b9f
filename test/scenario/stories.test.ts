import { describe, expect, it } from 'vitest';
import { BREAKS } from './breaks.js';
import { play, STORIES, storyOf } from './told.js';

const failedLines = (name: string, settings: readonly string[]): readonly string[] =>
  play(storyOf(name, settings))
    .expectations.filter((one) => !one.held)
    .map((one) => one.text);

describe.each(STORIES)('%s', (name) => {
  const scenario = storyOf(name);

  it('says what it is for', () => {
    expect(scenario.title).toMatch(/^[A-Z].{5,70}[^.]$/);
    expect(scenario.purpose.trim()).toMatch(/^[A-Z0-9].{60,}\.$/s);
    expect(scenario.expectations.length).toBeGreaterThan(0);
  });

  it('holds, each expectation with something found', () => {
    const { verdict, expectations, findings } = play(scenario);
    const told = expectations.filter((one) => !one.held || one.found === '').map((one) => `${one.text}: ${one.found}`);
    expect({ verdict, told, findings }).toEqual({ verdict: 'held', told: [], findings: [] });
    expect(expectations).toHaveLength(scenario.expectations.length);
  });

  it('would fail if its point were broken, and no expectation is idle', () => {
    const breaks = BREAKS[name] ?? [];
    expect(breaks.length, `add breaks of ${name} to test/scenario/breaks.ts`).toBeGreaterThan(0);
    const noticed = new Set<string>();
    for (const { how, set } of breaks) {
      const failed = failedLines(name, set);
      expect(failed.length, `${name} does not notice: ${how}`).toBeGreaterThan(0);
      for (const text of failed) noticed.add(text);
    }
    const idle = scenario.expectations.map((one) => one.text).filter((text) => !noticed.has(text));
    expect(idle, 'expectations that no break of breaks.ts makes fail').toEqual([]);
  });
});

it('breaks are of stories that exist, and each is told once', () => {
  expect(Object.keys(BREAKS).filter((name) => !STORIES.includes(name))).toEqual([]);
});

it('no two stories have one title', () => {
  const titles = STORIES.map((name) => storyOf(name).title);
  expect(new Set(titles).size).toBe(titles.length);
});
