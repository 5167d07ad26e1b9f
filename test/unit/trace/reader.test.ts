import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, readTrace, sha256Hex } from '../../../sim/trace/index.js';
import { textOf, wholeTrace } from './support.js';

const whole = wholeTrace(3);
const text = textOf(whole);

const codes = (source: string | Iterable<string>): string[] => {
  const reading = readTrace(source);
  return reading.ok ? [] : reading.issues.map((issue) => `${issue.line} ${issue.code}`);
};

/** Puts a right hash under lines that were changed, so that only the change itself can be told. */
const resealed = (lines: readonly string[]): string[] => {
  const before = lines.slice(0, -1);
  const end = JSON.parse(lines.at(-1) ?? '{}');
  return [...before, JSON.stringify({ ...end, sha256: sha256Hex(textOf(before)) })];
};

const withLine = (index: number, change: (line: string) => string): string[] =>
  whole.map((line, i) => (i === index ? change(line) : line));

describe('readTrace', () => {
  it('gives back what was written, from text and from lines', () => {
    const reading = readTrace(text);
    expect(reading.ok && reading.records.map((record) => record.kind)).toEqual([
      'header',
      'step',
      'step',
      'step',
      'end',
    ]);
    expect(reading.ok && reading.records).toEqual(whole.map((line) => JSON.parse(line)));
    expect(readTrace(whole)).toEqual(reading);
  });

  it.each<[string, string | string[], string[]]>([
    ['an empty file', '', ['1 trace-empty']],
    ['a file that is no trace', 'hello\nworld\n', ['1 trace-line-malformed']],
    ['a trace without its header', whole.slice(1), ['1 trace-header-missing']],
    ['an unknown format', withLine(0, (l) => l.replace('"format":2', '"format":3')), ['1 trace-format-unknown']],
    ['a cut between lines', whole.slice(0, 3), ['3 trace-truncated']],
    ['a cut within a line', text.slice(0, text.lastIndexOf('"kind"')), ['5 trace-line-malformed', '5 trace-truncated']],
    ['a cut before the last line end', text.slice(0, -1), ['5 trace-truncated']],
    ['a header without a seed', withLine(0, (l) => l.replace('"seed":7', '"seed":-3')), ['1 trace-header-malformed']],
    [
      'a story that is no text',
      withLine(0, (l) => l.replace('"t":0', '"story":{"text":5},"t":0')),
      ['1 trace-header-malformed'],
    ],
    [
      'limits that are none',
      withLine(0, (l) => l.replace(/"limits":\{[^}]*\}/, '"limits":null')),
      ['1 trace-header-malformed'],
    ],
    [
      'a line that is thousands of levels deep',
      resealed(withLine(1, (l) => l.replace('"text":', `"deep":${'['.repeat(5000)}${']'.repeat(5000)},"text":`))),
      ['2 trace-line-malformed'],
    ],
    ['an edited text', withLine(2, (l) => l.replace('step 2', 'step 9')), ['5 trace-edited']],
    ['an edited hash', withLine(4, (l) => l.replace(/"sha256":"./, '"sha256":"x')), ['5 trace-edited']],
    ['a line left out', whole.filter((_, i) => i !== 2), ['4 trace-edited']],
    ['lines changed about', resealed([0, 2, 1, 3, 4].map((i) => whole[i] ?? '')), ['3 trace-time', '3 trace-order']],
    ['a line twice', resealed([0, 1, 1, 2, 3, 4].map((i) => whole[i] ?? '')), ['3 trace-order']],
    ['a moment with a fraction', resealed(withLine(1, (l) => l.replace('"t":10', '"t":9.5'))), ['2 trace-time']],
    ['an unknown kind', resealed(withLine(1, (l) => l.replace('"step"', '"stpe"'))), ['2 trace-kind-unknown']],
    [
      'a kind that every object inherits',
      resealed(withLine(1, (l) => l.replace('"step"', '"toString"'))),
      ['2 trace-kind-unknown'],
    ],
    ['a line that is not JSON', resealed(withLine(1, () => '{"t":10')), ['2 trace-line-malformed']],
    ['a list instead of a record', resealed(withLine(1, () => '[]')), ['2 trace-line-malformed']],
    ['two traces in one file', [...whole, ...whole], ['6 trace-after-end']],
    [
      'a header within',
      resealed([whole[0], (whole[0] ?? '').replace('"seq":0', '"seq":1'), whole[4]].map(String)),
      ['2 trace-header-twice'],
    ],
    ['line ends of another system', text.replaceAll('\n', '\r\n'), ['1 trace-line-ends']],
  ])('tells %s', (_what, source, expected) => {
    expect(codes(source)).toEqual(expected);
  });

  it('says what was found, expected and to be done', () => {
    const reading = readTrace(resealed(withLine(1, (l) => l.replace('"step"', '"stpe"'))));
    expect(reading).toEqual({
      ok: false,
      issues: [
        {
          line: 2,
          code: 'trace-kind-unknown',
          found: 'kind "stpe"',
          expected: 'a known kind such as "step"',
          remedy: 'run the scenario again to get a whole trace',
        },
      ],
    });
  });

  it('gives up counting at fifty issues', () => {
    const lines = [whole[0] ?? '', ...Array.from({ length: 500 }, () => 'broken'), whole[4] ?? ''];
    expect(codes(lines)).toHaveLength(50);
  });

  it('tells every changed, lost or added character before the last line', () => {
    const last = text.lastIndexOf('\n', text.length - 2);
    const how = fc.constantFrom('change', 'lose', 'add');
    fc.assert(
      fc.property(fc.nat(last), how, fc.constantFrom('0', 'z', '"', '\n', ' '), (at, act, by) => {
        const put = { change: by, lose: '', add: by + text[at] }[act];
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        fc.pre(changed !== text);
        expect(readTrace(changed).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('tells every cut', () => {
    fc.assert(fc.property(fc.nat(text.length - 1), (at) => !readTrace(text.slice(0, at)).ok));
  });
});

describe('linesOf', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\n\nb', ['a', '', 'b']],
    ['\n', ['']],
  ])('%j', (source, lines) => {
    expect([...linesOf(source)]).toEqual(lines);
  });
});
