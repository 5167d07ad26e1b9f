import type { Command } from '../../../src/protocol/index.js';
import { formatVolume, type Volume } from '../../../src/units/index.js';
import type { BolusRecord } from '../../trace/index.js';
import type { Court, Rule } from '../rule.js';

type What = BolusRecord['what'];
type Grant = { at: number; seq: number; asked: number | null };
type Memory = { open: Partial<Record<What, Grant>>; records: BolusRecord[] };

const granted = (command: Command, bolus: Volume | null): { what: What; asked: number | null } | null => {
  if (command.type === 'command.patient-bolus') return { what: 'patient-bolus', asked: bolus };
  if (command.type === 'command.clinician-bolus') return { what: 'clinician-bolus', asked: command.volume };
  return command.type === 'command.prime' ? { what: 'prime', asked: null } : null;
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

function judge(memory: Memory, record: BolusRecord, court: Court): void {
  court.judged();
  judgeVolumes(record, court);
  const grant = memory.open[record.what];
  delete memory.open[record.what];
  if (grant === undefined) {
    court.found(`a ${record.what} was booked that nobody was granted`, record);
  } else if (grant.asked !== null && grant.asked !== record.asked_pl) {
    court.found(
      `a ${record.what} of ${formatVolume(grant.asked)} was granted but booked as one of ${formatVolume(record.asked_pl)}`,
      record,
    );
  }
  if (grant !== undefined && record.from < grant.at)
    court.found(`a ${record.what} began before it was granted`, record);
}

const isOver = (what: What, states: Readonly<Record<string, string>>): boolean =>
  what === 'prime' ? states.infusion !== undefined && states.infusion !== 'priming' : states.bolus === 'none';

/** Every bolus and prime that was granted is booked exactly once, truthfully. */
export const bolusLedger: Rule<Memory> = {
  name: 'bolus-ledger',
  requirement: 'SR-015',
  text: 'each granted bolus or prime is booked once; given ≤ asked, complete exactly when equal; no two of one kind overlap',
  kinds: ['delivery'],
  start: () => ({ open: {}, records: [] }),
  see(memory, record, court) {
    if (record.kind !== 'delivery' || record.what === 'train' || record.what === 'released') return;
    if (memory.open[record.what] === undefined) memory.records.push(record);
    else judge(memory, record, court);
  },
  accepted(memory, command, court) {
    const grant = granted(command, court.view.program?.patient?.bolus ?? null);
    if (grant === null) return;
    if (memory.open[grant.what] !== undefined) {
      court.found(`a ${grant.what} was granted while another was not yet booked`);
    }
    memory.open[grant.what] = { at: court.view.now, seq: court.view.seq, asked: grant.asked };
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
