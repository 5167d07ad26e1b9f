import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSuitePage } from '../../../sim/report/index.js';
import { createTraceWriter, readTrace, type TraceRecord } from '../../../sim/trace/index.js';
import { said } from '../../cli/said.js';
import { CASES, SUITE } from '../../unit/report/suite/cases.js';

const folder = mkdtempSync(join(tmpdir(), 'thecal-e2e-'));
const at = (name: string): string => join(folder, name);

/** Everything that a text can try: to end what it stands in, to run, to load, to turn the line about, to burst its box. */
export const HOSTILE =
  '</title></style></svg><script>globalThis.hostile = 1</script><img src=http://example.invalid/x onerror="globalThis.hostile = 1">' +
  `"'><svg onload=alert(1)> \u202egnorw\u202c \u0007\u001b[31m ${'unbreakable'.repeat(40)} &lt; &amp; javascript:alert(1)`;

const STORY = (title: string): string => `version: 1
title: ${JSON.stringify(title)}
purpose: ${JSON.stringify(`Why? ${title}`)}
device: peristaltic-40-sensing
drug: { name: morphine, concentration: 20 mg/mL }
implant: { fill: 40 mL, catheter: { length: 80 cm } }
seed: 7
start: Mon 08:00
until: 5d
steps:
  - at: 5min
    clinician: { prime: full-system }
  - after: prime-complete
    clinician: { program: { mode: simple, dose: 3 mg/day, limits: [{ dose: 5 mg, per: 24h }] } }
  - at: 2d
    name: shaft
    fault: { kind: permanent-stall }
expect:
  - at: end
    state: { infusion: suspended }
  - between: [1d, 3d]
    alarm: motor-stall
`;

/** A trace with a finding in it, as the oracle would have told it, told in the words that are given. */
function withFinding(trace: string, text: string): string {
  const reading = readTrace(readFileSync(trace, 'utf8'));
  if (!reading.ok) throw new Error('the trace of a run cannot be read');
  const lines: string[] = [];
  const writer = createTraceWriter((line) => lines.push(line));
  let seq = 0;
  for (const record of reading.records) {
    if (record.kind === 'reach') {
      const finding = {
        kind: 'finding',
        at: record.t,
        rule: 'dose-window',
        requirement: 'SR-013',
        text,
        t: record.t,
        seq,
      };
      writer.sink(finding as TraceRecord);
      seq += 1;
    }
    if (record.kind === 'end') writer.end({ ...record, seq, verdict: 'failed' });
    else writer.sink({ ...record, seq });
    seq += 1;
  }
  return `${lines.join('\n')}\n`;
}

async function paged(file: string, name: string): Promise<string> {
  const { code, err } = await said('report', file, '--out', at(name));
  if (err !== '') throw new Error(`exit ${code}: ${err}`);
  return at(name);
}

/** A run that held. */
export const heldPage = (): Promise<string> => paged('scenarios/lesson/slow-alarm.yaml', 'held.html');

/** Seven years, to the end of service. */
export const lifePage = (): Promise<string> =>
  paged('scenarios/nominal/replacement-to-end-of-service.yaml', 'life.html');

/** A run in which an expectation failed and the oracle found something, written by somebody who means ill. */
export async function failedPage(): Promise<string> {
  const [story, trace, told] = [at('story.yaml'), at('run.jsonl'), at('told.jsonl')];
  writeFileSync(story, STORY(HOSTILE));
  const { err } = await said('run', story, '--trace', trace);
  if (err !== '') throw new Error(err);
  writeFileSync(told, withFinding(trace, HOSTILE));
  return paged(told, 'failed.html');
}

/** The page of a test run in which everything that can go wrong has, told in hostile words. */
export async function suitePage(): Promise<string> {
  const path = at('suite.html');
  const cases = CASES.map((one) => ({ ...one, title: HOSTILE, file: `${one.file}/${one.index}` }));
  writeFileSync(path, await writeSuitePage({ ...SUITE, cases }, 'Simulation only.'));
  return path;
}
