import type { Program } from '../../../src/protocol/index.js';
import { formatFlow, MS_PER_DAY } from '../../../src/units/index.js';
import type { BolusRecord, TrainRecord } from '../../trace/index.js';
import { isBookedNow, overlaysOrdered } from '../orders.js';
import { isHardReset } from '../resets.js';
import type { Court, Rule } from '../rule.js';
import { forgetSteps, type Steps, setStep, stepsOver } from '../steps.js';

/** The most flow that program and boluses together can ask for; null in a prime or purge. */
type Memory = {
  peak: number;
  bridge: { readonly from: number; readonly flow: number } | null;
  boluses: Partial<Record<BolusRecord['what'], number>>;
  most: Steps<number | null>;
  trains: TrainRecord[];
  troubled: boolean;
};

function peakOf(program: Program): number {
  const { basal } = program;
  if (basal.mode === 'simple') return basal.flow;
  return basal.mode === 'flex' ? Math.max(...basal.week.map((step) => step.flow)) : 0;
}

/** Flow that moves `volume` in `duration`, rounded up. */
const rate = (volume: number, duration: number): number => Math.ceil((volume * MS_PER_DAY) / Math.max(1, duration));

function update(memory: Memory, court: Court): void {
  const minimum = court.view.limits?.minimum_rate_pl_per_day ?? 0;
  const { prime, purge } = memory.boluses;
  const most =
    prime === undefined && purge === undefined
      ? Math.max(memory.peak, minimum, memory.bridge?.flow ?? 0) + overlaysOrdered(memory.boluses)
      : null;
  setStep(memory.most, court.view.now, most);
}

function judge(memory: Memory, train: TrainRecord, court: Court): void {
  for (const part of stepsOver(memory.most, train.from, train.t)) {
    if (part.value === null) continue;
    if (memory.troubled) court.judged();
    if (train.flow_pl_per_day <= part.value) continue;
    court.found(
      `${formatFlow(train.flow_pl_per_day)} commanded; program and running boluses ask for at most ${formatFlow(part.value)}`,
      train,
    );
  }
}

/**
 * What was missed is never made up: the drive runs no faster than the highest basal step of the program and the boluses
 * under way. Judged always; counted as judged once a stall, an occlusion or a reset has happened.
 */
export const flowIsAskedFor: Rule<Memory> = {
  name: 'flow-is-asked-for',
  requirement: 'SR-023',
  text: 'the commanded flow never exceeds the peak of the program plus the boluses under way, also after a stall or occlusion',
  kinds: ['delivery', 'sensor', 'header'],
  start: () => ({ peak: 0, bridge: null, boluses: {}, most: [], trains: [], troubled: false }),
  see(memory, record, court) {
    if (record.kind === 'header') update(memory, court);
    if (record.kind === 'sensor') {
      const { type } = record.report;
      memory.troubled ||= type === 'sensor.rotor-missed' || type === 'sensor.pressure-above' || isHardReset(record);
    }
    if (record.kind !== 'delivery' || record.what === 'released') return;
    if (record.what === 'train') memory.trains.push(record);
    else {
      delete memory.boluses[record.what];
      if (record.what === 'bridge' && isBookedNow(record, memory.bridge)) memory.bridge = null;
      update(memory, court);
    }
  },
  accepted(memory, command, court) {
    const patient = court.view.program?.patient ?? null;
    if (command.type === 'command.program') {
      memory.peak = peakOf(command.program);
      memory.bridge = command.bridge === undefined ? null : { from: court.view.now, flow: command.bridge.flow };
    } else if (command.type === 'command.prime') memory.boluses.prime = 0;
    else if (command.type === 'command.purge') memory.boluses.purge = 0;
    else if (command.type === 'command.clinician-bolus') {
      memory.boluses['clinician-bolus'] = rate(command.volume, command.duration);
    } else if (command.type === 'command.square-bolus') {
      memory.boluses['square-bolus'] = rate(command.volume, command.duration);
    } else if (command.type === 'command.patient-bolus' && patient !== null) {
      memory.boluses['patient-bolus'] = rate(patient.bolus, patient.duration);
    } else return;
    update(memory, court);
  },
  momentOver(memory, court) {
    for (const train of memory.trains) {
      judge(memory, train, court);
      forgetSteps(memory.most, train.t);
    }
    memory.trains = [];
  },
};
