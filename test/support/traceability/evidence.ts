import type { TraceRecord } from '../../../sim/trace/index.js';
import { play, STORIES, storyOf } from '../../scenario/told.js';
import { SIGNS } from './signs.js';

/** What the stories have shown. */
export type Evidence = {
  readonly runs: number;
  /** by name of the rule: cases judged in each story that had any */
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** by requirement: signs in each story that had any */
  readonly signs: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** by requirement: findings of the oracle */
  readonly findings: ReadonlyMap<string, number>;
};

type Growing = Map<string, Map<string, number>>;

function count(into: Growing, name: string, story: string, n: number): void {
  if (n === 0) return;
  const stories = into.get(name) ?? new Map<string, number>();
  into.set(name, stories);
  stories.set(story, (stories.get(story) ?? 0) + n);
}

/** Runs every story of the project and reads what its records show. */
export function gatherEvidence(stories: readonly string[] = STORIES): Evidence {
  const rules: Growing = new Map();
  const signs: Growing = new Map();
  const findings = new Map<string, number>();
  for (const story of stories) {
    const watched = Object.entries(SIGNS).map(([id, { watch }]) => [id, watch()] as const);
    const see = (record: TraceRecord): void => {
      for (const [id, is] of watched) if (is(record)) count(signs, id, story, 1);
      if (record.kind === 'reach') for (const [rule, n] of Object.entries(record.rules)) count(rules, rule, story, n);
      if (record.kind === 'finding') findings.set(record.requirement, (findings.get(record.requirement) ?? 0) + 1);
    };
    play(storyOf(story), see);
  }
  return { runs: stories.length, rules, signs, findings };
}
