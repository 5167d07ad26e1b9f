import { HAZARDS } from '../../support/requirements.js';
import type { Links } from '../../support/traceability/links.js';
import { REASONS, type Reason } from '../../support/traceability/reasons.data.js';
import { SIGNS } from '../../support/traceability/signs.js';
import { code, page, table } from './markdown.js';

/** Stories that are named for a requirement; the rest is counted. */
const STORIES = 3;

const list = (items: readonly string[]): string => items.join(', ');
const whyNot = (id: string, link: Reason['link']): string =>
  REASONS.filter((reason) => reason.requirement === id && reason.link === link)
    .map(({ why }) => `none: ${why}`)
    .join('; ');

const builtIn = ({ id, built }: Links): string =>
  built.length === 0
    ? whyNot(id, 'built') || '-'
    : list(built.map((path) => `[${path.replace(/^(src|sim)\//, '')}](../../${path})`));

const rulesOf = ({ id, rules }: Links): string =>
  rules.length === 0
    ? whyNot(id, 'rule') || '-'
    : list(rules.map(({ name, own }) => (own ? code(name) : `${code(name)} (among others)`)));

const testsOf = ({ tests }: Links): string =>
  tests.length === 0
    ? '-'
    : list(tests.map(([path, times]) => `[${path.replace(/^test\//, '')}](../../${path}) ${times}`));

function storiesOf({ id, scenarios }: Links): string {
  if (scenarios.length === 0) return whyNot(id, 'scenario') || '-';
  const most = [...scenarios].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, STORIES);
  const rest = scenarios.length - most.length;
  const named = most.map(([story, times]) => `[${story}](../../scenarios/${story}.yaml) ${times}`);
  return `${list(named)}${rest === 0 ? '' : ` and ${rest} more`}`;
}

function evidenceOf({ id, cases, signs, scenarios, findings }: Links): string {
  const judged = cases === 0 ? [] : [`${cases} cases judged`];
  const seen = signs === 0 ? [] : [`${signs} ${SIGNS[id]?.says ?? ''}`];
  const told = [...judged, ...seen];
  if (told.length === 0) return whyNot(id, 'evidence') || 'its tests';
  return `${told.join('; ')}; in ${scenarios.length} runs; ${findings} findings`;
}

/** The matrix of all requirements. @param runs  stories that were run for it */
export const traceabilityPage = (all: readonly Links[], runs: number): string =>
  page('Traceability', [
    `From each [requirement](../requirements.md) to the hazard that it is against, the source that is tagged with it, the rules of the oracle that judge it, the tests that carry its number, the scenarios that exercise it, and what they have shown. Made by \`npm run matrix\`, which runs all ${runs} scenarios for it; it fails when a requirement that is built has no link of a kind, and no reason why.`,
    [
      '- **rule**: a rule that judges several requirements counts its cases together; they stand at the one that it is named for, and it is marked *among others* at the rest',
      '- **test**: the file, and how often it carries the number',
      '- **scenario**: those that show most of it, each with how much',
      '- **evidence**: cases that rules of its own have judged, and what else in the traces shows that it was put to the test; findings are violations that the oracle has found',
    ].join('\n'),
    '## Hazards',
    table(
      ['hazard', 'what it is', 'requirements against it'],
      [...HAZARDS].map(([hazard, text]) => [
        hazard,
        text,
        list(all.filter(({ hazards }) => hazards.includes(hazard)).map(({ id }) => id)),
      ]),
    ),
    '## Requirements',
    table(
      ['requirement', 'status', 'hazard', 'built in', 'rule', 'test', 'scenario', 'evidence'],
      all.map((links) => [
        links.id,
        links.status,
        list(links.hazards),
        builtIn(links),
        rulesOf(links),
        testsOf(links),
        storiesOf(links),
        evidenceOf(links),
      ]),
    ),
  ]);
