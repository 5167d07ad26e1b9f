import { describe, expect, it } from 'vitest';
import { createTraceWriter, sha256Hex, type TraceRecord, type TraceWriter } from '../../../sim/trace/index.js';
import { InvariantError } from '../../../src/base/index.js';
import { endOf, header, step, textOf, wholeTrace } from './support.js';

const started = (): TraceWriter => {
  const writer = createTraceWriter(() => {});
  writer.sink(header);
  writer.sink(step(5, 50));
  return writer;
};

describe('trace writer', () => {
  it('writes canonical lines and ends with the hash of all before', () => {
    const lines = wholeTrace(2);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe('{"index":0,"kind":"step","line":11,"seq":1,"t":10,"text":"step 1"}');
    expect(JSON.parse(lines[3] ?? '')).toEqual({
      ...endOf(3, 1_000_000),
      sha256: sha256Hex(textOf(lines.slice(0, 3))),
    });
  });

  it('tells lines and hash', () => {
    const lines: string[] = [];
    const writer = createTraceWriter((line) => lines.push(line));
    writer.sink(header);
    expect(writer.lines).toBe(1);
    const hash = sha256Hex(textOf(lines));
    expect(writer.hash).toBe(hash);
    expect(writer.end(endOf(1, 5))).toBe(hash);
    expect(writer.hash).toBe(hash);
    expect(writer.lines).toBe(2);
  });

  it.each<[string, (writer: TraceWriter) => void]>([
    ['a second header', (w) => w.sink({ ...header, seq: 9, t: 60 } as TraceRecord)],
    ['time going back', (w) => w.sink(step(6, 49))],
    ['a number given twice', (w) => w.sink(step(5, 50))],
    ['a moment that is not whole', (w) => w.sink(step(6, 50.5))],
    ['an end that goes back', (w) => w.end(endOf(6, 49))],
    ['an end by the sink', (w) => w.sink({ ...endOf(6, 60), sha256: '' })],
    ['a number that is not finite', (w) => w.sink({ ...step(6, 60), line: Number.NaN } as TraceRecord)],
    [
      'a record after the end',
      (w) => {
        w.end(endOf(6, 60));
        w.sink(step(7, 70));
      },
    ],
  ])('stops at %s', (_what, act) => {
    expect(() => act(started())).toThrow(InvariantError);
  });

  it('stops at a trace without a header', () => {
    expect(() => createTraceWriter(() => {}).sink(step(0, 0))).toThrow(/header comes first/);
    expect(() => createTraceWriter(() => {}).end(endOf(0, 0))).toThrow(/header comes first/);
  });
});
