import { FAULTS, type FaultKind, type ParameterDescriptor, type ParameterUnit } from '../../../sim/fault/index.js';
import { PROFILE_IDS, PROFILES } from '../../../src/profile/index.js';
import { formatDuration, formatPressure, formatTemperature, formatVolume, plain } from '../../../src/units/index.js';
import { code, page, table } from './markdown.js';

const WRITTEN: Readonly<Record<ParameterUnit, (value: number) => string>> = {
  duration: formatDuration,
  volume: formatVolume,
  fraction: (part) => `${plain(part * 100)} %`,
  pressure: formatPressure,
  temperature: formatTemperature,
  resistance: (ohm) => `${plain(ohm)} ohm`,
  count: String,
  word: String,
};

const written = (unit: ParameterUnit, value: number | string): string =>
  typeof value === 'string' ? value : WRITTEN[unit](value);

function range({ unit, min, max, words }: ParameterDescriptor): string {
  if (words !== undefined) return words.join(', ');
  const ends = [min, max].map((end) => (end === undefined ? '…' : written(unit, end)));
  return ends.join(' to ');
}

const parameters = (kind: FaultKind): string =>
  table(
    ['parameter', 'meaning', 'default', 'range', 'source'],
    Object.entries(kind.parameters).map(([name, p]) => [
      code(name),
      p.text,
      p.default === null ? 'chosen by the fault' : written(p.unit, p.default),
      range(p),
      p.source,
    ]),
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
