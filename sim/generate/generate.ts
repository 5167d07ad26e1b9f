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

type Checked = { readonly file: GeneratedFile } | { readonly why: string };

/** Runs a story from the text of its file: it must be valid, hold, leave the oracle nothing to find, and meet what it claims. */
function checked(file: GeneratedFile, cover: Cover): Checked {
  const shown = playText(file.text, cover);
  if (typeof shown === 'string') return { why: `it is not valid: ${shown}` };
  const { findings, expectations } = shown.result;
  const [finding] = findings;
  if (finding !== undefined) return { why: `the oracle found something (${finding.rule}): ${finding.text}` };
  const failed = expectations.find(({ held }) => !held);
  if (failed !== undefined) return { why: `it does not hold: ${failed.text}; found ${failed.found}` };
  const met = new Set(shown.sightings.map(({ mark }) => mark));
  const missed = file.claims.find((claim) => !met.has(claim));
  return missed === undefined ? { file } : { why: `it does not meet ${missed}` };
}

function fileFor({ draft, claims }: Woven, number: string, cover: Cover): Checked {
  const name = `${cover}-${number}.yaml`;
  const shown = playDraft(draft, cover);
  if (typeof shown === 'string') return { why: `it is not valid: ${shown}` };
  return checked({ name, text: fileText(draft, wordsFor(draft, shown, { cover, number, claims })), claims }, cover);
}

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
  const refused = weave(finds, marks, {
    cover,
    seed,
    onProgress: (open) => onProgress?.('writing', marks.length - open, open),
    judge: (story) => {
      const answer = fileFor(story, String(files.length + 1).padStart(2, '0'), cover);
      if ('why' in answer) return answer.why;
      files.push(answer.file);
      return null;
    },
  });
  const met = new Set(files.flatMap(({ claims }) => claims));
  return {
    files,
    refused: refused.map(({ why, claims, draft }) => ({ why, claims, text: fileText(draft, PLAIN) })),
    met: met.size,
    of: goals.length,
    outOfReach,
    unexplained: marks.filter((mark) => !met.has(mark)),
  };
}
