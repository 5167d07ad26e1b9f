import { PROFILES, type Profile, type ProfileId } from '../../src/profile/index.js';
import { BUILT_IN_FORMULARY, type Formulary } from '../../src/therapy/index.js';
import { type Issue, parseScenario, type Scenario } from '../scenario/index.js';
import { catalogueOf } from '../world/index.js';

/** A story that can be shown: the text of its file, and what it says. */
export type Story = {
  readonly text: string;
  /** name under which the text was read; another one than that of the reader's file once something was done to the story */
  readonly file: string;
  /** it was read from a trace */
  readonly recorded: boolean;
  readonly scenario: Scenario;
  readonly profile: Profile;
  readonly formulary: Formulary;
  /** its run was ordered with more than its text says: another seed, settings or drugs */
  readonly overlaid: boolean;
};

/** A story, or everything that is wrong with its text. */
export type StoryRead =
  | { readonly ok: true; readonly story: Story }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const CATALOGUE = catalogueOf(BUILT_IN_FORMULARY);

/** Characters that a story may have at most: some hundred times the longest of the project. @source ASSUMED, A-315 */
export const STORY_LONGEST = 1_000_000;

/**
 * Reads the text of a scenario file as the command line does.
 *
 * @param file  the name that issues tell
 */
export function readStory(text: string, file: string): StoryRead {
  if (text.length > STORY_LONGEST)
    return {
      ok: false,
      issues: [
        {
          file,
          line: 0,
          column: 0,
          path: '',
          found: `${text.length} characters`,
          expected: `at most ${STORY_LONGEST}`,
          remedy: 'open a scenario file',
        },
      ],
    };
  const parsed = parseScenario(text, { file, catalogue: CATALOGUE });
  if (!parsed.ok) return parsed;
  const { scenario } = parsed;
  const profile = PROFILES[scenario.device as ProfileId];
  const formulary = BUILT_IN_FORMULARY;
  return { ok: true, story: { text, file, recorded: false, scenario, profile, formulary, overlaid: false } };
}
