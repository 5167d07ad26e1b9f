import type { Command } from '../../../src/protocol/index.js';
import {
  bridged,
  clinicianBolus,
  PATIENT,
  PATIENT_BOLUS,
  prime,
  program,
  refill,
  simple,
  squareBolus,
} from '../../support/orders.js';
import type { Happening } from '../../support/story.js';
import * as begin from './beginnings.js';
import type { Control, RefusedCase } from './form.js';

const PRIMED: readonly Happening[] = [
  ['1h', prime()],
  ['2h', program(simple(0.24))],
];
/** Half the strength at 10 h; the line still holds 316 µL of the stronger fluid. */
const REFILLED: readonly Happening[] = [...PRIMED, ['10h', refill(40, { concentration: 10_000 })]];
const NEW = simple(0.48, { patient: PATIENT });
const BRIDGED: readonly Happening[] = [...REFILLED, ['10h', bridged(NEW, 0.24)]];
/** The new flow at once. */
const UNBRIDGED: readonly Happening[] = [...REFILLED, ['10h', program(NEW)]];
const BEFORE =
  '1h yes prime, drive 24 | 1h 18min 57s 600ms prime 316 of 316, drive 0 | 2h yes program, drive 0.24 | 10h yes refill, ';
const BEGUN = `${BEFORE}drive 0, yes program, drive 0.24`;
const ENDED = 'bridge 316 of 316, drive 0.48';

const at = (
  name: string,
  after: readonly Happening[],
  when: string,
  command: Command,
  refused: string,
): RefusedCase => ({ name, after, at: when, command, refused });

/** What a program may begin with; the rows stand beside those of the program. */
export const BRIDGE: Control = {
  'not given': [
    {
      name: 'no bridge: the new flow begins at once, as it is told',
      story: [...REFILLED, ['10h', program(NEW)]],
      until: '4d',
      tells: `${BEFORE}drive 0, yes program, drive 0.48`,
    },
  ],
  'given when unsafe': [
    at('a bridge where the line holds the same fluid', PRIMED, '10h', bridged(NEW, 0.24), 'bridge-without-change'),
    at('a bridge longer than what the line holds', REFILLED, '11h', bridged(NEW, 0.24, 317), 'bridge-volume'),
    at(
      'a bridge through several fluids',
      begin.IN_THERAPY.concat([['3h', begin.OTHER_DRUG]]),
      '4h',
      bridged(NEW, 0.24),
      'bridge-mixed-line',
    ),
    at('a bridge slower than the pump', REFILLED, '11h', bridged(NEW, 0.047), 'flow-out-of-range'),
    at('a bridge faster than the pump', REFILLED, '11h', bridged(NEW, 24.1), 'flow-out-of-range'),
  ],
  'wrong time or order': [
    at('a bridge before the refill', PRIMED, '9h', bridged(NEW, 0.24), 'bridge-without-change'),
    at(
      'a bridge once the old fluid is gone',
      [...REFILLED, ['10h', program(NEW)]],
      '26h',
      bridged(NEW, 0.24),
      'bridge-without-change',
    ),
    at('a whole bridge hours late', [...REFILLED, ['10h', program(NEW)]], '12h', bridged(NEW, 0.24), 'bridge-volume'),
    at('a bolus of the patient during a bridge', BRIDGED, '12h', PATIENT_BOLUS, 'bridge-running'),
    at('a prime during a bridge', BRIDGED, '12h', prime(), 'bridge-running'),
    at('a bolus of the patient in place of a bridge', UNBRIDGED, '12h', PATIENT_BOLUS, 'old-fluid-in-line'),
    at('a bolus of the clinician in place of a bridge', UNBRIDGED, '12h', clinicianBolus(10), 'old-fluid-in-line'),
    at('a square bolus in place of a bridge', UNBRIDGED, '12h', squareBolus(10), 'old-fluid-in-line'),
    at('a prime in place of a bridge', UNBRIDGED, '12h', prime('full-system', 1), 'old-fluid-in-line'),
  ],
  'stopped too soon or held too long': [
    at('a bridge shorter than what the line holds', REFILLED, '11h', bridged(NEW, 0.24, 315), 'bridge-volume'),
    {
      name: 'a pause holds the bridge up: it ends later by just that',
      story: [...BRIDGED, ['12h', { type: 'command.suspend', span: null }], ['22h', begin.RESUME]],
      until: '4d',
      tells: `${BEGUN} | 12h yes suspend, drive 0 | 22h yes resume, drive 0.24 | 2d 3h 36min ${ENDED}`,
    },
    {
      name: 'the bridge ends by itself with the last of the old fluid',
      story: BRIDGED,
      until: '9d',
      tells: `${BEGUN} | 1d 17h 36min ${ENDED}`,
    },
    {
      name: 'stopped: the bridge does not come back with the next program',
      story: [...BRIDGED, ['12h', begin.STOP], ['13h', program(NEW)]],
      until: '4d',
      tells: `${BEGUN} | 12h yes stop, bridge 20 of 316 (therapy stopped), drive 0 | 13h yes program, drive 0.48`,
    },
  ],
};
