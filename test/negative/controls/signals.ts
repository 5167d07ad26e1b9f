import type { AlarmId, Command } from '../../../src/protocol/index.js';
import { millilitres } from '../../../src/units/index.js';
import { program, simple } from '../../support/orders.js';
import type { Happening } from '../../support/story.js';
import * as begin from './beginnings.js';
import { at, type Control } from './form.js';

const { ACKNOWLEDGE_STALL, IN_THERAPY, INTERROGATE, PAUSE_AUDIO } = begin;
const lowAlarm = (ml: number): Command => ({ type: 'command.low-alarm', level: millilitres(ml) });
const acknowledge = (alarm: AlarmId): Command => ({ type: 'command.acknowledge', alarm });
const WARM_PUMP: readonly Happening[] = [...IN_THERAPY, ['3h', begin.WARM]];
const CURED: readonly Happening[] = [...begin.STALLED_PUMP, ['4h', begin.TURN]];

export const LOW_ALARM: Control = {
  'not given': [
    {
      name: 'the level of the family warns',
      story: [['1h', program(simple(24))]],
      until: '39h',
      tells: '1h yes program, drive 24 | 1d 15h +low-reservoir, tone non-critical',
    },
  ],
  'given when unsafe': [
    at('below what counts as empty', IN_THERAPY, '3h', lowAlarm(0.999), 'low-alarm-range'),
    at('above what the reservoir takes', IN_THERAPY, '3h', lowAlarm(40), 'low-alarm-range'),
  ],
  'wrong time or order': [at('in an empty pump', begin.EMPTY_PUMP, begin.PAST_EMPTY, lowAlarm(3), 'not-now')],
  'stopped too soon or held too long': [
    {
      name: 'raised and lowered again: the warning comes and goes with it',
      story: [...IN_THERAPY, ['3h', lowAlarm(39.99)], ['9h', lowAlarm(2)]],
      until: '10h',
      tells:
        '1h yes program, drive 0.15 | 3h yes low-alarm, +low-reservoir, tone non-critical | 9h yes low-alarm, -low-reservoir, silent',
    },
  ],
};

export const PAUSE: Control = {
  'not given': [
    {
      name: 'the alarm sounds on',
      story: WARM_PUMP,
      until: '23h',
      tells: '1h yes program, drive 0.15 | 3h +temperature, tone non-critical',
    },
  ],
  'given when unsafe': [
    {
      name: 'a new alarm of a higher class ends it at once',
      story: [...WARM_PUMP, ['4h', PAUSE_AUDIO], ['4h 1min', begin.STALL]],
      until: '4h 20min',
      tells:
        '1h yes program, drive 0.15 | 3h +temperature, tone non-critical | 4h silent, yes pause-audio | 4h 1min +motor-stall, tone critical',
    },
  ],
  'wrong time or order': [at('when nothing sounds', IN_THERAPY, '3h', PAUSE_AUDIO, 'nothing-sounds')],
  'stopped too soon or held too long': [
    at(
      'again before it is over, so that pauses cannot be chained',
      [...WARM_PUMP, ['4h', PAUSE_AUDIO]],
      '4h 1min',
      PAUSE_AUDIO,
      'audio-paused',
    ),
    {
      name: 'it ends by itself after two minutes',
      story: [...WARM_PUMP, ['4h', PAUSE_AUDIO]],
      until: '5h',
      tells:
        '1h yes program, drive 0.15 | 3h +temperature, tone non-critical | 4h silent, yes pause-audio | 4h 2min tone non-critical',
    },
  ],
};

export const ACKNOWLEDGE: Control = {
  'not given': [
    {
      name: 'a latched signal stays, and so does its sound',
      story: CURED,
      until: '4h 20min',
      tells: '1h yes program, drive 0.15 | 3h +motor-stall, tone critical | 4h ~motor-stall',
    },
  ],
  'given when unsafe': [
    at('while the rotor stands', begin.STALLED_PUMP, '3h 10min', ACKNOWLEDGE_STALL, 'condition-persists'),
    at('while the line is blocked', begin.BLOCKED_PUMP, '3h 10min', acknowledge('occlusion'), 'condition-persists'),
    at(
      'before a pump that was reset is programmed',
      begin.RESET_PUMP,
      '3h 10min',
      acknowledge('low-battery-reset'),
      'condition-persists',
    ),
    at('of a battery that is due', begin.OLD_PUMP, '4h', acknowledge('replacement-due'), 'condition-persists'),
  ],
  'wrong time or order': [
    at('before any alarm', IN_THERAPY, '3h', ACKNOWLEDGE_STALL, 'alarm-not-active'),
    at('of another alarm than the one that is listed', CURED, '4h 10min', acknowledge('occlusion'), 'alarm-not-active'),
    at('of an alarm that there is not', CURED, '4h 10min', acknowledge('no-such-alarm' as AlarmId), 'alarm-not-active'),
  ],
  'stopped too soon or held too long': [
    at('twice', [...CURED, ['4h 10min', ACKNOWLEDGE_STALL]], '4h 10min', ACKNOWLEDGE_STALL, 'alarm-not-active'),
  ],
};

export const INTERROGATION: Control = {
  'not given': [{ name: 'the pump works alone', story: IN_THERAPY, until: '30d', tells: '1h yes program, drive 0.15' }],
  'given when unsafe': [
    {
      name: 'in an alarm: answered, and the alarm is what it was',
      story: [...begin.STALLED_PUMP, ['3h 10min', INTERROGATE]],
      until: '3h 20min',
      tells: '1h yes program, drive 0.15 | 3h +motor-stall, tone critical | 3h 10min yes interrogate',
    },
  ],
  'wrong time or order': [
    { name: 'before any program: answered', story: [['1h', INTERROGATE]], until: '2h', tells: '1h yes interrogate' },
  ],
  'stopped too soon or held too long': [{ cannot: 'a question has no length' }],
};

const readLog = (from: number, count: number): Command => ({ type: 'command.read-log', from, count });

export const READ_LOG: Control = {
  'not given': [
    { name: 'the pump writes on alone', story: IN_THERAPY, until: '30d', tells: '1h yes program, drive 0.15' },
  ],
  'given when unsafe': [
    at('more than a page', IN_THERAPY, '3h', readLog(1, 1_000_000), 'log-page'),
    at('nothing', IN_THERAPY, '3h', readLog(1, 0), 'log-page'),
    at('from before the first entry', IN_THERAPY, '3h', readLog(0, 10), 'log-page'),
  ],
  'wrong time or order': [
    {
      name: 'in a stall and beyond the last entry: answered, and therapy is what it was',
      story: [...begin.STALLED_PUMP, ['3h 10min', readLog(100_000, 10)]],
      until: '3h 20min',
      tells: '1h yes program, drive 0.15 | 3h +motor-stall, tone critical | 3h 10min yes read-log',
    },
  ],
  'stopped too soon or held too long': [{ cannot: 'a question has no length' }],
};
