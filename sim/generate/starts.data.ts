import type { Doses } from './orders.data.js';

/** A pump and a patient with whom stories begin. */
export type Start = {
  readonly name: string;
  /** keys of the file up to `seed`, as it writes them */
  readonly head: readonly string[];
  readonly doses: Doses;
  /** ms; a story of this start is not shorter, as the pump must be put in while it is told */
  readonly atLeast?: number;
};

const SALINE: Doses = {
  day: '18 mg/day',
  otherDay: '36 mg/day',
  patient: '0.1 mg',
  bolus: '0.2 mg',
  far: '100 mg',
  first: '9 mg/mL',
  thinner: '4.5 mg/mL',
};
const MORPHINE: Doses = {
  day: '10 mg/day',
  otherDay: '8 mg/day',
  patient: '0.1 mg',
  bolus: '0.2 mg',
  far: '30 mg',
  first: '20 mg/mL',
  thinner: '10 mg/mL',
};

const saline = (device: string, implant: string): readonly string[] => [
  `device: ${device}`,
  'drug: { name: saline, concentration: 9 mg/mL }',
  `implant: { ${implant}, catheter: { length: 20 cm } }`,
];
const morphine = (device: string, implant: string): readonly string[] => [
  `device: ${device}`,
  'drug: { name: morphine, concentration: 20 mg/mL }',
  `implant: { ${implant}, catheter: { length: 20 cm } }`,
];

/** Where the search begins: pumps with and without sensors, drugs of both classes, little and much in the reservoir, on the shelf and in the patient. */
export const STARTS: readonly Start[] = [
  { name: 'comfort drug, pressure sensor', head: saline('peristaltic-40-sensing', 'fill: 20 mL'), doses: SALINE },
  { name: 'comfort drug, flow sensor', head: saline('peristaltic-40-flow', 'fill: 20 mL'), doses: SALINE },
  { name: 'withdrawal-risk drug, flow sensor', head: morphine('peristaltic-40-flow', 'fill: 20 mL'), doses: MORPHINE },
  { name: 'little in the reservoir', head: saline('peristaltic-40-sensing', 'fill: 3 mL'), doses: SALINE },
  {
    name: 'on the shelf',
    head: saline('peristaltic-40-flow', 'fill: 20 mL, at: 8h'),
    doses: SALINE,
    atLeast: 28_860_000,
  },
];
