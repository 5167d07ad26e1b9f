import type { Scenario } from '../../../sim/scenario/index.js';
import type { Concentration, DailyDose, Instant, Length, MagneticField, WeekTime } from '../../../src/units/index.js';
import { days, hours, millilitres, minutes } from '../../../src/units/index.js';

/** One day of basal with a scan of an hour at ten o'clock. */
export const scanDay: Scenario = {
  version: 1,
  title: 'scan day',
  purpose: 'a stall that recovers',
  device: 'peristaltic-40-sensing',
  drug: { name: 'morphine', concentration: 20_000 as Concentration },
  implant: { fill: millilitres(40), catheterLength: 80 as Length },
  seed: 7,
  start: 0 as WeekTime,
  until: days(1),
  steps: [
    {
      index: 0,
      line: 0,
      when: { at: 0 as Instant },
      text: 'program',
      action: {
        do: 'direct',
        order: {
          order: 'program',
          prescription: { basal: { mode: 'simple', dose: 3_000 as DailyDose }, patient: null, limits: [] },
        },
      },
    },
    {
      index: 1,
      line: 0,
      when: { at: hours(10) as number as Instant },
      text: 'scan',
      action: { do: 'world', change: { change: 'mri', field: 1.5 as MagneticField, span: minutes(60) } },
    },
  ],
  expectations: [],
  hash: 'scan-day',
};
