import { type Duration, formatDuration, MS_PER_DAY, MS_PER_HOUR } from '../../src/units/index.js';
import {
  everywhere,
  type FaultKind,
  type FaultParameters,
  type FaultPlan,
  numberOf,
  type Phase,
  steady,
  wordOf,
} from './kind.js';

/** A counter of 32 bits that counts milliseconds is full after 49.7 days, and begins anew. @source OPCA (counter rollover) */
const ROLLOVER = 2 ** 32;
const LONGEST = 3650 * MS_PER_DAY;

const sign = (parameters: FaultParameters): 1 | -1 => (/^(back|slow)$/.test(wordOf(parameters, 'way')) ? -1 : 1);

function jump(parameters: FaultParameters): FaultPlan {
  const isRollover = wordOf(parameters, 'outcome') === 'rollover';
  const by = isRollover ? -ROLLOVER : sign(parameters) * numberOf(parameters, 'by');
  const far = `${formatDuration(Math.abs(by))} ${by < 0 ? 'back' : 'forward'}`;
  return steady({ clock: by }, isRollover ? `the counter of the clock runs over: ${far}` : `the clock jumps ${far}`);
}

/** What the pump clock shows jumps at once. */
export const clockJump: FaultKind = {
  kind: 'clock-jump',
  title: 'clock that jumps',
  attaches: ['clock'],
  parameters: {
    outcome: {
      unit: 'word',
      text: 'jump: by the span and the way that are written; rollover: a counter of 2^32 ms runs over and begins anew, 49.7 days back',
      default: 'jump',
      words: ['jump', 'rollover'],
      source: 'SR-047 (counter rollover)',
    },
    by: { unit: 'duration', text: 'how far', default: MS_PER_HOUR, min: 1, max: LONGEST, source: 'ASSUMED, A-202' },
    way: {
      unit: 'word',
      text: 'which way',
      default: 'back',
      words: ['back', 'forward'],
      source: 'SR-047 (forward, back)',
    },
  },
  effect:
    'the pump clock shows another time from then on; the fault is over at once, and only a clinician sets it right',
  signature: 'clock delta in the log, no alarm; steps of the day come at other hours; nothing at the refill',
  table: ['F-14'],
  source: 'F-14; SR-047',
  supports: everywhere,
  plan: jump,
};

/** Once a day the clock is off by what has gathered, in whole milliseconds, so that no day's rest is lost. */
function drift(parameters: FaultParameters): FaultPlan {
  const ppm = numberOf(parameters, 'ppm');
  const days = Math.floor(numberOf(parameters, 'over') / MS_PER_DAY);
  const way = sign(parameters);
  const gathered = (day: number): number => Math.floor((day * MS_PER_DAY * ppm) / 1_000_000);
  const during: Phase[] = [
    { after: 0 as Duration, set: { clock: 0 }, text: `the clock runs ${ppm} ppm ${way < 0 ? 'slow' : 'fast'}` },
  ];
  for (let day = 1; day <= days; day += 1) {
    const by = way * (gathered(day) - gathered(day - 1));
    const text = `the clock is ${formatDuration(gathered(day))} ${way < 0 ? 'behind' : 'ahead'}`;
    if (by !== 0) during.push({ after: (day * MS_PER_DAY) as Duration, set: { clock: by }, text });
  }
  return { during, afterEnd: [] };
}

/** The pump clock runs fast or slow. */
export const clockDrift: FaultKind = {
  kind: 'clock-drift',
  title: 'clock that runs fast or slow',
  attaches: ['clock'],
  parameters: {
    ppm: {
      unit: 'count',
      text: 'how much, in parts of a million: 100 are 8.6 s a day',
      default: 100,
      min: 1,
      max: 10_000,
      source: 'ASSUMED, A-203',
    },
    way: {
      unit: 'word',
      text: 'which way',
      default: 'slow',
      words: ['slow', 'fast'],
      source: 'GIP hazard 4 (clock drift)',
    },
    over: {
      unit: 'duration',
      text: 'for how long, in whole days',
      default: 365 * MS_PER_DAY,
      min: MS_PER_DAY,
      max: LONGEST,
      source: 'ASSUMED, A-203',
    },
  },
  effect: 'the pump clock is off by more every day, told once a day; what it counts spans with stays right (A-204)',
  signature: 'small clock deltas in the log, no alarm; steps of the day come earlier or later by minutes in a year',
  table: ['F-14'],
  source: 'F-14; GIP hazard 4 (clock drift)',
  supports: everywhere,
  plan: drift,
};
