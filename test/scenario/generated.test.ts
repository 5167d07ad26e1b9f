import { describe, expect, it } from 'vitest';
import { coverageOf, createCollector, emptyTally, merged, PHASES_OUT_OF_REACH } from '../../sim/coverage/index.js';
import { parseScenario, type Scenario } from '../../sim/scenario/index.js';
import type { TraceRecord } from '../../sim/trace/index.js';
import { ARROWS, catalogueOf } from '../../sim/world/index.js';
import { ALARM_IDS } from '../../src/protocol/index.js';
import { wordOf } from '../../src/statechart/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import { filesUnder, textOf } from '../support/tree.js';
import { play } from './told.js';

/** What `thecal generate` of this version has written for transitions and alarms. */
const GENERATED = filesUnder('test/generated', '.yaml');
const catalogue = catalogueOf(BUILT_IN_FORMULARY);

function storyOf(file: string): Scenario {
  const parsed = parseScenario(textOf(file), { file, catalogue });
  if (parsed.ok) return parsed.scenario;
  throw new Error(parsed.issues.map(({ line, found }) => `${file}:${line} ${found}`).join('\n'));
}

/** Each story once, with what it has reached. */
const TOLD = GENERATED.map((name) => {
  const collector = createCollector();
  const records: TraceRecord[] = [];
  const result = play(storyOf(name), collector.see, (record) => {
    if (record.kind === 'alarm') records.push(record);
  });
  collector.see({ ...result.end, sha256: '' });
  return { name, result, alarms: records, tally: collector.tally() };
});

const words = new Set(ARROWS.firmware.map(wordOf));
const phases = new Set(ALARM_IDS.flatMap((alarm) => [`${alarm} raised`, `${alarm} ended`]));
/** What a file says that its steps are for. */
const notesIn = (name: string): readonly string[] =>
  textOf(name)
    .split('\n')
    .flatMap((line) => /^ {2}# (.*?)(?: \[\w+\])?(?: -> [\w-]+)?$/.exec(line)?.[1] ?? []);

describe.each(TOLD)('$name', ({ name, result, tally }) => {
  it('holds, and leaves the oracle nothing to find', () => {
    const failed = result.expectations.filter(({ held }) => !held).map(({ text, found }) => `${text}: ${found}`);
    expect({ verdict: result.verdict, failed, findings: result.findings }).toEqual({
      verdict: 'held',
      failed: [],
      findings: [],
    });
    expect(result.expectations.length).toBeGreaterThan(0);
  });

  it('meets what it says that its steps are for', () => {
    const notes = notesIn(name);
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.filter((note) => !words.has(note) && !phases.has(note))).toEqual([]);
    expect(
      notes.filter((note) => tally.taken.firmware[note] === undefined && tally.alarms[note] === undefined),
    ).toEqual([]);
  });

  it('would not hold without its steps', () => {
    const scenario = storyOf(name);
    if (scenario.steps.length === 0) return;
    expect(play({ ...scenario, steps: [] }).verdict).toBe('failed');
  });
});

describe('the generated stories together', () => {
  const all = coverageOf(TOLD.map(({ tally }) => tally).reduce(merged, emptyTally()));

  it('take every transition of the firmware that can be taken', () => {
    const { transitions, states } = all.charts.firmware;
    expect(transitions.items.filter(({ met }) => !met).map(({ name }) => name)).toEqual([]);
    expect(transitions.outOfReach.filter(({ met }) => met)).toEqual([]);
    expect(states.items.filter(({ met }) => !met)).toEqual([]);
  });

  it('raise every alarm, and end every one that ends', () => {
    expect(all.alarms.items.filter(({ met }) => !met).map(({ name }) => name)).toEqual([]);
    expect(all.alarms.outOfReach.length).toBe(PHASES_OUT_OF_REACH.size);
  });

  it('have titles of their own, and say that they were made', () => {
    const stories = GENERATED.map((name) => storyOf(name));
    expect(new Set(stories.map(({ title }) => title)).size).toBe(stories.length);
    for (const { title, purpose } of stories) {
      expect(title).toMatch(/^[A-Z].{5,70}[^.]$/);
      expect(purpose).toMatch(/^Made by thecal generate: .*\.$/s);
    }
  });

  it('leave a gap when one of them is missing', () => {
    for (const { name } of TOLD.filter((one) => one.name.includes('transitions'))) {
      const without = TOLD.filter((one) => one.name !== name).map(({ tally }) => tally);
      const { transitions } = coverageOf(without.reduce(merged, emptyTally())).charts.firmware;
      const own = notesIn(name);
      const lost = transitions.items.filter(({ met }) => !met).map((item) => item.name);
      expect(lost.every((mark) => own.includes(mark))).toBe(true);
    }
  });
});
