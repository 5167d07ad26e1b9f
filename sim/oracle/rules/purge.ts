import { formatFlow, formatVolume } from '../../../src/units/index.js';
import type { TrainRecord } from '../../trace/index.js';
import type { Court, Rule } from '../rule.js';
import { forgetSteps, type Steps, setStep, stepsOver } from '../steps.js';

type Memory = {
  /** ms */
  implantedAt: number;
  purges: number;
  /** whether a purge that was accepted is not yet booked */
  underWay: Steps<boolean>;
  trains: TrainRecord[];
};

/** What a pump that is not implanted yet must not have done in a train. */
function judge(memory: Memory, train: TrainRecord, court: Court): void {
  if (train.from >= memory.implantedAt) return;
  court.judged();
  if (train.to_body_pl > 0 && train.t <= memory.implantedAt)
    court.found(`${formatVolume(train.to_body_pl)} reached the body before the pump was implanted`, train);
  if (train.flow_pl_per_day === 0) return;
  for (const { value } of stepsOver(memory.underWay, train.from, Math.min(train.t, memory.implantedAt))) {
    if (!value) court.found(`${formatFlow(train.flow_pl_per_day)} commanded on the shelf outside of a purge`, train);
  }
}

/**
 * A purge belongs on the shelf: it is accepted once and only before implantation, nothing else moves there, and nothing of it
 * reaches the body.
 */
export const purge: Rule<Memory> = {
  name: 'purge',
  requirement: 'SR-002',
  text: 'a purge is accepted once, and only before implantation; until then nothing else moves, and nothing reaches the body',
  kinds: ['header', 'delivery'],
  start: () => ({ implantedAt: 0, purges: 0, underWay: [{ at: 0, value: false }], trains: [] }),
  see(memory, record) {
    if (record.kind === 'header') memory.implantedAt = record.options.implant_at_ms ?? 0;
    if (record.kind !== 'delivery') return;
    if (record.what === 'train') memory.trains.push(record);
    if (record.what === 'purge') setStep(memory.underWay, record.t, false);
  },
  accepted(memory, command, court) {
    if (command.type !== 'command.purge') return;
    court.judged();
    const { now } = court.view;
    memory.purges += 1;
    if (now >= memory.implantedAt) court.found('a purge was accepted in a pump that is implanted');
    if (memory.purges > 1) court.found(`a purge was accepted as number ${memory.purges}; only the first is allowed`);
    setStep(memory.underWay, now, true);
  },
  momentOver(memory, court) {
    for (const train of memory.trains) {
      judge(memory, train, court);
      forgetSteps(memory.underWay, train.t);
    }
    memory.trains = [];
  },
};
