import { formatDuration, formatFlow } from '../../../src/units/index.js';
import type { TrainRecord } from '../../trace/index.js';
import type { Court, Rule } from '../rule.js';
import { forgetSteps, type Steps, setStep, stepsOver } from '../steps.js';

/** The most flow that a state of the machine allows, and which state says so. */
type Ceiling = { readonly flow: 'none' | 'minimum'; readonly because: string } | null;
type Memory = { ceilings: Steps<Ceiling>; trains: TrainRecord[] };

const NO_FLOW: Readonly<Record<string, readonly string[]>> = {
  power: ['shelf', 'self-test', 'failed', 'end-of-service'],
  reservoir: ['empty'],
  line: ['occluded'],
  memory: ['critical-error'],
  counter: ['over', 'under'],
};

/** Regions whose state sets a ceiling. */
const COUNTS: ReadonlySet<string> = new Set([...Object.keys(NO_FLOW), 'infusion']);

/** A pump that has told nothing yet is on the shelf and stopped. */
const NEW_PUMP = { power: 'shelf', infusion: 'stopped' };

/**
 * On the shelf a purge may run; another rule judges that somebody has ordered it. In the safe state after a reset the profile's minimum rate may run whatever the infusion region says, and a prime that
 * the clinician orders.
 */
function ceilingIn(told: Readonly<Record<string, string>>): Ceiling {
  const states: Readonly<Record<string, string>> = { ...NEW_PUMP, ...told };
  const purges = states.power === 'shelf' && states.infusion === 'purging';
  for (const [region, names] of Object.entries(NO_FLOW)) {
    const state = states[region];
    if (region === 'power' && purges) continue;
    if (state !== undefined && names.includes(state)) return { flow: 'none', because: `${region} ${state}` };
  }
  if (states.power === 'safe' && states.infusion !== 'priming') return { flow: 'minimum', because: 'power safe' };
  if (states.infusion === 'stopped') return { flow: 'none', because: 'infusion stopped' };
  if (states.infusion === 'suspended') return { flow: 'minimum', because: 'infusion suspended' };
  return null;
}

function judge(memory: Memory, train: TrainRecord, court: Court): void {
  const minimum = court.view.limits?.minimum_rate_pl_per_day ?? 0;
  for (const part of stepsOver(memory.ceilings, train.from, train.t)) {
    if (part.value === null) continue;
    court.judged();
    const most = part.value.flow === 'none' ? 0 : minimum;
    if (train.flow_pl_per_day > most) {
      const span = formatDuration(part.to - part.from);
      court.found(
        `${formatFlow(train.flow_pl_per_day)} commanded for ${span} in ${part.value.because}; at most ${formatFlow(most)} is allowed`,
        train,
      );
    }
  }
}

/** Where the machine says that nothing flows, no stroke is asked for. */
export const noFlowWhenStopped: Rule<Memory> = {
  name: 'no-flow-when-stopped',
  requirement: 'SR-002',
  text: 'no flow on the shelf but in a purge, in self-test, after a failed one, end of service, critical memory error, counters that disagree, stopped, empty or occluded; at most the minimum rate when safe or suspended',
  kinds: ['header', 'state', 'delivery'],
  start: () => ({ ceilings: [], trains: [] }),
  see(memory, record, court) {
    const counts = record.kind === 'header' || (record.kind === 'state' && COUNTS.has(record.region));
    if (counts) setStep(memory.ceilings, record.t, ceilingIn(court.view.states));
    if (record.kind === 'delivery' && record.what === 'train') memory.trains.push(record);
  },
  momentOver(memory, court) {
    for (const train of memory.trains) {
      judge(memory, train, court);
      forgetSteps(memory.ceilings, train.t);
    }
    memory.trains = [];
  },
};
