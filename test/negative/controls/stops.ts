import { hours } from '../../../src/units/index.js';
import { PATIENT_BOLUS, prime, suspend } from '../../support/orders.js';
import * as begin from './beginnings.js';
import { at, type Control } from './form.js';

const { IN_THERAPY, RESUME, STOP } = begin;

export const STOP_CONTROL: Control = {
  'not given': [{ name: 'therapy goes on', story: IN_THERAPY, until: '30d', tells: '1h yes program, drive 0.15' }],
  'given when unsafe': [
    {
      name: 'in an alarm: it is obeyed, and the flow does not come back when the alarm goes',
      story: [...begin.BLOCKED_PUMP, ['4h', STOP], ['5h', begin.OPEN]],
      until: '6h',
      tells:
        '1h yes program, drive 0.15 | 3h drive 0, +occlusion, tone critical | 4h yes stop | 5h released 11.8, ~occlusion',
    },
    {
      name: 'before a reset: nothing begins by itself after it, not even the minimum rate',
      story: [...begin.STOPPED_PUMP, ['4h', begin.RESET]],
      until: '6h',
      tells: '1h yes program, drive 0.15 | 3h yes stop, drive 0 | 4h +low-battery-reset, tone critical',
    },
  ],
  'wrong time or order': [
    {
      name: 'before any program: obeyed, and nothing happens',
      story: [['1h', STOP]],
      until: '3h',
      tells: '1h yes stop',
    },
    {
      name: 'twice: obeyed, and nothing more happens',
      story: [...begin.STOPPED_PUMP, ['4h', STOP]],
      until: '6h',
      tells: '1h yes program, drive 0.15 | 3h yes stop, drive 0 | 4h yes stop',
    },
    {
      name: 'in a bolus: the bolus is booked in part and does not come back',
      story: [...IN_THERAPY, ['3h', PATIENT_BOLUS], ['3h 5min', STOP]],
      until: '6h',
      tells:
        '1h yes program, drive 0.15 | 3h yes patient-bolus, drive 1.59 | ' +
        '3h 5min yes stop, patient-bolus 5 of 10 (therapy stopped), drive 0',
    },
  ],
  'stopped too soon or held too long': [
    {
      name: 'held longer than 48 h: an alarm',
      story: begin.STOPPED_PUMP,
      until: '60h',
      tells: '1h yes program, drive 0.15 | 3h yes stop, drive 0 | 2d 3h +pump-stopped, tone critical',
    },
  ],
};

export const SUSPEND: Control = {
  'not given': [{ name: 'therapy goes on', story: IN_THERAPY, until: '30d', tells: '1h yes program, drive 0.15' }],
  'given when unsafe': [
    at('without a program', [], '3h', suspend(), 'nothing-to-suspend'),
    at('in the safe state', begin.RESET_PUMP, '4h', suspend(), 'nothing-to-suspend'),
    at('for no time', IN_THERAPY, '3h', suspend(0 as never), 'suspend-span'),
  ],
  'wrong time or order': [
    at('in a pause', [...IN_THERAPY, ['3h', suspend()]], '4h', suspend(hours(1)), 'nothing-to-suspend'),
    at('after a stop', begin.STOPPED_PUMP, '4h', suspend(), 'nothing-to-suspend'),
    at('during a prime', [...IN_THERAPY, ['3h', prime()]], '3h 5min', suspend(), 'nothing-to-suspend'),
    {
      name: 'in a bolus: the bolus is booked in part, and only basal goes on afterwards',
      story: [...IN_THERAPY, ['3h', PATIENT_BOLUS], ['3h 5min', suspend(hours(1))]],
      until: '6h',
      tells:
        '1h yes program, drive 0.15 | 3h yes patient-bolus, drive 1.59 | ' +
        '3h 5min yes suspend, patient-bolus 5 of 10 (therapy suspended), drive 0 | 4h 5min drive 0.15',
    },
  ],
  'stopped too soon or held too long': [
    {
      name: 'forgotten: an alarm after 48 h',
      story: [...IN_THERAPY, ['3h', suspend()]],
      until: '60h',
      tells: '1h yes program, drive 0.15 | 3h yes suspend, drive 0 | 2d 3h +pump-stopped, tone critical',
    },
    {
      name: 'it ends by itself at its time',
      story: [...IN_THERAPY, ['3h', suspend(hours(1))]],
      until: '60h',
      tells: '1h yes program, drive 0.15 | 3h yes suspend, drive 0 | 4h drive 0.15',
    },
    {
      name: 'a reset in it: nothing goes on by itself, not even the minimum rate',
      story: [...IN_THERAPY, ['3h', suspend(hours(1))], ['3h 30min', begin.RESET]],
      until: '6h',
      tells: '1h yes program, drive 0.15 | 3h yes suspend, drive 0 | 3h 30min +low-battery-reset, tone critical',
    },
  ],
};

export const RESUME_CONTROL: Control = {
  'not given': [
    {
      name: 'the pause goes on, and is told after 48 h',
      story: [...IN_THERAPY, ['3h', suspend()]],
      until: '60h',
      tells: '1h yes program, drive 0.15 | 3h yes suspend, drive 0 | 2d 3h +pump-stopped, tone critical',
    },
  ],
  'given when unsafe': [
    at('after a reset', [...IN_THERAPY, ['3h', suspend()], ['4h', begin.RESET]], '5h', RESUME, 'nothing-suspended'),
    at(
      'after another drug',
      [...IN_THERAPY, ['3h', suspend()], ['4h', begin.OTHER_DRUG]],
      '5h',
      RESUME,
      'nothing-suspended',
    ),
    {
      name: 'against a blocked line: obeyed, and nothing moves before it opens',
      story: [...IN_THERAPY, ['3h', begin.BLOCKED], ['4h', suspend()], ['5h', RESUME], ['6h', begin.OPEN]],
      until: '7h',
      tells:
        '1h yes program, drive 0.15 | 3h drive 0, +occlusion, tone critical | 4h yes suspend | 5h yes resume | ' +
        '6h released 11.8, drive 0.15, ~occlusion',
    },
  ],
  'wrong time or order': [
    at('without a pause', IN_THERAPY, '3h', RESUME, 'nothing-suspended'),
    at('after a stop', begin.STOPPED_PUMP, '4h', RESUME, 'nothing-suspended'),
    at('twice', [...IN_THERAPY, ['3h', suspend()], ['4h', RESUME]], '4h', RESUME, 'nothing-suspended'),
  ],
  'stopped too soon or held too long': [
    {
      name: 'before the span is over: therapy goes on, and the end of the span changes nothing',
      story: [...IN_THERAPY, ['3h', suspend(hours(1))], ['3h 10min', RESUME]],
      until: '6h',
      tells: '1h yes program, drive 0.15 | 3h yes suspend, drive 0 | 3h 10min yes resume, drive 0.15',
    },
  ],
};
