import { PROFILES, type ProfileId } from '../../src/profile/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import { type Duration, formatDuration } from '../../src/units/index.js';
import { parseScenario, type Scenario } from '../scenario/index.js';
import type { TraceRecord } from '../trace/index.js';
import { catalogueOf, type RunResult, runScenario } from '../world/index.js';
import { type Cover, createMeter, type Sighting } from './goal.js';
import { headOf, type Told } from './place.js';
import type { Start } from './starts.data.js';
import { watchedFirmware } from './watch.js';

/** A story without its words: pump, seed, steps, and how long it goes on. */
export type Draft = {
  readonly start: Start;
  readonly seed: number;
  readonly told: readonly Told[];
  /** ms */
  readonly until: number;
};

/** What a file says besides its steps. */
export type Words = {
  readonly title: string;
  readonly purpose: string;
  /** lines above a step, by its number */
  readonly notes: ReadonlyMap<number, readonly string[]>;
  /** lines under `expect` */
  readonly expectations: readonly string[];
};

const CATALOGUE = catalogueOf(BUILT_IN_FORMULARY);
const WIDTH = 130;

/** A time as files write it: whole seconds, or ms where it must be. */
export const timeText = (ms: number): string => formatDuration(ms as Duration);

function folded(text: string): readonly string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** The file of a story. */
export function fileText({ start, seed, told, until }: Draft, words: Words): string {
  const steps = told.flatMap(({ at, text }, i) => [
    ...(words.notes.get(i) ?? []).map((note) => `  # ${note}`),
    `  - at: ${timeText(at)}`,
    `    ${text}`,
  ]);
  const lines = [
    '# yaml-language-server: $schema=../../scenario.schema.json',
    'version: 1',
    `title: ${words.title}`,
    'purpose: >-',
    ...folded(words.purpose),
    ...headOf(start, seed, timeText(until)),
    ...(steps.length === 0
      ? [...(words.notes.get(0) ?? []).map((note) => `  # ${note}`), 'steps: []']
      : ['steps:', ...steps]),
    ...(words.expectations.length === 0 ? [] : ['expect:', ...words.expectations]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Words of a story that nobody has found any for yet. */
export const PLAIN: Words = { title: 'A draft', purpose: 'A draft.', notes: new Map(), expectations: [] };

/** The scenario of a file’s text, or what is wrong with it. */
export function scenarioOf(text: string): Scenario | string {
  const parsed = parseScenario(text, { file: 'generated.yaml', catalogue: CATALOGUE });
  return parsed.ok ? parsed.scenario : parsed.issues.map(({ line, found }) => `line ${line}: ${found}`).join('; ');
}

/** What a run of a file has shown. */
export type Shown = {
  readonly result: RunResult;
  /** what was met, in order, and when */
  readonly sightings: readonly Sighting[];
  readonly records: readonly TraceRecord[];
};

/** Runs the story of a file from its text. @returns what is wrong with it when it is not valid */
export function playText(text: string, cover: Cover): Shown | string {
  const scenario = scenarioOf(text);
  if (typeof scenario === 'string') return scenario;
  const meter = createMeter(cover);
  const records: TraceRecord[] = [];
  const result = runScenario(scenario, {
    profile: PROFILES[scenario.device as ProfileId],
    formulary: BUILT_IN_FORMULARY,
    firmware: watchedFirmware(meter),
    sinks: [
      (record) => {
        records.push(record);
        meter.see(record);
      },
    ],
  });
  return { result, sightings: meter.sightings(), records };
}

/** Runs a draft as the file that it would be. */
export const playDraft = (draft: Draft, cover: Cover): Shown | string => playText(fileText(draft, PLAIN), cover);
