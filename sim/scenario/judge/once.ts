import { formatDuration, type Instant } from '../../../src/units/index.js';
import { describeHappening } from '../describe-expectation.js';
import type { Expectation } from '../scenario.js';
import { isHappening, namedEventOf } from './happening.js';
import { IDLE, type Outcome, type Watch } from './watch.js';

type Memory = { met: Instant | null; missed: Instant | null };

/** Follows `between`: the happening comes at least once, both ends included. */
export function watchBetween({ from, to, happening }: Extract<Expectation, { kind: 'between' }>): Watch {
  const memory: Memory = { met: null, missed: null };
  return {
    ...IDLE,
    memory,
    see: (record) => {
      if (memory.met !== null || !isHappening(happening, record)) return;
      if (record.t >= from && record.t <= to) memory.met = record.t;
      else memory.missed ??= record.t;
    },
    outcome: () => {
      if (memory.met !== null)
        return {
          held: true,
          found: `${describeHappening(happening)} at ${formatDuration(memory.met)}`,
          at: memory.met,
        };
      const found = memory.missed === null ? 'it never happened' : `it happened at ${formatDuration(memory.missed)}`;
      return { held: false, found, at: memory.missed };
    },
  };
}

type Within = Extract<Expectation, { kind: 'within' }>;

function outcomeWithin({ from: name }: Within, memory: Memory & { anchor: Instant | null }): Outcome {
  const { anchor, met, missed } = memory;
  if (anchor === null) return { held: false, found: `${name} never came`, at: null };
  const after = (at: Instant): string => `${formatDuration(at - anchor)} after ${name}, at ${formatDuration(at)}`;
  if (met !== null) return { held: true, found: after(met), at: met };
  if (missed !== null) return { held: false, found: `it happened ${after(missed)}`, at: missed };
  return { held: false, found: `it never happened after ${name} at ${formatDuration(anchor)}`, at: null };
}

/** Follows `within … of`: counted from the first time the step or event comes, that record included. */
export function watchWithin(expectation: Within): Watch {
  const memory: Memory & { anchor: Instant | null } = { anchor: null, met: null, missed: null };
  const { span, of, happening } = expectation;
  return {
    ...IDLE,
    memory,
    see: (record) => {
      if (memory.anchor === null) {
        const anchors = record.kind === 'step' ? record.index === of : of === namedEventOf(record);
        if (!anchors) return;
        memory.anchor = record.t;
      }
      if (memory.met !== null || !isHappening(happening, record)) return;
      if (record.t - memory.anchor <= span) memory.met = record.t;
      else memory.missed ??= record.t;
    },
    outcome: () => outcomeWithin(expectation, memory),
  };
}

/** Follows `never` of a happening. A run without a single record proves nothing and fails. */
export function watchNeverHappens(happening: Extract<Expectation, { kind: 'between' }>['happening']): Watch {
  const memory: { seen: boolean; met: Instant | null } = { seen: false, met: null };
  return {
    ...IDLE,
    memory,
    see: (record) => {
      memory.seen = true;
      if (memory.met === null && isHappening(happening, record)) memory.met = record.t;
    },
    outcome: () => {
      if (memory.met !== null)
        return {
          held: false,
          found: `${describeHappening(happening)} at ${formatDuration(memory.met)}`,
          at: memory.met,
        };
      return { held: memory.seen, found: memory.seen ? 'it never happened' : 'nothing was recorded', at: null };
    },
  };
}
