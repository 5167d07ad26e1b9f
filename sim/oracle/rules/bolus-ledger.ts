import type { Command } from '../../../src/protocol/index.js';
import { formatDuration, formatVolume, MS_PER_DAY, type Volume } from '../../../src/units/index.js';
import type { BolusRecord } from '../../trace/index.js';
import { bolusFlow } from '../orders.js';
import type { Court, Rule } from '../rule.js';

type What = BolusRecord['what'];
type Grant = {
  at: number;
  seq: number;
  asked: number | null;
  /** of a square bolus: how long it flows, ms, and for how long finished patient boluses have held it up */
  duration: number;
  held: number;
  /** the firmware stalled meanwhile, and may have ended it late */
  stalled: boolean;
};
type Memory = { open: Partial<Record<What, Grant>>; records: BolusRecord[] };
type Granted = { what: What; asked: number | null; duration: number };

const granted = (command: Command, bolus: Volume | null): Granted | null => {
  switch (command.type) {
    case 'command.patient-bolus':
      return { what: 'patient-bolus', asked: bolus, duration: 0 };
    case 'command.clinician-bolus':
      return { what: 'clinician-bolus', asked: command.volume, duration: command.duration };
    case 'command.square-bolus':
      return { what: 'square-bolus', asked: command.volume, duration: command.duration };
    case 'command.prime':
      return { what: 'prime', asked: null, duration: 0 };
    case 'command.purge':
      return { what: 'purge', asked: null, duration: 0 };
    default:
      return null;
  }
};

/** What is wrong with the volumes of a record; null when nothing is. */
function wrongVolumes({ asked_pl: asked, given_pl: given, outcome, reason }: BolusRecord): string | null {
  if (given < 0 || asked < 0) return 'neither may be negative';
  if (given > asked) return 'more than asked';
  if ((outcome === 'complete') !== (given === asked)) return `booked as ${outcome}`;
  return outcome === 'interrupted' && reason === '' ? 'cut short without a reason' : null;
}

function judgeVolumes(record: BolusRecord, court: Court): void {
  const wrong = wrongVolumes(record);
  if (wrong === null) return;
  const volumes = `${formatVolume(record.given_pl)} given of ${formatVolume(record.asked_pl)} asked`;
  court.found(`${record.what}: ${volumes}; ${wrong}`, record);
}

/**
 * A square bolus flows for its whole duration, patient boluses not counted, and ends later by just those: so its rest is
 * given once. What is booked is what that flow moves in that time.
 */
function judgeSquare(memory: Memory, record: BolusRecord, grant: Grant, court: Court): void {
  const patient = memory.open['patient-bolus'];
  const held = grant.held + (patient === undefined ? 0 : record.t - patient.at);
  const flowed = record.t - grant.at - held;
  const told = record.suspended_ms ?? 0;
  if (told !== held)
    court.found(
      `a square bolus was held up for ${formatDuration(held)} but booked with ${formatDuration(told)}`,
      record,
      'SR-010',
    );
  const flow = bolusFlow(record.asked_pl, grant.duration);
  const due = flowed >= grant.duration ? record.asked_pl : Math.floor((flow * flowed) / MS_PER_DAY);
  if (flowed > grant.duration || Math.abs(record.given_pl - due) > 1) {
    const found = `${formatVolume(record.given_pl)} booked after ${formatDuration(flowed)} of flow`;
    court.found(
      `square bolus: ${found}; ${formatVolume(due)} is due, in at most ${formatDuration(grant.duration)}`,
      record,
      'SR-010',
    );
  }
}

function judge(memory: Memory, record: BolusRecord, court: Court): void {
  court.judged();
  judgeVolumes(record, court);
  const grant = memory.open[record.what];
  if (grant === undefined) {
    court.found(`a ${record.what} was booked that nobody was granted`, record);
    return;
  }
  if (record.what === 'square-bolus' && !grant.stalled) judgeSquare(memory, record, grant, court);
  const square = memory.open['square-bolus'];
  if (record.what === 'patient-bolus' && square !== undefined) square.held += record.t - Math.max(grant.at, square.at);
  delete memory.open[record.what];
  if (grant.asked !== null && grant.asked !== record.asked_pl) {
    court.found(
      `a ${record.what} of ${formatVolume(grant.asked)} was granted but booked as one of ${formatVolume(record.asked_pl)}`,
      record,
    );
  }
  if (record.from < grant.at) court.found(`a ${record.what} began before it was granted`, record);
}

/** States of the bolus region in which a bolus of a kind may be under way; a prime or purge is seen in the infusion region. */
const UNDER_WAY: Readonly<Partial<Record<What, readonly string[]>>> = {
  'clinician-bolus': ['clinician'],
  'patient-bolus': ['patient', 'patient-over-square'],
  'square-bolus': ['square', 'patient-over-square'],
};

function isOver(what: What, states: Readonly<Record<string, string>>): boolean {
  if (what === 'prime') return states.infusion !== undefined && states.infusion !== 'priming';
  if (what === 'purge') return states.infusion !== undefined && states.infusion !== 'purging';
  return states.bolus !== undefined && UNDER_WAY[what]?.includes(states.bolus) !== true;
}

/** Every bolus, prime and purge that was granted is booked exactly once, truthfully. */
export const bolusLedger: Rule<Memory> = {
  name: 'bolus-ledger',
  requirement: 'SR-015',
  text: 'each granted bolus, prime or purge is booked once; given ≤ asked, complete exactly when equal; no two of one kind overlap; a square bolus ends later by what held it up',
  kinds: ['delivery', 'plant'],
  start: () => ({ open: {}, records: [] }),
  see(memory, record, court) {
    if (record.kind === 'plant' && record.event === 'loop-stalled')
      for (const grant of Object.values(memory.open)) grant.stalled = true;
    if (record.kind !== 'delivery' || record.what === 'train' || record.what === 'released') return;
    if (record.what === 'bridge') return;
    if (memory.open[record.what] === undefined) memory.records.push(record);
    else judge(memory, record, court);
  },
  accepted(memory, command, court) {
    const grant = granted(command, court.view.program?.patient?.bolus ?? null);
    if (grant === null) return;
    const { what, asked, duration } = grant;
    if (memory.open[what] !== undefined) {
      court.found(`a ${what} was granted while another was not yet booked`);
    }
    memory.open[what] = { at: court.view.now, seq: court.view.seq, asked, duration, held: 0, stalled: false };
  },
  momentOver(memory, court) {
    for (const record of memory.records) judge(memory, record, court);
    memory.records = [];
  },
  end(memory, court) {
    for (const [what, grant] of Object.entries(memory.open) as [What, Grant][]) {
      if (!isOver(what, court.view.states)) continue;
      court.found(`a ${what} was granted, is over, and was never booked`, { t: grant.at, seq: grant.seq });
    }
  },
};
