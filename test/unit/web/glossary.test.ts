import { describe, expect, it } from 'vitest';
import { finderOf, readGlossary } from '../../../sim/web/learn/glossary.js';
import { textOf } from '../../support/tree.js';

const TEXT = `# Glossary

One word, one meaning.

## The pump

| word | meaning |
|---|---|
| bolus | a bounded volume |
| minimum rate | the lowest flow; see [decision 2](x.md) |
| prime | a bolus; *confirmed* by \`prime-again\` |
| stop, suspend | both halt |

## The link

| word | meaning |
|---|---|
| frame | what goes through the air |
`;

describe('a glossary', () => {
  it('is read by its headings, without marks', () => {
    expect(readGlossary(TEXT)).toEqual({
      'The pump': [
        { words: ['bolus'], meaning: 'a bounded volume' },
        { words: ['minimum rate'], meaning: 'the lowest flow; see decision 2' },
        { words: ['prime'], meaning: 'a bolus; confirmed by prime-again' },
        { words: ['stop', 'suspend'], meaning: 'both halt' },
      ],
      'The link': [{ words: ['frame'], meaning: 'what goes through the air' }],
    });
    expect(readGlossary('no table\n| a |\n')).toEqual({});
  });

  it('of the project has the room that lessons take their words from', () => {
    const rooms = readGlossary(textOf('docs/glossary.md'));
    const words = (rooms['The pump and its therapy'] ?? []).flatMap((entry) => entry.words);
    expect(words).toEqual(expect.arrayContaining(['bolus', 'catheter', 'lockout', 'line', 'prime', 'profile']));
    for (const entries of Object.values(rooms))
      for (const { words: some, meaning } of entries) expect([...some, meaning].join('|')).not.toMatch(/^\||\|\||[*`]/);
  });
});

describe('a finder', () => {
  const find = finderOf(readGlossary(TEXT)['The pump'] ?? []);
  const marked = (text: string): string =>
    find(text)
      .map((piece) => (piece.meaning === null ? piece.text : `[${piece.text}]`))
      .join('');

  it('finds whole words, in any case and in the plural, each meaning once', () => {
    expect(marked('Boluses come after the prime; a bolus is no primer.')).toBe(
      '[Boluses] come after the [prime]; a bolus is no primer.',
    );
    expect(marked('The minimum rate, then stop; suspend.')).toBe('The [minimum rate], then [stop]; suspend.');
    expect(marked('bolus')).toBe('[bolus]');
    expect(marked('nothing here')).toBe('nothing here');
  });

  it('loses nothing of the text', () => {
    const text = 'A bolus, a prime: 0.5 mg/day (minimum rate) – bolus.';
    expect(
      find(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('of nothing finds nothing, and takes every sign of a word as it stands', () => {
    expect(finderOf([])('any')).toEqual([{ text: 'any', meaning: null }]);
    expect(finderOf([{ words: ['a.c'], meaning: 'm' }])('abc a.c')).toEqual([
      { text: 'abc ', meaning: null },
      { text: 'a.c', meaning: 'm' },
    ]);
  });
});
