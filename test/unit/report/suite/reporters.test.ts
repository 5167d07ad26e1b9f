import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import {
  caseLines,
  githubAnnotations,
  suiteJson,
  summaryLines,
  writeJunit,
  writeSuitePage,
} from '../../../../sim/report/index.js';
import { textOf } from '../../../support/tree.js';
import { CASES, SUITE } from './cases.js';

const schema = textOf('test/support/junit.xsd');
const validate = async (contents: string) =>
  validateXML({ xml: [{ fileName: 'results.xml', contents }], schema: [schema] });

describe('JUnit', () => {
  it('is valid, whatever texts stand in it', async () => {
    const xml = await writeJunit(SUITE);
    expect((await validate(xml)).errors).toEqual([]);
  });

  it('would be told if it were not', async () => {
    const xml = await writeJunit(SUITE);
    for (const broken of [
      xml.replace('tests=', 'test='),
      xml.replace('<failure', '<fail'),
      xml.replace('1.250', '1,250'),
    ])
      expect((await validate(broken).catch(() => ({ valid: false }))).valid).toBe(false);
  });

  it('counts failures, errors and what was not run, in all and for each folder', async () => {
    const xml = await writeJunit(SUITE);
    expect(xml).toContain('<testsuites name="thecal" tests="10" failures="5" errors="3" skipped="1"');
    expect(xml).toContain('<testsuite name="b" tests="4" failures="0" errors="3" skipped="1"');
    expect(xml.match(/<failure /g)).toHaveLength(5);
    expect(xml.match(/<error /g)).toHaveLength(3);
    expect(xml.match(/<skipped /g)).toHaveLength(1);
  });

  it('has a failing case for each kept trace without a scenario, also in a folder of which nothing was run', async () => {
    const xml = await writeJunit({ ...SUITE, orphans: ['c/gone', 'd/lost'] });
    expect((await validate(xml)).errors).toEqual([]);
    expect(xml).toContain('<testsuite name="c" tests="4" failures="4" errors="0"');
    expect(xml).toContain('<testsuite name="d" tests="1" failures="1" errors="0"');
    expect(xml).toContain('<testcase name="lost" classname="d" ');
    expect(xml).toContain('<failure message="d/lost is kept, but no scenario gives it any more: delete it"');
  });

  it('keeps hostile text readable and harmless', async () => {
    const xml = await writeJunit(SUITE);
    expect(xml).toContain('never: 100% &lt;flow&gt; &amp; &quot;more&quot;');
    expect(xml).toContain('\\u0007\\ud800 ]]&gt; ::error');
  });

  it('is valid for a run of nothing, and names the seed where a file is run with several', async () => {
    const nothing = await writeJunit({ ...SUITE, cases: [], orphans: [] });
    expect((await validate(nothing)).errors).toEqual([]);
    const twice = await writeJunit({ ...SUITE, cases: CASES.slice(0, 1).flatMap((c) => [c, { ...c, seed: 8 }]) });
    expect(twice).toContain('name="held.yaml, seed 7"');
    expect(twice).toContain('name="held.yaml, seed 8"');
  });
});

describe('annotations of GitHub', () => {
  const [orphan = '', ...others] = githubAnnotations(SUITE).trimEnd().split('\n').reverse();
  const lines = others.reverse();

  it('are one for each thing that is wrong, at its line', () => {
    expect(lines.map((text) => /^::error file=([^,]*)(,line=\d+)?/.exec(text)?.slice(1).join(''))).toEqual([
      'a/failed.yaml,line=9',
      'a/failed.yaml',
      'b/typo.yaml,line=2',
      'b/broken.yaml',
      'b/long.yaml',
      'c/changed.yaml',
      'c/new.yaml',
      'c/moody.yaml',
    ]);
  });

  it('have one for a kept trace without a scenario, which has no file to point at', () => {
    expect(orphan).toBe(
      '::error title=c/gone%3A kept trace without a scenario::c/gone is kept, but no scenario gives it any more: delete it',
    );
  });

  it('end nowhere but at the end of a line, whatever texts stand in them', () => {
    expect(lines[0]).toContain('100%25 <flow> & "more"%0Anext');
    expect(lines.every((text) => text.startsWith('::error file='))).toBe(true);
    expect(lines[1]).toContain(
      'title=A story%3A dose-window (SR-014)::too much%0Areproduce: npx thecal run a/failed.yaml',
    );
  });
});

