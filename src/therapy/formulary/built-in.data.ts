import type { Figure, FigureStatus } from '../../profile/index.js';
import { type Concentration, type DailyDose, formatConcentration, formatDose } from '../../units/index.js';
import type { Formulary, Limit } from './drug.js';

const known = (source: string): FigureStatus => (source.startsWith('S') ? 'sourced' : 'assumed');

const dose = (microgramsPerDay: number, source: string): Figure<DailyDose> => ({
  value: microgramsPerDay as DailyDose,
  text: formatDose(microgramsPerDay),
  status: known(source),
  source,
});

const conc = (microgramsPerMl: number, source: string): Figure<Concentration> => ({
  value: microgramsPerMl as Concentration,
  text: formatConcentration(microgramsPerMl),
  status: known(source),
  source,
});

const NONE: Limit<never> = {};

/**
 * The drugs that the emulator knows, with limits that make its warnings and refusals realistic. Values in µg/day and
 * µg/mL. Opioids, clonidine and baclofen carry a withdrawal risk; bupivacaine and ziconotide do not.
 *
 * @source S64, S119, S120, S121, S123 (labels and one textbook); class S94; consensus tables A-30, own bounds
 */
export const BUILT_IN_FORMULARY: Formulary = [
  {
    name: 'morphine',
    class: 'withdrawal-risk',
    unit: 'mg',
    limits: {
      startDoseMax: { soft: dose(1_000, 'S119'), hard: dose(10_000, 'S119') },
      dailyMax: { soft: dose(15_000, 'A-30'), hard: dose(20_000, 'S119') },
      concentrationMax: { soft: conc(20_000, 'A-30'), hard: conc(25_000, 'S119') },
    },
    note: 'The label starts naive patients at up to 1 mg/day and tolerant ones at up to 10 mg/day; it urges caution above 20 mg/day, which counts as hard here (A-34).',
  },
  {
    name: 'hydromorphone',
    class: 'withdrawal-risk',
    unit: 'mg',
    limits: {
      startDoseMax: { soft: dose(150, 'A-30'), hard: dose(500, 'A-30') },
      dailyMax: { soft: dose(10_000, 'A-30'), hard: dose(25_000, 'S64') },
      concentrationMax: { soft: conc(15_000, 'A-30') },
    },
    note: 'Hard daily limit: upper end of a published range of practice (A-34).',
  },
  {
    name: 'fentanyl',
    class: 'withdrawal-risk',
    unit: 'mcg',
    limits: {
      startDoseMax: { soft: dose(75, 'A-30') },
      dailyMax: { soft: dose(1_000, 'A-30') },
      concentrationMax: { soft: conc(10_000, 'A-30') },
    },
    note: 'No hard daily limit is known.',
  },
  {
    name: 'sufentanil',
    class: 'withdrawal-risk',
    unit: 'mcg',
    limits: {
      startDoseMax: { soft: dose(20, 'A-30') },
      dailyMax: { soft: dose(100, 'S64'), hard: dose(500, 'A-30') },
      concentrationMax: { soft: conc(5_000, 'A-30') },
    },
    note: 'Soft daily limit: upper end of a published range of practice.',
  },
  {
    name: 'bupivacaine',
    class: 'comfort',
    unit: 'mg',
    limits: {
      startDoseMax: { soft: dose(4_000, 'A-30') },
      dailyMax: { soft: dose(10_000, 'A-30'), hard: dose(20_000, 'S64') },
      concentrationMax: { soft: conc(30_000, 'A-30') },
    },
    note: 'Hard daily limit: upper end of a published range of practice (A-34).',
  },
  {
    name: 'clonidine',
    class: 'withdrawal-risk',
    unit: 'mcg',
    limits: {
      startDoseMax: { soft: dose(100, 'A-30') },
      dailyMax: { soft: dose(600, 'A-30'), hard: dose(2_000, 'S64') },
      concentrationMax: { soft: conc(1_000, 'A-30') },
    },
    note: 'A stop brings rebound of blood pressure. Hard daily limit: upper end of a published range of practice (A-34).',
  },
  {
    name: 'ziconotide',
    class: 'comfort',
    unit: 'mcg',
    limits: {
      startDoseMax: { soft: dose(1.2, 'A-30'), hard: dose(2.4, 'S120') },
      dailyMax: { soft: dose(19.2, 'S120'), hard: dose(21.6, 'S121') },
      concentrationMax: { hard: conc(100, 'A-30') },
    },
    note: 'The highest label dose is 19.2 mcg/day in the US and was 21.6 mcg/day in the EU.',
  },
  {
    name: 'baclofen',
    class: 'withdrawal-risk',
    unit: 'mcg',
    limits: {
      startDoseMax: { hard: dose(200, 'S123') },
      dailyMax: { soft: dose(1_000, 'A-30'), hard: dose(2_000, 'A-31') },
      concentrationMax: { hard: conc(2_000, 'S123') },
    },
    note: 'Start: at most twice the largest test dose of 100 mcg. The hard daily limit is an own bound; no label states one.',
  },
  {
    name: 'saline',
    class: 'comfort',
    unit: 'mg',
    limits: { startDoseMax: NONE, dailyMax: NONE, concentrationMax: { hard: conc(9_000, 'A-32') } },
    note: 'Written as 9 mg of salt per mL, so that doses make flows like those of a drug.',
  },
];
