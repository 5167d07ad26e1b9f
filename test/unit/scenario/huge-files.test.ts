import { describe, expect, it } from 'vitest';
import { HEAD, HEAD_LINES, issuesOf } from './file.js';

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

/** Most ms until a text of a megabyte is answered, on a busy machine; what is looked at key by key takes minutes. */
const SOON = 8_000;

describe('a text of a megabyte that is no scenario is answered soon', () => {
  it.each([
    ['keys', lines(90_000, (i) => `k${i}: 1\n`), 'f:201:1  found a map of 90000 keys; expected at most 200 keys'],
    ['equal keys', lines(150_000, () => 'k: 1\n'), 'f:201:1  found a map of 150000 keys; expected at most 200 keys'],
    ['colons', lines(300_000, () => ': \n'), 'f:1:1  found a map of 300000 keys; expected at most 200 keys'],
    ['keys in one line', `{${'k, '.repeat(300_000)}}`, 'f:1:602  found a map of 300001 keys'],
    [
      'steps',
      `${HEAD}steps:\n${lines(100_000, () => '  - x\n')}`,
      `f:${20_000 + HEAD_LINES + 2}:5  found a list of 100000 entries; expected at most 20000 entries`,
    ],
    ['brackets', '['.repeat(900_000), 'f:1:41  found more than 40 maps and lists, each in the one before'],
    ['dashes', '- '.repeat(400_000), 'f:1:81  found more than 40 maps and lists, each in the one before'],
    ['closed brackets', ']'.repeat(900_000), 'f:1:1  found 900000 places that are no YAML'],
    ['commas', `[${','.repeat(900_000)}]`, 'f:1:22  found 900000 commas, anchors and tags with nothing between them'],
    ['tags', '!a '.repeat(300_000), 'f:1:61  found 300000 commas, anchors and tags with nothing between them'],
    ['maps of equal keys', lines(1_000, () => `- {${'k: 1, '.repeat(190)}}\n`), 'f:1:1  found a list'],
  ])('%s', (_, text, issue) => {
    const began = performance.now();
    const [first, ...more] = issuesOf(text);
    expect(first?.slice(0, issue.length)).toBe(issue);
    expect(more.length).toBeLessThanOrEqual(30);
    expect(performance.now() - began).toBeLessThan(SOON);
  });
});

it('takes long stories, and maps and lists within each other as far as anybody writes them', () => {
  const steps = lines(5_000, (i) => `  - { at: ${i + 1}min, clinician: interrogate }\n`);
  expect(issuesOf(`${HEAD}steps:\n${steps}`)).toEqual([]);
  expect(issuesOf(`${HEAD}steps: []\nx: ${'['.repeat(35)}${']'.repeat(35)}\n`)).toHaveLength(1);
});
