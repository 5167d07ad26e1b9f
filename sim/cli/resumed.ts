import { formatDuration } from '../../src/units/index.js';
import { storyOf } from '../replay/index.js';
import { formatIssue, parseScenario, type Scenario } from '../scenario/index.js';
import { catalogueOf, forked, momentOf, type RunSnapshot } from '../world/index.js';
import type { Drugs } from './formulary-file.js';
import { type Flags, parseWhole } from './request.js';
import { scenarioFrom } from './scenario-file.js';
import { readSnapshot } from './snapshot-file.js';
import { BadFile, must, WrongUse } from './wrong.js';

/** A run that goes on from a snapshot. */
export type Resumed = {
  readonly scenario: Scenario;
  readonly drugs: Drugs;
  readonly run: RunSnapshot;
  /** whether the story is another from there on */
  readonly changed: boolean;
  /** what is to be known of it, a line each */
  readonly notes: readonly string[];
};

/** The story of the snapshot, with other settings over it and the seed that it writes. */
function toldStory(from: string, { source }: Scenario, drugs: Drugs, settings: readonly string[]): Scenario | null {
  if (source === undefined) return null;
  const own = drugs.told === undefined ? {} : { formulary: drugs.told };
  const parsed = parseScenario(source.text, {
    file: `the scenario of ${from}`,
    catalogue: catalogueOf(drugs.formulary),
    settings: [...source.settings, ...settings],
    ...own,
  });
  if (parsed.ok) return parsed.scenario;
  throw new BadFile(from, parsed.issues.map(formatIssue), parsed.issues);
}

const setsSeed = (setting: string): boolean => /^\s*seed\s*=/.test(setting);

/** The story from here on: a file, or that of the snapshot, with what the flags lay over it. */
function storyNow(file: string, from: string, before: Scenario, drugs: Drugs, flags: Flags): Scenario {
  const settings = flags.list('set');
  const now = file === '' ? toldStory(from, before, drugs, settings) : scenarioFrom(file, drugs, { settings });
  const written = toldStory(from, before, drugs, []);
  // A file writes a seed in any case: what the run was begun with stays, unless another one is asked for.
  const isAsked = settings.some(setsSeed) || (now !== null && written !== null && now.seed !== written.seed);
  const seed = flags.optional('seed', parseWhole) ?? (isAsked ? now?.seed : undefined) ?? before.seed;
  return { ...(now ?? before), seed, ...(file === '' && settings.length === 0 ? { until: before.until } : {}) };
}

const isSame = (a: Scenario, b: Scenario): boolean => a.hash === b.hash && a.seed === b.seed && a.until === b.until;

/**
 * The run of `--from FILE`: as it was, or forked by a scenario file, `--set` or `--seed`.
 *
 * @param file  scenario to go on with; empty for that of the snapshot
 * @throws {WrongUse} where what lies before the snapshot would be another
 * @throws {BadFile} when snapshot or scenario is not valid
 */
export function resumedBy(from: string, file: string, flags: Flags): Resumed {
  if (flags.text('formulary') !== null)
    throw new WrongUse({
      code: 'flags-contradict',
      found: '--formulary with --from',
      expected: 'the drugs that the run was begun with',
      remedy: 'leave --formulary away; the snapshot has them',
    });
  const { header, run, changed = false } = readSnapshot(from);
  const told = must(storyOf(header, null, null));
  const before = told.scenario;
  const formulary = header.story?.formulary;
  const drugs: Drugs = { formulary: told.formulary, ...(formulary === undefined ? {} : { told: formulary }) };
  const at = formatDuration(momentOf(run));
  const begin = `goes on at ${at} from ${from}; what was before is not told here, but deliveries that were under way are told whole`;
  const now = storyNow(file, from, before, drugs, flags);
  if (isSame(before, now)) {
    const since = changed ? ['its story was changed before that, so that it cannot be replayed from the start'] : [];
    return { scenario: before, drugs, run, changed, notes: [begin, ...since] };
  }
  const { snapshot, judgedFromHere, judgedLater } = must(forked(before, now, run));
  const atOnce = judgedFromHere.filter((line) => !judgedLater.some((later) => later.line === line));
  const fresh = atOnce.length === 0 ? [] : [`judged from ${at} on: expectations at line ${atOnce.join(', ')}`];
  const later = judgedLater.map(
    ({ line, from: full }) =>
      `judged from ${formatDuration(full)} on, when its window is full: expectation at line ${line}`,
  );
  return {
    scenario: now,
    drugs,
    run: snapshot,
    changed: true,
    notes: [begin, 'another story from there on', ...fresh, ...later],
  };
}
