import type { Command } from '../../../src/protocol/index.js';
import {
  clinicianBolus,
  limit,
  MINIMUM_RATE,
  PATIENT,
  PATIENT_BOLUS,
  prime,
  program,
  simple,
  squareBolus,
} from '../../support/orders.js';
import * as begin from './beginnings.js';
import { at, type Control, type RefusedCase } from './form.js';

const { IN_THERAPY } = begin;
const SUSPEND: Command = { type: 'command.suspend', span: null };

/** What forbids every kind of bolus. */
const unsafe = (bolus: Command): readonly RefusedCase[] => [
  at('without a program', [], '3h', bolus, bolus === PATIENT_BOLUS ? 'not-enabled' : 'pump-stopped'),
  at('after a stop', begin.STOPPED_PUMP, '4h', bolus, 'pump-stopped'),
  at('in a pause', [...IN_THERAPY, ['3h', SUSPEND]], '4h', bolus, 'pump-stopped'),
  at('during the self-test', begin.RESET_PUMP, '3h 5s', bolus, 'pump-stopped'),
  at('in the safe state', begin.RESET_PUMP, '4h', bolus, 'pump-stopped'),
  at('against a blocked line', begin.BLOCKED_PUMP, '4h', bolus, 'line-occluded'),
  at('with a rotor that does not turn', begin.STALLED_PUMP, '4h', bolus, 'motor-stalled'),
  at('at the end of service', begin.OLD_PUMP, begin.PAST_SERVICE, bolus, 'end-of-service'),
];

const full = program(simple(0.15, { patient: PATIENT, windows: [limit(165)] }));

export const CLINICIAN_BOLUS: Control = {
  'not given': [
    { name: 'basal goes on as it is', story: IN_THERAPY, until: '3d', tells: '1h yes program, drive 0.15' },
  ],
  'given when unsafe': [
    ...unsafe(clinicianBolus(10)),
    at('with an empty reservoir', begin.EMPTY_PUMP, begin.PAST_EMPTY, clinicianBolus(10), 'reservoir-empty'),
    at('at the minimum rate', [['1h', program(MINIMUM_RATE)]], '3h', clinicianBolus(10), 'pump-stopped'),
    at('beyond the limit', [['1h', full]], '3h', clinicianBolus(15), 'dose-window'),
    at('faster than the pump can give it', IN_THERAPY, '3h', clinicianBolus(200), 'pump-maximum'),
    at('less than a stroke', IN_THERAPY, '3h', clinicianBolus(0.249), 'bolus-volume'),
    at('more than a reservoir', IN_THERAPY, '3h', clinicianBolus(40_001, 1440), 'bolus-volume'),
  ],
  'wrong time or order': [
    at('during another', [...IN_THERAPY, ['3h', clinicianBolus(10)]], '3h 5min', clinicianBolus(10), 'bolus-running'),
    at(
      'during a bolus of the patient',
      [...IN_THERAPY, ['3h', PATIENT_BOLUS]],
      '3h 5min',
      clinicianBolus(10),
      'bolus-running',
    ),
    at('during a prime', [...IN_THERAPY, ['3h', prime()]], '3h 5min', clinicianBolus(10), 'prime-running'),
  ],
  'stopped too soon or held too long': [
    at('too short to be one', IN_THERAPY, '3h', clinicianBolus(10, 0.5), 'bolus-duration'),
    at('too long to be one', IN_THERAPY, '3h', clinicianBolus(10, 1441), 'bolus-duration'),
    {
      name: 'cut by a stall: booked in part, and not given again when the rotor turns',
      story: [...IN_THERAPY, ['3h', clinicianBolus(10)], ['3h 5min', begin.STALL], ['3h 6min', begin.TURN]],
      until: '3h 20min',
      tells:
        '1h yes program, drive 0.15 | 3h yes clinician-bolus, drive 1.59 | ' +
        '3h 5min clinician-bolus 5 of 10 (motor stall), +motor-stall, drive 0.15, tone critical | 3h 6min ~motor-stall',
    },
    {
      name: 'cut by a reset: booked in part, and only the minimum rate follows',
      story: [...IN_THERAPY, ['3h', clinicianBolus(10)], ['3h 5min', begin.RESET]],
      until: '4h',
      tells:
        '1h yes program, drive 0.15 | 3h yes clinician-bolus, drive 1.59 | ' +
        '3h 5min clinician-bolus 5 of 10 (reset), drive 0, +low-battery-reset, tone critical | 3h 5min 10s drive 0.006',
    },
    {
      name: 'it ends by itself at its time',
      story: [...IN_THERAPY, ['3h', clinicianBolus(10)]],
      until: '1d',
      tells:
        '1h yes program, drive 0.15 | 3h yes clinician-bolus, drive 1.59 | 3h 10min clinician-bolus 10 of 10, drive 0.15',
    },
  ],
};

