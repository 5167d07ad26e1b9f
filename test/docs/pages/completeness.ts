import { INPUTS, type Mark, TABLES } from '../../model/completeness/index.js';
import { INPUT_TYPES } from '../../support/search/letters.js';
import { code, page, table } from './markdown.js';

const WORDS = { acts: 'acts', follows: 'follows: ', ignored: 'ignored: ', never: 'cannot happen: ' } as const;

const cellOf = (mark: Mark | undefined): string => {
  if (mark === undefined) return '';
  return mark.mark === 'acts' ? WORDS.acts : WORDS[mark.mark] + mark.because;
};

function section([region, rows]: readonly [string, (typeof TABLES)[keyof typeof TABLES]]): string {
  const concerns = (type: (typeof INPUT_TYPES)[number]): boolean =>
    (INPUTS[type].regions as readonly string[]).includes(region);
  const states = Object.entries(rows);
  const told = INPUT_TYPES.filter(concerns).map((type) => [
    code(type),
    ...states.map(([, marks]) => cellOf(marks[type])),
  ]);
  const parts = [`## ${region}`];
  if (told.length > 0) parts.push(table(['input', ...states.map(([state]) => state)], told));
  else parts.push('No input moves it; it sees only what the other regions decide.');
  const others = INPUT_TYPES.filter((type) => !concerns(type)).map(code);
  parts.push(`Ignored on purpose in every state: ${others.join(', ')}.`);
  return parts.join('\n\n');
}

export const completenessPage = (): string =>
  page('What the pump does with every input in every state', [
    'For each pair of a state and an input: the region *acts* by an arrow of its own; it *follows*, moved in the same step by what another region decides; the input is *ignored* on purpose; or it *cannot happen* there. A test holds every cell against the machine: by an exhaustive search, by all scenarios of the library and by random stories ([`test/model/completeness`](../../test/model/completeness)).',
    ...Object.entries(TABLES).map(section),
    '## Why the other regions ignore an input',
    table(
      ['input', 'concerns', 'all others ignore it because'],
      INPUT_TYPES.map((type) => [code(type), INPUTS[type].regions.join(', '), INPUTS[type].others]),
    ),
  ]);
