import { FLOORS } from '../../model/temporal/floors.js';
import { NOT_APPLICABLE, OTHERWISE, PROPERTIES } from '../../model/temporal/properties/index.js';
import { PROPERTY_IDS } from '../../model/temporal/property.js';
import { SEARCHES } from '../../model/temporal/searches.js';
import { START_NAMES } from '../../support/search/starts.js';
import { code, page, table } from './markdown.js';

const saidOf = (id: (typeof PROPERTY_IDS)[number]): string => {
  const told = [...PROPERTIES.filter((p) => p.id === id).map(({ says }) => says), OTHERWISE[id]];
  const why = NOT_APPLICABLE[id];
  return why === undefined ? told.filter((text) => text !== undefined).join('; ') : `does not apply: ${why}`;
};

const wordsOf = (name: string): string => {
  const plan = SEARCHES.find((one) => one.name === name);
  if (plan?.inputs === undefined) return 'every input';
  return plan.inputs.map(code).join(', ');
};

export const searchPage = (): string =>
  page('What holds everywhere the search leads', [
    'A small pump in which everything comes soon (an empty reservoir after some strokes, a lockout of two minutes) is told everything that can be told it, on a grid of minutes, and each place that it comes to is visited once. Pumps that will do the same from now on are one place: moments count from now, and those before the longest window are alike. At every step these properties are asked ([`test/model/temporal`](../../test/model/temporal/temporal.test.ts)); each has a planted lie that it catches.',
    table(
      ['property', 'what is asked'],
      PROPERTY_IDS.map((id) => [id, saidOf(id)]),
    ),
    '## How far the searches go',
    'The search runs on the tables; `xstate/graph` walks the live XState machine to a smaller depth, and both find the same places by the same steps. A search that goes less far than this fails.',
    table(
      ['search', 'words', 'steps deep', 'places, at least', 'steps, at least'],
      Object.entries(FLOORS).map(([name, { depth, states, transitions }]) => [
        name,
        wordsOf(name),
        String(depth),
        String(states),
        String(transitions),
      ]),
    ),
    `Starting points: ${START_NAMES.join(', ')}.`,
  ]);
