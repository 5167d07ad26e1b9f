import type { CommandEntry } from './command-entry.js';
import type { Command } from './request.js';

const PROFILE = ['--profile <id>', 'device family (default peristaltic-40-sensing)'] as const;
const CATHETER = ['--catheter-length <length>', 'implanted length, e.g. "80 cm"'] as const;
const DOSE = ['--dose <dose>', 'dose per day, e.g. "3 mg/day" or "100 mcg/day"'] as const;
const CONCENTRATION = ['--concentration <c>', 'e.g. "20 mg/mL" or "500 mcg/mL"'] as const;

const calc =
  (name: 'bridge' | 'flow' | 'occlusion' | 'prime' | 'refill' | 'refillDate') => async (): Promise<Command> =>
    (await import('./commands/calc.js'))[name];

/** The commands of the arithmetic, in the order of the help text. */
export const CALC_COMMANDS: readonly CommandEntry[] = [
  {
    name: 'calc flow',
    args: '',
    text: 'flow that a dose needs',
    flags: [PROFILE, DOSE, CONCENTRATION],
    load: calc('flow'),
  },
  {
    name: 'calc prime',
    args: '',
    text: 'volume, drug and time of a priming bolus',
    flags: [PROFILE, CATHETER, CONCENTRATION, ['--catheter-only', 'the pump itself is already primed']],
    load: calc('prime'),
  },
  {
    name: 'calc bridge',
    args: '',
    text: 'bridge after a change of concentration, and what happens without one',
    flags: [
      PROFILE,
      CATHETER,
      ['--old-dose <dose>', 'dose per day before the change'],
      ['--old-concentration <c>', 'concentration still in the line'],
      ['--new-dose <dose>', 'dose per day after the change'],
      ['--new-concentration <c>', 'concentration now in the reservoir'],
    ],
    load: calc('bridge'),
  },
  {
    name: 'calc refill',
    args: '',
    text: 'what should be left at a refill, and whether the difference matters',
    flags: [
      PROFILE,
      ['--fill <volume>', 'volume filled last time, e.g. "40 mL"'],
      DOSE,
      CONCENTRATION,
      ['--days <n>', 'days since then'],
      ['--withdrawn <volume>', 'what was drawn out now'],
    ],
    load: calc('refill'),
  },
  {
    name: 'calc refill-date',
    args: '',
    text: 'days until the low-reservoir alarm',
    flags: [
      ['--profile <id>', 'check fill and flow against a device family'],
      ['--fill <volume>', 'volume filled, e.g. "40 mL"'],
      ['--low-alarm <volume>', 'volume at which the alarm comes, e.g. "2 mL"'],
      DOSE,
      CONCENTRATION,
      ['--bolus <dose>', 'dose of one patient bolus, e.g. "0.1 mg"'],
      ['--max-per-day <n>', 'boluses allowed each day'],
    ],
    load: calc('refillDate'),
  },
  {
    name: 'calc occlusion',
    args: '',
    text: 'time from a blockage to its alarm, and what is stored behind it',
    flags: [
      ['--compliance <c>', 'volume the line takes up, e.g. "0.01 mL/kPa"'],
      ['--threshold <p>', 'pressure of the alarm, e.g. "70 kPa"'],
      ['--flow <q>', 'e.g. "12 mL/h" or "0.15 mL/day"'],
      ['--latency <span>', 'from threshold to alarm, e.g. 8s'],
    ],
    load: calc('occlusion'),
  },
];