describe('what people read', () => {
  const text = CASES.flatMap((one) => caseLines(one, false)).map((one) => one.text);
  const told = text.join('\n');
  const summary = summaryLines(SUITE)
    .map((one) => one.text)
    .join('\n');

  it('has a line for each case, and below it what is wrong and how to repeat it', () => {
    for (const word of [
      'held      a/held.yaml  1d in 1.25 s',
      'FAILED    a/failed.yaml',
      'INVALID   b/typo.yaml',
      'BROKEN    b/broken.yaml',
    ])
      expect(told).toContain(word);
    for (const word of [
      'UNDECIDED b/long.yaml',
      'not run   b/left.yaml',
      'CHANGED   c/changed.yaml',
      'CHANGED   c/new.yaml',
      'FLAKY     c/moody.yaml',
    ])
      expect(told).toContain(word);
    expect(told.match(/reproduce: /g)).toHaveLength(7);
    expect(told).toContain('line 9  never:');
    expect(told).not.toContain('line 3');
  });

  it('does not judge a run that was stopped', () => {
    expect(told).not.toContain('it was not reached');
  });

  it('shows the place where two lines part, not their beginning', () => {
    expect(told).toMatch(/kept {2}…y+1"}\n {13}now {3}…y+2"}/);
  });

  it('sums up: every end, kept traces, flaky and slow ones', () => {
    expect(summary).toContain(
      'NOT HELD: 9 runs: 1 held, 2 with other bytes than kept, 1 flaky, 1 failed, 1 invalid, 1 broken, 1 out-of-time, 1 not-run',
    );
    expect(summary).toContain('kept traces: 1 changed, 1 missing');
    expect(summary).toContain('c/gone is kept, but no scenario gives it any more');
    expect(summary).toContain('flaky: c/moody.yaml');
    expect(summary).toContain('slowest: a/held.yaml 1.25 s');
    expect(summary).toContain('4.00 s on 2 workers, 2.0 a second');
  });

  it('says that nobody looked for flaky ones, or that there are none', () => {
    const of = (flaky: boolean | null) =>
      summaryLines({ ...SUITE, orphans: [], cases: CASES.slice(0, 1).map((one) => ({ ...one, flaky })) })
        .map((one) => one.text)
        .join('\n');
    expect(of(null)).toContain('flaky: not looked for');
    expect(of(false)).toContain('flaky: none of 1');
    expect(of(false)).toContain('HELD: 1 run: 1 held');
  });
});

describe('JSON', () => {
  it('has the counts, and every case with whether it is as it should be', () => {
    expect(suiteJson(SUITE)).toMatchObject({
      thecal: '0.1.0',
      held: false,
      counts: { held: 4, failed: 1, invalid: 1, broken: 1, 'out-of-time': 1, 'not-run': 1 },
      flaky: ['c/moody.yaml'],
      orphans: ['c/gone'],
    });
    expect((suiteJson(SUITE).cases as { good: boolean }[]).map(({ good }) => good)).toEqual(
      CASES.map((_, i) => i === 0),
    );
  });
});

describe('the page', () => {
  it('tells what is wrong first, then every run, and no real time', async () => {
    const page = await writeSuitePage(SUITE, 'Simulation only.');
    expect(page).toContain('8 of 9 runs not as they should be; 1 kept trace without a scenario');
    expect(page.indexOf('What is not as it should be')).toBeLessThan(page.indexOf('All runs'));
    for (const word of [
      '✗ FAILED',
      '✗ not valid',
      '✗ thecal broke',
      '… undecided',
      '– not run',
      '✗ changed',
      '✗ flaky',
    ])
      expect(page).toContain(word);
    expect(page).toContain('never: 100% &lt;flow&gt; &amp; &quot;more&quot;');
    expect(page).toContain('npx thecal run a/failed.yaml');
    expect(page).not.toContain('1.25 s');
    expect(page).not.toContain('1250');
    expect(await writeSuitePage({ ...SUITE, wall_ms: 1 }, 'Simulation only.')).toBe(page);
  });

  it('does not say that all is well where a kept trace has no scenario, though every run held', async () => {
    const page = await writeSuitePage({ ...SUITE, cases: CASES.slice(0, 1) }, 'Simulation only.');
    expect(page).toContain('<p class="verdict bad">');
    expect(page).toContain('<title>Not held');
    expect(page).toContain('>1 kept trace without a scenario<');
    expect(page).toContain('c/gone is kept, but no scenario gives it any more');
    expect(page).not.toMatch(/everything is as it should be/i);
  });

  it('says that all is well', async () => {
    const page = await writeSuitePage({ ...SUITE, orphans: [], cases: CASES.slice(0, 1) }, 'Simulation only.');
    expect(page).toContain('everything is as it should be');
    expect(page).toContain('Everything is as it should be.');
  });
});
