import type { Figure } from '../../../src/profile/index.js';
import { BUILT_IN_FORMULARY, type Drug } from '../../../src/therapy/index.js';
import { page, table } from './markdown.js';

const LIMITS = [
  ['startDoseMax', 'first dose per day'],
  ['dailyMax', 'dose in any 24 h'],
  ['concentrationMax', 'concentration'],
] as const;

const told = (figure: Figure | undefined): string =>
  figure === undefined ? '-' : `${figure.text} (${figure.status}, ${figure.source})`;

const section = (drug: Drug): string =>
  [
    `## ${drug.name}`,
    drug.class === 'comfort' ? 'A comfort drug.' : 'A drug with withdrawal risk.',
    table(
      ['limit', 'warns above', 'refuses above'],
      LIMITS.map(([key, name]) => [name, told(drug.limits[key].soft), told(drug.limits[key].hard)]),
    ),
    drug.note,
  ].join('\n\n');

export const formularyPage = (): string =>
  page('Formulary', [
    'Limits of the emulator, so that its warnings and refusals are realistic. No advice for treating anybody. A file of your own goes with `--formulary`.',
    ...BUILT_IN_FORMULARY.map(section),
  ]);
