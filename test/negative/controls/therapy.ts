import type { Program } from '../../../src/protocol/index.js';
import { flex, limit, PATIENT, PATIENT_BOLUS, prime, program, refill, simple } from '../../support/orders.js';
import * as begin from './beginnings.js';
import { at, type Control, type RefusedCase } from './form.js';

const { IN_THERAPY, THERAPY } = begin;

const refusedProgram = (name: string, wanted: Program, refused: string): RefusedCase => ({
  name,
  after: IN_THERAPY,
  at: '3h',
  command: program(wanted),
  refused,
});
const patient = (changes: Partial<typeof PATIENT>): Program => simple(0.15, { patient: { ...PATIENT, ...changes } });
export const PROGRAM: Control = {
  'not given': [
    {
      name: 'nothing runs by itself, and the standstill is told',
      story: [],
      until: '60h',
      tells: '2d +pump-stopped, tone critical',
    },
    {
      name: 'after a reset only the stated minimum rate runs, and the alarm stays',
      story: [...IN_THERAPY, ['2h', begin.RESET]],
      until: '60h',
      tells: '1h yes program, drive 0.15 | 2h drive 0, +low-battery-reset, tone critical | 2h 10s drive 0.006',
    },
    {
      name: 'after another drug nothing runs',
      story: [...IN_THERAPY, ['2h', begin.OTHER_DRUG]],
      until: '60h',
      tells: '1h yes program, drive 0.15 | 2h yes refill, drive 0 | 2d 2h +pump-stopped, tone critical',
    },
  ],
  'given when unsafe': [
    refusedProgram('a flow above what the pump can do', simple(24.001), 'flow-out-of-range'),
    refusedProgram('a flow below what the pump can do', simple(0.047), 'flow-out-of-range'),
    refusedProgram(
      'one of many flows out of range',
      flex([
        [0, 0.1],
        [12, 25],
      ]),
      'flow-out-of-range',
    ),
    refusedProgram('a limit that basal alone breaks', simple(1, { windows: [limit(900)] }), 'dose-window'),
    refusedProgram(
      'a window longer than the pump remembers',
      simple(0.15, { windows: [limit(900, 169)] }),
      'dose-window-range',
    ),
    refusedProgram('a lockout that is none', patient({ lockout: 0 as never }), 'lockout-range'),
    refusedProgram('a bolus that is none', patient({ bolus: 0 as never }), 'bolus-volume'),
    refusedProgram('a bolus faster than the pump can give it', patient({ bolus: 2e8 as never }), 'pump-maximum'),
    refusedProgram('a count without end', patient({ maxCount: 1000 }), 'bolus-count'),
    refusedProgram('a count that is none', patient({ maxCount: 0 }), 'bolus-count'),
    at('during the self-test', begin.RESET_PUMP, '3h 5s', THERAPY, 'pump-not-running'),
    at('at the end of service', begin.OLD_PUMP, begin.PAST_SERVICE, THERAPY, 'pump-not-running'),
  ],
  'wrong time or order': [
    at('during a prime', [['1h', prime()]], '1h 5min', THERAPY, 'prime-running'),
    refusedProgram(
      'steps out of order',
      flex([
        [12, 0.1],
        [0, 0.2],
      ]),
      'flex-order',
    ),
    refusedProgram(
      'more steps than a day holds',
      flex(Array.from({ length: 14 }, (_, n) => [n, 0.1] as const)),
      'flex-steps',
    ),
    refusedProgram('a week without a step', flex([]), 'flex-steps'),
    {
      name: 'during a bolus: the bolus is cut and booked, and the lockout begins anew',
      story: [...IN_THERAPY, ['3h', PATIENT_BOLUS], ['3h 5min', THERAPY], ['3h 6min', PATIENT_BOLUS]],
      until: '3h 6min',
      tells:
        '1h yes program, drive 0.15 | 3h yes patient-bolus, drive 1.59 | ' +
        '3h 5min yes program, patient-bolus 5 of 10 (reprogrammed), drive 0.15 | 3h 6min no patient-bolus: lockout until 4h 5min',
    },
  ],
  'stopped too soon or held too long': [
    {
      name: 'held until the reservoir is empty: it stops by itself and says so',
      story: begin.EMPTY_PUMP,
      until: '90h',
      tells:
        '1h yes program, drive 24 | 1d 15h +low-reservoir, tone non-critical | ' +
        '1d 16h drive 0, +empty-reservoir, -low-reservoir, tone critical | 3d 16h +pump-stopped',
    },
    {
      name: 'replaced by a lower one that its own limit would forbid for what was given: a therapy can always be lowered',
      story: [
        ['1h', program(simple(0.8, { windows: [limit(900)] }))],
        ['23h', program(simple(0.1, { windows: [limit(200)] }))],
      ],
      until: '23h',
      tells: '1h yes program, drive 0.8 | 23h yes program, drive 0.1',
    },
  ],
};

