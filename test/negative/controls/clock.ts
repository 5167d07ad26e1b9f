import type { Command } from '../../../src/protocol/index.js';
import { MS_PER_HOUR, type WeekTime } from '../../../src/units/index.js';
import { clinicianBolus, flex, PATIENT, PATIENT_BOLUS, program, simple } from '../../support/orders.js';
import type { Happening } from '../../support/story.js';
import * as begin from './beginnings.js';
import type { Control, RefusedCase } from './form.js';

/** Hours since Monday 00:00; the pump starts on Monday at 08:00. */
const setClock = (hours: number): Command => ({ type: 'command.set-clock', to: (hours * MS_PER_HOUR) as WeekTime });

/** 0.1 mL/day from midnight and 0.2 mL/day from noon, every day. */
const DAYS = Array.from({ length: 7 }, (_, day) => [[24 * day, 0.1] as const, [24 * day + 12, 0.2] as const]).flat();
const BY_THE_CLOCK: readonly Happening[] = [['1h', program(flex(DAYS))]];
const ASKED: readonly Happening[] = [
  ['1h', program(simple(0.15, { patient: PATIENT }))],
  ['2h', PATIENT_BOLUS],
];

const at = (name: string, hours: number): RefusedCase => ({
  name,
  after: BY_THE_CLOCK,
  at: '3h',
  command: setClock(hours),
  refused: 'clock-time',
});

export const SET_CLOCK: Control = {
  'not given': [
    {
      name: 'the steps of the day stay where they were',
      story: BY_THE_CLOCK,
      until: '17h',
      tells: '1h yes program, drive 0.1 | 4h drive 0.2 | 16h drive 0.1',
    },
  ],
  'given when unsafe': [
    at('to a moment that no week has', 168),
    at('to a moment before the week', -1),
    at('to a part of a millisecond', 1e-9),
    {
      name: 'in a lockout: it frees nothing',
      after: [...ASKED, ['2h 20min', setClock(13)]],
      at: '3h',
      command: PATIENT_BOLUS,
      refused: 'lockout',
    },
    {
      name: 'under a bolus: the step changes, and the bolus gives what it would have given',
      story: [...BY_THE_CLOCK, ['3h', clinicianBolus(10)], ['3h 5min', setClock(12)]],
      until: '4h',
      tells:
        '1h yes program, drive 0.1 | 3h yes clinician-bolus, drive 1.54 | 3h 5min clock set by 55min, yes set-clock, drive 1.64 | 3h 10min clinician-bolus 10 of 10, drive 0.2',
    },
  ],
  'wrong time or order': [
    {
      name: 'to what it shows: nothing moves',
      story: [...BY_THE_CLOCK, ['3h', setClock(11)]],
      until: '5h',
      tells: '1h yes program, drive 0.1 | 3h yes set-clock | 4h drive 0.2',
    },
    {
      name: 'on a pump that was stopped: nothing begins by it',
      story: [...begin.STOPPED_PUMP, ['4h', setClock(20)]],
      until: '6h',
      tells: '1h yes program, drive 0.15 | 3h yes stop, drive 0 | 4h clock set by 8h, yes set-clock',
    },
  ],
  'stopped too soon or held too long': [
    {
      name: 'set on and back again: each step holds as long as the clock shows it',
      story: [...BY_THE_CLOCK, ['3h', setClock(13)], ['3h 30min', setClock(11.5)]],
      until: '5h',
      tells:
        '1h yes program, drive 0.1 | 3h clock set by 2h, yes set-clock, drive 0.2 | 3h 30min clock set by -2h, repeats Mon 12:00, yes set-clock, drive 0.1 | 4h drive 0.2',
    },
  ],
};
