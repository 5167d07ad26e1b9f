import {
  defaultOf,
  FAULTS,
  type FaultKind,
  type ParameterDescriptor,
  writtenParameter,
} from '../../../sim/fault/index.js';
import { PROFILE_IDS, PROFILES } from '../../../src/profile/index.js';
import { code, page, table } from './markdown.js';

function range({ unit, min, max, words }: ParameterDescriptor): string {
  if (words !== undefined) return words.join(', ');
  const ends = [min, max].map((end) => (end === undefined ? '…' : writtenParameter(unit, end)));
  return ends.join(' to ');
}

const parameters = (kind: FaultKind): string =>
  table(
    ['parameter', 'meaning', 'default', 'range', 'source'],
    Object.entries(kind.parameters).map(([name, p]) => [code(name), p.text, defaultOf(p), range(p), p.source]),
  );

function familiesOf(kind: FaultKind): string {
  const able = PROFILE_IDS.filter((id) => kind.supports(PROFILES[id]) === null);
  return able.length === PROFILE_IDS.length ? 'all' : able.map(code).join(', ');
}

const section = (kind: FaultKind): string =>
  [
    `## ${kind.kind}`,
    `${kind.title}.`,
    [
      `- attaches to: ${kind.attaches.map(code).join(', ')}`,
      `- effect: ${kind.effect}`,
      `- what shows: ${kind.signature}`,
      `- families: ${familiesOf(kind)}`,
      `- source: ${kind.source}`,
    ].join('\n'),
    ...(Object.keys(kind.parameters).length === 0 ? [] : [parameters(kind)]),
  ].join('\n\n');

export const faultsPage = (): string =>
  page('Faults', [
    'What a scenario can break, under `fault: { kind: … }`. Every fault also takes `name`, `for` and `probability`; `clear` ends it.',
    ...Object.values(FAULTS).map(section),
  ]);
