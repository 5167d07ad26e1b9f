import type { Command } from '../../../src/protocol/index.js';
import { clinicianBolus, PATIENT_BOLUS, prime, squareBolus } from '../../support/orders.js';
import type { Happening } from '../../support/story.js';
import * as begin from './beginnings.js';
import type { Control, RefusedCase } from './form.js';

const SELF_TEST: Command = { type: 'command.self-test' };
const FAILED = { type: 'sensor.self-test-failed', part: 'rom' } as const;

const at = (name: string, after: readonly Happening[], when: string, refused: string): RefusedCase => ({
  name,
  after,
  at: when,
  command: SELF_TEST,
  refused,
});

export const SELF_TEST_CONTROL: Control = {
  'not given': [
    {
      name: 'nothing is tested, and therapy goes on',
      story: begin.IN_THERAPY,
      until: '30d',
      tells: '1h yes program, drive 0.15',
    },
  ],
  'given when unsafe': [
    at('in a prime', [['1h', prime()]], '1h 1min', 'prime-running'),
    at('in a bolus', [...begin.IN_THERAPY, ['3h', clinicianBolus(10)]], '3h 5min', 'bolus-running'),
    at('in a patient bolus', [...begin.IN_THERAPY, ['3h', PATIENT_BOLUS]], '3h 5min', 'bolus-running'),
    at('in a square bolus', [...begin.IN_THERAPY, ['3h', squareBolus(10)]], '3h 1min', 'square-bolus-running'),
    at('at the end of service', begin.OLD_PUMP, begin.PAST_SERVICE, 'pump-not-running'),
  ],
  'wrong time or order': [
    at('while it tests itself', [...begin.IN_THERAPY, ['3h', SELF_TEST]], '3h 5s', 'self-test-running'),
    {
      name: 'stopped: nothing begins by it',
      story: [...begin.STOPPED_PUMP, ['4h', SELF_TEST]],
      until: '6h',
      tells: '1h yes program, drive 0.15 | 3h yes stop, drive 0 | 4h yes self-test',
    },
  ],
  'stopped too soon or held too long': [
    {
      name: 'the flow is held for the time of the test and not a millisecond longer, and nothing is made up',
      story: [...begin.IN_THERAPY, ['3h', SELF_TEST]],
      until: '6h',
      tells: '1h yes program, drive 0.15 | 3h yes self-test, drive 0 | 3h 10s drive 0.15',
    },
    {
      name: 'a part that fails holds the flow for good',
      story: [...begin.IN_THERAPY, ['3h', SELF_TEST], ['3h 5s', FAILED]],
      until: '6h',
      tells: '1h yes program, drive 0.15 | 3h yes self-test, drive 0 | 3h 5s +self-test-failure, tone critical',
    },
  ],
};