export const SQUARE_BOLUS: Control = {
  'not given': [
    { name: 'basal goes on as it is', story: IN_THERAPY, until: '3d', tells: '1h yes program, drive 0.15' },
  ],
  'given when unsafe': [
    ...unsafe(squareBolus(10)),
    at('beyond the limit', [['1h', full]], '3h', squareBolus(15), 'dose-window'),
    at('less than a stroke', IN_THERAPY, '3h', squareBolus(0.249), 'bolus-volume'),
    at('faster than the pump can give it', IN_THERAPY, '3h', squareBolus(2000), 'pump-maximum'),
  ],
  'wrong time or order': [
    at('during another', [...IN_THERAPY, ['3h', squareBolus(10)]], '3h 5min', squareBolus(10), 'square-bolus-running'),
    at(
      'during a bolus of the patient',
      [...IN_THERAPY, ['3h', PATIENT_BOLUS]],
      '3h 5min',
      squareBolus(10),
      'bolus-running',
    ),
    at('during a prime', [...IN_THERAPY, ['3h', prime()]], '3h 5min', squareBolus(10), 'prime-running'),
  ],
  'stopped too soon or held too long': [
    at('too long to be one', IN_THERAPY, '3h', squareBolus(10, 1441), 'bolus-duration'),
    {
      name: 'stopped: booked in part, and gone',
      story: [...IN_THERAPY, ['3h', squareBolus(10, 60)], ['3h 30min', begin.STOP], ['4h', begin.THERAPY]],
      until: '6h',
      tells:
        '1h yes program, drive 0.15 | 3h yes square-bolus, drive 0.39 | ' +
        '3h 30min yes stop, square-bolus 5 of 10 (therapy stopped), drive 0 | 4h yes program, drive 0.15',
    },
    {
      name: 'held up by a patient bolus: its rest follows, later by just that time',
      story: [...IN_THERAPY, ['3h', squareBolus(10, 60)], ['3h 30min', PATIENT_BOLUS]],
      until: '1d',
      tells:
        '1h yes program, drive 0.15 | 3h yes square-bolus, drive 0.39 | 3h 30min yes patient-bolus, drive 1.59 | ' +
        '3h 40min patient-bolus 10 of 10, drive 0.39 | 4h 10min square-bolus 10 of 10, held 10min, drive 0.15',
    },
  ],
};

export const PATIENT_REQUEST: Control = {
  'not given': [
    { name: 'basal goes on as it is', story: IN_THERAPY, until: '3d', tells: '1h yes program, drive 0.15' },
  ],
  'given when unsafe': [
    ...unsafe(PATIENT_BOLUS),
    at('under a program that allows none', [['1h', program(simple(0.15))]], '3h', PATIENT_BOLUS, 'not-enabled'),
    at(
      'beyond the limit',
      [
        ['1h', full],
        ['3h', PATIENT_BOLUS],
      ],
      '5h',
      PATIENT_BOLUS,
      'dose-window',
    ),
  ],
  'wrong time or order': [
    at(
      'a millisecond before the lockout after programming is over',
      IN_THERAPY,
      '1h 59min 59s 999ms',
      PATIENT_BOLUS,
      'lockout',
    ),
    at('during another', [...IN_THERAPY, ['3h', PATIENT_BOLUS]], '3h 5min', PATIENT_BOLUS, 'bolus-running'),
    at(
      'during a bolus of the clinician',
      [...IN_THERAPY, ['3h', clinicianBolus(10)]],
      '3h 5min',
      PATIENT_BOLUS,
      'bolus-running',
    ),
    at(
      'once more than the count allows',
      [...IN_THERAPY, ...['3h', '5h', '7h', '9h'].map((when) => [when, PATIENT_BOLUS] as const)],
      '11h',
      PATIENT_BOLUS,
      'max-count',
    ),
  ],
  'stopped too soon or held too long': [
    {
      name: 'cut short: the lockout counts from that end, to the millisecond',
      story: [
        ...IN_THERAPY,
        ['3h', PATIENT_BOLUS],
        ['3h 5min', begin.CANCEL],
        ['4h 4min 59s 999ms', PATIENT_BOLUS],
        ['4h 5min', PATIENT_BOLUS],
      ],
      until: '4h 5min',
      tells:
        '1h yes program, drive 0.15 | 3h yes patient-bolus, drive 1.59 | ' +
        '3h 5min patient-bolus 5 of 10 (cancelled), yes cancel-bolus, drive 0.15 | ' +
        '4h 4min 59s 999ms no patient-bolus: lockout until 4h 5min | 4h 5min yes patient-bolus, drive 1.59',
    },
    {
      name: 'it ends by itself at its time',
      story: [...IN_THERAPY, ['3h', PATIENT_BOLUS]],
      until: '1d',
      tells:
        '1h yes program, drive 0.15 | 3h yes patient-bolus, drive 1.59 | 3h 10min patient-bolus 10 of 10, drive 0.15',
    },
  ],
};

export const CANCEL_BOLUS: Control = {
  'not given': [
    {
      name: 'the bolus ends by itself',
      story: [...IN_THERAPY, ['3h', PATIENT_BOLUS]],
      until: '4h',
      tells:
        '1h yes program, drive 0.15 | 3h yes patient-bolus, drive 1.59 | 3h 10min patient-bolus 10 of 10, drive 0.15',
    },
  ],
  'given when unsafe': [{ cannot: 'to end a bolus is safe in every state; without one it is refused' }],
  'wrong time or order': [
    at('before any bolus', IN_THERAPY, '3h', begin.CANCEL, 'no-bolus'),
    at('after the bolus is over', [...IN_THERAPY, ['3h', PATIENT_BOLUS]], '3h 10min', begin.CANCEL, 'no-bolus'),
    at('during a prime', [...IN_THERAPY, ['3h', prime()]], '3h 5min', begin.CANCEL, 'no-bolus'),
  ],
  'stopped too soon or held too long': [
    at('twice', [...IN_THERAPY, ['3h', PATIENT_BOLUS], ['3h 5min', begin.CANCEL]], '3h 5min', begin.CANCEL, 'no-bolus'),
  ],
};
