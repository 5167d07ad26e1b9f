import type { Rule } from '../rule.js';

type Memory = { t: number; seq: number; trainEnd: number };

/** Records come in order of time and number; spans of delivery do not run backwards or over one another. */
export const order: Rule<Memory> = {
  name: 'order',
  requirement: 'SR-045',
  text: 'records are in order of time and number, and trains of strokes follow one another',
  kinds: [
    'header',
    'command',
    'reply',
    'sensor',
    'output',
    'alarm',
    'state',
    'delivery',
    'refill',
    'fault',
    'plant',
    'clock',
    'step',
    'refused-order',
    'expect',
    'end',
  ],
  judgesDrift: true,
  start: () => ({ t: 0, seq: -1, trainEnd: 0 }),
  see(memory, record, court) {
    court.judged();
    if (record.t < memory.t) court.found(`record at ${record.t} ms follows a record at ${memory.t} ms`);
    if (record.seq <= memory.seq) court.found(`record ${record.seq} follows record ${memory.seq}`);
    memory.t = Math.max(memory.t, record.t);
    memory.seq = Math.max(memory.seq, record.seq);
    if (record.kind !== 'delivery' || record.what === 'released') return;
    if (record.from > record.t)
      court.found(`${record.what} from ${record.from} ms ends before it began, at ${record.t} ms`);
    if (record.what !== 'train') return;
    if (record.from < memory.trainEnd) {
      court.found(`train from ${record.from} ms overlaps the train that ended at ${memory.trainEnd} ms`);
    }
    memory.trainEnd = Math.max(memory.trainEnd, record.t);
  },
};