export const PRIME: Control = {
  'not given': [
    {
      name: 'a program runs without it; the pump does not prime by itself',
      story: IN_THERAPY,
      until: '24h',
      tells: '1h yes program, drive 0.15',
    },
  ],
  'given when unsafe': [
    at(
      'a second time without a limit to judge it by',
      [
        ['1h', prime()],
        ['2h', program(simple(0.15))],
      ],
      '3h',
      prime(),
      'prime-twice',
    ),
    at(
      'a second time beyond the limit',
      [
        ['1h', prime()],
        ['2h', program(simple(0.15, { windows: [limit(400)] }))],
      ],
      '3h',
      prime(),
      'dose-window',
    ),
    at('against a blocked line', begin.BLOCKED_PUMP, '4h', prime(), 'pump-on-hold'),
    at('with a rotor that does not turn', begin.STALLED_PUMP, '4h', prime(), 'pump-on-hold'),
    at('with an empty reservoir', begin.EMPTY_PUMP, begin.PAST_EMPTY, prime(), 'pump-on-hold'),
    at('during the self-test', begin.RESET_PUMP, '3h 5s', prime(), 'pump-not-running'),
  ],
  'wrong time or order': [
    at(
      'the same order once more, where a second prime would fit',
      [
        ['1h', prime()],
        ['2h', program(simple(0.15, { windows: [limit(900)] }))],
      ],
      '3h',
      prime(),
      'prime-unconfirmed',
    ),
    at('confirmed as a repeat, where there was none', IN_THERAPY, '3h', prime('full-system', 1), 'prime-unconfirmed'),
    at('during a prime', [['1h', prime()]], '1h 5min', prime('catheter-only'), 'prime-running'),
    at('during a bolus', [...IN_THERAPY, ['3h', PATIENT_BOLUS]], '3h 5min', prime(), 'bolus-running'),
    at(
      'during a pause',
      [...IN_THERAPY, ['3h', { type: 'command.suspend', span: null }]],
      '4h',
      prime(),
      'therapy-suspended',
    ),
  ],
  'stopped too soon or held too long': [
    {
      name: 'stopped: what was given is booked, and the rest is never made up',
      story: [
        ['1h', prime()],
        ['1h 5min', begin.STOP],
        ['2h', THERAPY],
      ],
      until: '3h',
      tells:
        '1h yes prime, drive 24 | 1h 5min prime 83.333333 of 316 (interrupted), yes stop, drive 0 | 2h yes program, drive 0.15',
    },
    {
      name: 'blocked: it ends, and does not go on when the line opens',
      story: [
        ['1h', prime()],
        ['1h 5min', begin.BLOCKED],
        ['2h', begin.OPEN],
      ],
      until: '3h',
      tells:
        '1h yes prime, drive 24 | 1h 5min prime 83.333333 of 316 (interrupted), drive 0, +occlusion, tone critical | ' +
        '2h released 11.8, ~occlusion',
    },
    {
      name: 'it ends by itself at its volume, and the flow is then that of the program',
      story: [
        ['1h', THERAPY],
        ['2h', prime()],
      ],
      until: '1d',
      tells: '1h yes program, drive 0.15 | 2h yes prime, drive 24 | 2h 18min 57s 600ms prime 316 of 316, drive 0.15',
    },
  ],
};

export const REFILL: Control = {
  'not given': [
    {
      name: 'the count runs down: a warning, then no flow and an alarm',
      story: [['1h', program(simple(20))]],
      until: '60h',
      tells:
        '1h yes program, drive 20 | 1d 22h 36min +low-reservoir, tone non-critical | ' +
        '1d 23h 48min drive 0, +empty-reservoir, -low-reservoir, tone critical',
    },
  ],
  'given when unsafe': [
    at('more than the reservoir takes', IN_THERAPY, '3h', refill(40.001), 'refill-volume'),
    at('nothing', IN_THERAPY, '3h', refill(0), 'refill-volume'),
    at('of no concentration', IN_THERAPY, '3h', refill(40, { concentration: 0 }), 'refill-concentration'),
    at('at the end of service', begin.OLD_PUMP, begin.PAST_SERVICE, refill(), 'pump-not-running'),
    {
      name: 'with another concentration: the program is gone, and a resume does not bring it back',
      story: [...IN_THERAPY, ['3h', refill(40, { concentration: 10_000 })], ['4h', begin.RESUME]],
      until: '5h',
      tells: '1h yes program, drive 0.15 | 3h yes refill, drive 0 | 4h no resume: nothing-suspended',
    },
  ],
  'wrong time or order': [
    {
      name: 'in the middle of a bolus of another drug: the bolus ends with it',
      story: [...IN_THERAPY, ['3h', PATIENT_BOLUS], ['3h 5min', begin.OTHER_DRUG]],
      until: '4h',
      tells:
        '1h yes program, drive 0.15 | 3h yes patient-bolus, drive 1.59 | ' +
        '3h 5min patient-bolus 5 of 10 (refilled with another fluid), yes refill, drive 0',
    },
    {
      name: 'just before a request: the lockout begins anew',
      story: [...IN_THERAPY, ['3h', refill()], ['3h 59min', PATIENT_BOLUS], ['4h', PATIENT_BOLUS]],
      until: '4h',
      tells:
        '1h yes program, drive 0.15 | 3h yes refill | 3h 59min no patient-bolus: lockout until 4h | 4h yes patient-bolus, drive 1.59',
    },
  ],
  'stopped too soon or held too long': [
    {
      name: 'less than was there: the count follows what is typed, and warns at once',
      story: [...IN_THERAPY, ['3h', refill(1.5)]],
      until: '90h',
      tells:
        '1h yes program, drive 0.15 | 3h yes refill, +low-reservoir, tone non-critical | 3d 11h drive 0, +empty-reservoir, -low-reservoir, tone critical',
    },
  ],
};
