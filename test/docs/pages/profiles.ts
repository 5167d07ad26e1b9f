import { DEFAULT_PROFILE, figures, PROFILE_IDS, PROFILES, type Profile } from '../../../src/profile/index.js';
import { code, page, table } from './markdown.js';

const section = (profile: Profile): string =>
  [
    `## ${profile.id}`,
    `${profile.title}${profile.id === DEFAULT_PROFILE ? ' (default)' : ''}. ${profile.text}`,
    table(
      ['figure', 'value', 'status', 'source'],
      figures(profile).map(({ path, text, status, source }) => [code(path), text, status, source]),
    ),
  ].join('\n\n');

export const profilesPage = (): string =>
  page('Device families', [
    '*sourced* was read in a public document ([`S…`](../sources.md)), *design* serves a [requirement](../requirements.md) (`SR-…`), *assumed* is an [assumption](../assumptions.md) (`A-…`): nobody has published it.',
    ...PROFILE_IDS.map((id) => section(PROFILES[id])),
  ]);
