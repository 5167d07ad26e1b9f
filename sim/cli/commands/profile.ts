import { DEFAULT_PROFILE, figures, PROFILE_IDS, PROFILES, type Profile } from '../../../src/profile/index.js';
import { columns, hanging, line } from '../../report/index.js';
import { type Answer, give } from '../answer.js';
import type { Command } from '../request.js';
import { known, WrongUse } from '../wrong.js';

const listed = (): Answer => ({
  lines: columns(
    ['profile', 'family'],
    PROFILE_IDS.map((id) => ({ cells: [id, `${PROFILES[id].title}${id === DEFAULT_PROFILE ? ' (default)' : ''}`] })),
  ),
  json: { profiles: PROFILE_IDS.map((id) => ({ id, title: PROFILES[id].title, default: id === DEFAULT_PROFILE })) },
});

function shown(profile: Profile): Answer {
  const all = figures(profile);
  const assumed = all.filter((figure) => figure.status === 'assumed').length;
  const rows = all.map(({ path, text, status, source }) => ({
    cells: [path, status, source, text],
    tone: status === 'assumed' ? ('warn' as const) : ('plain' as const),
  }));
  return {
    lines: [
      line(`${profile.id}: ${profile.title}`, 'head'),
      ...hanging('  ', profile.text),
      line(''),
      ...columns(['figure', 'status', 'source', 'value'], rows),
      line(''),
      line(`  ${all.length} figures, ${assumed} of them assumed: nobody has published them`, 'dim'),
    ],
    json: { id: profile.id, title: profile.title, text: profile.text, figures: all },
  };
}

/** `profile`, `profile list`, `profile show ID`. @throws {WrongUse} for an unknown action or profile */
export const profile: Command = async (request) => {
  const [action = 'list', id] = request.args;
  const asked = known(action, ['list', 'show'], 'action of profile');
  if (asked === 'list') return give(request, listed());
  if (id === undefined) {
    throw new WrongUse({
      code: 'profile-missing',
      found: 'profile show without a name',
      expected: `one of ${PROFILE_IDS.join(', ')}`,
      remedy: `write e.g. thecal profile show ${DEFAULT_PROFILE}`,
    });
  }
  return give(request, shown(PROFILES[known(id, PROFILE_IDS, 'profile')]));
};
