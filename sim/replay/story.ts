import { nearest, ok, type Refusal, type Result, refuse } from '../../src/base/index.js';
import { PROFILE_IDS, PROFILES, type Profile } from '../../src/profile/index.js';
import { BUILT_IN_FORMULARY, type Formulary, mergeFormulary, parseFormulary } from '../../src/therapy/index.js';
import type { Duration } from '../../src/units/index.js';
import { formatIssue, parseScenario, type Scenario } from '../scenario/index.js';
import type { HeaderRecord, StoryFields } from '../trace/index.js';
import { catalogueOf } from '../world/index.js';

/** All that a run is repeated from. */
export type Told = { readonly scenario: Scenario; readonly profile: Profile; readonly formulary: Formulary };

function formularyOf(told: unknown): Result<Formulary> {
  if (told === undefined) return ok(BUILT_IN_FORMULARY);
  const answer = parseFormulary(told);
  if (answer.ok) return ok(mergeFormulary(BUILT_IN_FORMULARY, answer.drugs));
  const [first] = answer.issues;
  const found = `a formulary in the trace that is not valid${first === undefined ? '' : ` (found ${first.found})`}`;
  return refuse('replay-formulary', found, 'drugs as this version reads them', 'run the scenario again');
}

const profileOf = (id: string): Result<Profile> => {
  const known = PROFILE_IDS.find((one) => one === id);
  if (known !== undefined) return ok(PROFILES[known]);
  const meant = nearest(id, PROFILE_IDS);
  const remedy = meant === null ? '"thecal profile list" shows them' : `did you mean "${meant}"?`;
  return refuse('profile-unknown', `profile "${id}"`, `one of ${PROFILE_IDS.join(', ')}`, remedy);
};

const NO_STORY: Refusal = {
  code: 'replay-without-story',
  found: 'a trace that does not tell its story, as those of format 1 and of runs made by a program',
  expected: 'a trace with the text of its scenario',
  remedy: 'add --scenario FILE, the file that the trace was made from',
};

/** Whether another device family can have the story at all: its fill, its catheter, its faults. */
function bearsStory(story: StoryFields, profile: string, formulary: Formulary): Result<true> {
  const settings = [...story.settings, `device=${profile}`];
  const parsed = parseScenario(story.text, { file: 'the story', catalogue: catalogueOf(formulary), settings });
  if (parsed.ok) return ok(true);
  const [first] = parsed.issues;
  return refuse(
    'replay-other-family',
    `a story that ${profile} cannot have${first === undefined ? '' : ` (${first.path}: found ${first.found}; expected ${first.expected})`}`,
    'a device family that can',
    'name another one, or leave --against away',
  );
}

/**
 * What a recorded run is repeated from, as its header tells it.
 *
 * @param header   of the recorded trace, in the present format
 * @param given    text of the scenario file, where the trace does not tell it; must be the one it was made from
 * @param profile  id of another device family for the pump; null for the recorded one
 */
export function storyOf(header: HeaderRecord, given: StoryFields | null, profile: string | null): Result<Told> {
  if (header.from?.changed === true)
    return refuse(
      'replay-of-fork',
      'a trace that goes on from a snapshot with another story',
      'a trace of one story',
      'run it again from its snapshot, with --from',
    );
  const story = given ?? header.story;
  if (story === undefined) return { ok: false, refusal: NO_STORY };
  const formulary = formularyOf(story.formulary);
  if (!formulary.ok) return formulary;
  const { formulary: own } = story;
  const parsed = parseScenario(story.text, {
    file: 'the scenario of the trace',
    catalogue: catalogueOf(formulary.value),
    settings: story.settings,
    seed: header.seed,
    ...(own === undefined ? {} : { formulary: own }),
  });
  if (!parsed.ok) {
    const [first] = parsed.issues;
    const found = `a story that this version does not read${first === undefined ? '' : `: ${formatIssue(first)}`}`;
    return refuse('replay-story-invalid', found, 'a scenario', 'replay it with the version of thecal that recorded it');
  }
  if (parsed.scenario.hash !== header.scenario.hash)
    return refuse(
      'replay-other-story',
      `a scenario with the hash ${parsed.scenario.hash.slice(0, 12)}`,
      `the one the trace was made from, ${header.scenario.hash.slice(0, 12)} ("${header.scenario.title}")`,
      given === null ? 'the trace was changed; run the scenario again' : 'give the file as it was, with its --set',
    );
  const device = profileOf(profile ?? header.profile);
  if (!device.ok) return device;
  const bears = profile === null ? ok(true) : bearsStory(story, profile, formulary.value);
  if (!bears.ok) return bears;
  const until = header.options.until_ms as Duration;
  const scenario = { ...parsed.scenario, until, device: device.value.id };
  return ok({ scenario, profile: device.value, formulary: formulary.value });
}
