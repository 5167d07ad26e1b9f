import { type Duration, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../src/units/index.js';
import type { Random } from '../random/index.js';
import {
  everywhere,
  type FaultKind,
  type FaultParameters,
  type FaultPlan,
  numberOf,
  numberOrNull,
  type Phase,
  steady,
  wordOf,
} from './kind.js';

const HELD = { rotorBlocked: true } as const;
const RECOVERY_LEAST = 2 * MS_PER_HOUR;
const RECOVERY_MOST = 24 * MS_PER_HOUR;

const phase = (after: number, set: Phase['set'], text: string): Phase => ({ after: after as Duration, set, text });

/** Longer than any run: only a read-out ends it. */
const FOR_GOOD = 1_000 * 365 * 24 * MS_PER_HOUR;
const LOCKED: readonly Phase[] = [
  phase(
    0,
    { ...HELD, untilRead: true },
    'the field has left the pump in telemetry mode while it signals; the rotor is held',
  ),
  phase(FOR_GOOD, {}, 'the rotor is free again'),
];

function lingering(parameters: FaultParameters, random: Random): readonly Phase[] {
  const recovery = wordOf(parameters, 'recovery');
  if (recovery === 'prompt') return [];
  if (recovery === 'when-read') return LOCKED;
  const delay = numberOrNull(parameters, 'delay') ?? random.whole(RECOVERY_LEAST, RECOVERY_MOST);
  return [phase(0, HELD, 'the field is gone; the rotor is still held'), phase(delay, {}, 'the rotor is free again')];
}

/** Stall in the field of a scanner, with prompt or delayed recovery. */
export const mriStall: FaultKind = {
  kind: 'mri-stall',
  title: 'stall in the field of a scanner',
  attaches: ['rotorBlocked'],
  parameters: {
    recovery: {
      unit: 'word',
      text: 'whether the rotor starts again with the end of the field, hours later, or, where an alarm sounds at its end, only when a controller has reached the pump',
      default: 'prompt',
      words: ['prompt', 'delayed', 'when-read'],
      source: 'S14; S41',
    },
    delay: {
      unit: 'duration',
      text: 'with delayed recovery: from the end of the field to the first turn; drawn from the seed when not given',
      default: null,
      min: 0,
      max: 30 * 24 * MS_PER_HOUR,
      source: 'S14 (2 h to 24 h are drawn, A-70 evenly); the wider range that may be written is A-71',
    },
  },
  effect:
    'the drive goes on, the rotor does not turn; with delayed recovery it stays so after the field is gone, and where the field has opened telemetry under an alarm until somebody reads the pump out',
  signature:
    'stall, then recovery in the log; two-tone alarm if it lasts; more than expected comes back at the refill; withdrawal after many hours if recovery is late',
  table: ['F-01', 'F-02', 'F-03'],
  source: 'S14, S41, S43; SR-032',
  supports: everywhere,
  plan: (parameters, random) => ({
    during: [phase(0, HELD, 'the field holds the rotor')],
    afterEnd: lingering(parameters, random),
  }),
};

/** Stall for good: gear or shaft wear. */
export const permanentStall: FaultKind = {
  kind: 'permanent-stall',
  title: 'stall for good',
  attaches: ['rotorBlocked'],
  parameters: {},
  effect: 'the drive goes on, the rotor never turns again (unless the fault is cleared)',
  signature: 'stall without recovery; critical alarm; nearly all comes back at the refill; withdrawal',
  table: ['F-04'],
  source: 'S16, S75, S76; SR-031',
  supports: everywhere,
  plan: () => steady(HELD, 'the gear train has seized'),
};

/** Each span of a burst differs from the written one by at most the share `jitter`. */
const shaken = (span: number, jitter: number, random: Random): number => {
  const reach = Math.floor(span * jitter);
  return reach === 0 ? span : span + random.whole(-reach, reach);
};

function bursts(parameters: FaultParameters, random: Random): FaultPlan {
  const jitter = numberOf(parameters, 'jitter');
  const during: Phase[] = [];
  let at = 0;
  for (let n = 1; n <= numberOf(parameters, 'count'); n += 1) {
    during.push(phase(at, HELD, `the rotor is held, burst ${n}`));
    at += Math.max(1, shaken(numberOf(parameters, 'on'), jitter, random));
    during.push(phase(at, {}, `the rotor is free, burst ${n} is over`));
    at += Math.max(1, shaken(numberOf(parameters, 'off'), jitter, random));
  }
  return { during, afterEnd: [] };
}

/** Stalls in bursts, as ordinary magnets cause them. */
export const intermittentStall: FaultKind = {
  kind: 'intermittent-stall',
  title: 'stalls in bursts',
  attaches: ['rotorBlocked'],
  parameters: {
    count: { unit: 'count', text: 'how many bursts', default: 10, min: 1, max: 1000, source: 'ASSUMED, A-72' },
    on: {
      unit: 'duration',
      text: 'how long the rotor is held in each burst',
      default: 40 * MS_PER_MINUTE,
      min: MS_PER_SECOND,
      max: 30 * 24 * MS_PER_HOUR,
      source: 'ASSUMED, A-72',
    },
    off: {
      unit: 'duration',
      text: 'how long it is free between bursts',
      default: 2 * MS_PER_HOUR,
      min: MS_PER_SECOND,
      max: 365 * 24 * MS_PER_HOUR,
      source: 'ASSUMED, A-72',
    },
    jitter: {
      unit: 'fraction',
      text: 'each span is longer or shorter by up to this share, drawn from the seed',
      default: 0.25,
      min: 0,
      max: 0.9,
      source: 'ASSUMED, A-72',
    },
  },
  effect: 'the rotor is held and freed again and again',
  signature: 'many pairs of stall and recovery; slightly more than expected comes back; fluctuating effect',
  table: ['F-06'],
  source: 'S42',
  supports: everywhere,
  plan: bursts,
};
