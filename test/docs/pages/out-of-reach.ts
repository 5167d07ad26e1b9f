import { ARROWS_OUT_OF_REACH, PHASES_OUT_OF_REACH } from '../../../sim/coverage/index.js';
import { ARROWS } from '../../../sim/world/index.js';
import { wordOf } from '../../../src/statechart/index.js';
import { code, page, table } from './markdown.js';

const arrows = new Map(ARROWS.firmware.map((arrow) => [wordOf(arrow), arrow]));

const drawn = (word: string): string => {
  const arrow = arrows.get(word);
  if (arrow === undefined) return '';
  return `${arrow.guard === null ? '' : `${code(arrow.guard)} `}${arrow.target === null ? 'stays' : `to ${code(arrow.target)}`}`;
};

export const outOfReachPage = (): string =>
  page('What no story can reach', [
    'Transitions of the firmware that are drawn and cannot be taken, each with why. An arrow of a whole region stands once for each of its states, so that some never have their turn; others are the answer to what no person, file or part can bring about. They are not counted by `thecal coverage`, `thecal generate` tells them, and a search that takes one of them fails its test.',
    table(
      ['transition', 'guard and target', 'why'],
      [...ARROWS_OUT_OF_REACH.firmware].map(([word, why]) => [code(word), drawn(word), why]),
    ),
    '## Alarms',
    table(
      ['phase', 'why'],
      [...PHASES_OUT_OF_REACH].map(([phase, why]) => [code(phase), why]),
    ),
  ]);
