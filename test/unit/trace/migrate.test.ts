import { describe, expect, it } from 'vitest';
import { readTrace, sha256Hex } from '../../../sim/trace/index.js';
import { textOf, wholeTrace } from './support.js';

/** A trace as format 1 wrote it: no purpose, no word on how the run ended. */
function ofFormatOne(until: number): readonly string[] {
  const [first = '', ...rest] = wholeTrace(3);
  const { scenario, options, ...header } = JSON.parse(first);
  const { purpose: _purpose, ...named } = scenario;
  const { ended: _ended, events: _events, sha256: _sha256, ...end } = JSON.parse(rest.at(-1) ?? '');
  const before = [
    JSON.stringify({ ...header, format: 1, scenario: named, options: { ...options, until_ms: until } }),
    ...rest.slice(0, -1),
  ];
  return [...before, JSON.stringify({ ...end, sha256: sha256Hex(textOf(before)) })];
}

describe('a trace of format 1', () => {
  it.each([
    [1_000_000, 'finished'],
    [100, 'out-of-time'],
  ])('is read as one of format 2; until %d it was %s', (until, ended) => {
    const reading = readTrace(ofFormatOne(until));
    if (!reading.ok) throw new Error(reading.issues[0]?.found);
    const [header, ...records] = reading.records;
    expect(header).toMatchObject({ format: 2, scenario: { title: 'two steps', purpose: '', hash: 'a91f' } });
    expect(records.at(-1)).toMatchObject({ kind: 'end', ended, events: 0, verdict: 'held' });
    expect(records).toHaveLength(4);
  });

  it('is told as edited when a line was changed', () => {
    const lines = ofFormatOne(1_000_000).map((line) => line.replace('step 2', 'step 9'));
    const reading = readTrace(lines);
    expect(reading.ok ? [] : reading.issues.map(({ code }) => code)).toEqual(['trace-edited']);
  });
});
