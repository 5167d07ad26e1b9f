import type { InputType } from '../../support/search/letters.js';
import { START_NAMES, type StartName } from '../../support/search/starts.js';

/** One search: where it begins, how far it goes, and with which words. */
export type SearchPlan = {
  readonly name: string;
  readonly from: readonly StartName[];
  readonly depth: number;
  /** all ways in when left out */
  readonly inputs?: readonly InputType[];
};

/** The searches: all words to a small depth, and few words to a greater one. */
export const SEARCHES: readonly SearchPlan[] = [
  { name: 'everything, from the shelf', from: ['shelf'], depth: 5 },
  { name: 'everything, from each starting point', from: START_NAMES, depth: 2 },
  { name: 'everything, from therapy', from: ['in therapy', 'by the clock', 'after a reset'], depth: 3 },
  {
    name: 'boluses',
    from: ['in therapy'],
    depth: 7,
    inputs: [
      'command.patient-bolus',
      'command.clinician-bolus',
      'command.square-bolus',
      'command.cancel-bolus',
      'command.refill',
    ],
  },
  {
    name: 'stops and starts',
    from: ['by the clock'],
    depth: 6,
    inputs: ['command.stop', 'command.suspend', 'command.resume', 'command.program', 'sensor.brown-out'],
  },
  {
    name: 'sounds and sensors',
    from: ['in therapy'],
    depth: 5,
    inputs: [
      'command.pause-audio',
      'command.acknowledge',
      'sensor.rotor-missed',
      'sensor.rotor-turned',
      'sensor.pressure-above',
      'sensor.pressure-below',
      'sensor.temperature-above',
      'sensor.temperature-below',
      'sensor.battery-below',
    ],
  },
];
