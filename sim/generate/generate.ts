import type { RunResult } from '../world/index.js';
import { aimOf } from './aim.js';
import { fileText, PLAIN, playDraft, playText } from './draft.js';
import { explore } from './explore.js';
import type { Cover } from './goal.js';
import { STARTS } from './starts.data.js';
import { type Woven, weave } from './weave.js';
import { wordsFor } from './words.js';

/** A story as a file, and what it is the first of its set to meet. */
export type GeneratedFile = { readonly name: string; readonly text: string; readonly claims: readonly string[] };

/** What has become of a search for stories. */
export type Generated = {
  readonly files: readonly GeneratedFile[];
  /** stories that were found and are not given, because they did not do what they should when they were run from their text */
  readonly refused: readonly { readonly why: string; readonly claims: readonly string[]; readonly text: string }[];
  /** valid stories under which a rule of the oracle is broken: findings about the pump, or about the rule */
  readonly findings: readonly GeneratedFile[];
  readonly met: number;
  readonly of: number;
  readonly outOfReach: readonly { readonly name: string; readonly why: string }[];
  /** what no story meets and nobody has explained */
  readonly unexplained: readonly string[];
};

/** How to generate. */
export type GenerateOptions = {
  readonly cover: Cover;
  readonly seed: number;
  /** moves to try at most, ≥ 1 */
  readonly tries: number;
  readonly onProgress?: (what: 'searching' | 'writing', done: number, met: number) => void;
};

/** Why a story is not given; `finding` when it is because a rule of the oracle is broken under it. */
type Refusal = { readonly why: string; readonly finding: boolean };
type Checked = { readonly file: GeneratedFile } | (Refusal & { readonly text: string });

/** Why the run of a story speaks against giving it; null when nothing does. */
export function objection({ findings, expectations }: Pick<RunResult, 'findings' | 'expectations'>): Refusal | null {
  const [finding] = findings;
  if (finding !== undefined)
    return { why: `the oracle found something (${finding.rule}): ${finding.text}`, finding: true };
  const failed = expectations.find(({ held }) => !held);
  return failed === undefined
    ? null
    : { why: `it does not hold: ${failed.text}; found ${failed.found}`, finding: false };
}

/** Runs a story from the text of its file: it must be valid, hold, leave the oracle nothing to find, and meet what it claims. */
function checked(file: GeneratedFile, cover: Cover): Checked {
  const { text } = file;
  const shown = playText(text, cover);
  if (typeof shown === 'string') return { why: `it is not valid: ${shown}`, finding: false, text };
  const against = objection(shown.result);
  if (against !== null) return { ...against, text };
  const met = new Set(shown.sightings.map(({ mark }) => mark));
  const missed = file.claims.find((claim) => !met.has(claim));
  return missed === undefined ? { file } : { why: `it does not meet ${missed}`, finding: false, text };
}

function fileFor({ draft, claims }: Woven, number: string, cover: Cover): Checked {
  const name = `${cover}-${number}.yaml`;
  const shown = playDraft(draft, cover);
  if (typeof shown === 'string')
    return { why: `it is not valid: ${shown}`, finding: false, text: fileText(draft, PLAIN) };
  return checked({ name, text: fileText(draft, wordsFor(draft, shown, { cover, number, claims })), claims }, cover);
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/**
 * Searches the statechart for ways through the real world, and writes them as stories. The same options give the same files.
 *
 * @throws {InvariantError} when the emulator broke under a story: a bug of ours
 */
export function generate({ cover, seed, tries, onProgress }: GenerateOptions): Generated {
  const { goals, outOfReach } = aimOf(cover);
  const finds = explore({
    cover,
    seed,
    tries,
    starts: STARTS,
    enough: (found) => goals.every(({ mark }) => found.has(mark)),
    wanted: (found) => {
      const wanted = new Map<string, number>();
      for (const { mark, state } of goals)
        if (state !== null && !found.has(mark)) wanted.set(state, (wanted.get(state) ?? 0) + 1);
      return wanted;
    },
    onProgress: (tried, found) => onProgress?.('searching', tried, found),
  });
  const marks = goals.map(({ mark }) => mark);
  const files: GeneratedFile[] = [];
  const findings: GeneratedFile[] = [];
  const refused = weave(finds, marks, {
    cover,
    seed,
    onProgress: (open) => onProgress?.('writing', marks.length - open, open),
    judge: (story) => {
      const answer = fileFor(story, twoDigits(files.length + 1), cover);
      if ('file' in answer) {
        files.push(answer.file);
        return null;
      }
      const { why, finding, text } = answer;
      const name = `${cover}-finding-${twoDigits(findings.length + 1)}.yaml`;
      if (finding) findings.push({ name, text, claims: story.claims });
      return why;
    },
  });
  const met = new Set(files.flatMap(({ claims }) => claims));
  return {
    files,
    findings,
    refused: refused.map(({ why, claims, draft }) => ({ why, claims, text: fileText(draft, PLAIN) })),
    met: met.size,
    of: goals.length,
    outOfReach,
    unexplained: marks.filter((mark) => !met.has(mark)),
  };
}
