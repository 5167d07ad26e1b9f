import { type AlarmId, alarmEntry, type FlowRule, ofClass } from '../../../src/protocol/index.js';
import { formatDuration, formatFlow } from '../../../src/units/index.js';
import type { TrainRecord } from '../../trace/index.js';
import type { Court, Rule } from '../rule.js';
import { forgetSteps, type Steps, setStep, stepsOver } from '../steps.js';
import { drugClassOf, touchingFlow, type View } from '../view.js';

/** The most flow that the conditions in force leave, and which of them says so. */
type Ceiling = { readonly flow: 'none' | 'minimum'; readonly because: AlarmId } | null;
type Memory = { ceilings: Steps<Ceiling>; trains: TrainRecord[] };

const AT_MINIMUM: readonly FlowRule[] = ['hold-at-minimum', 'stop-to-minimum'];

function ceilingIn(view: View): Ceiling {
  let ceiling: Ceiling = null;
  for (const because of touchingFlow(view)) {
    // A clinician may prime a pump that waits for its program after a reset; another rule judges what flows there.
    if (because === 'low-battery-reset' || because === 'watchdog-reset') continue;
    const rule = ofClass(alarmEntry(because).flow, drugClassOf(view));
    if (!AT_MINIMUM.includes(rule)) return { flow: 'none', because };
    ceiling = { flow: 'minimum', because };
  }
  return ceiling;
}

function judge(memory: Memory, train: TrainRecord, court: Court): void {
  for (const { from, to, value } of stepsOver(memory.ceilings, train.from, train.t)) {
    if (value === null) continue;
    court.judged();
    const most = value.flow === 'none' ? 0 : (court.view.limits?.minimum_rate_pl_per_day ?? 0);
    if (train.flow_pl_per_day <= most) continue;
    const span = formatDuration(to - from);
    const asked = `${formatFlow(train.flow_pl_per_day)} commanded for ${span} under ${value.because}`;
    court.found(`${asked}; at most ${formatFlow(most)} is allowed for a ${drugClassOf(court.view)} drug`, train);
  }
}

/** While a condition lasts, the flow is what the dictionary leaves to the drug's class. */
export const stopRule: Rule<Memory> = {
  name: 'stop-rule',
  requirement: 'SR-037',
  text: 'from the moment an alarm is raised until it ends the flow is at most what its stop rule leaves for the class of the drug',
  kinds: ['alarm', 'delivery', 'state'],
  start: () => ({ ceilings: [], trains: [] }),
  see(memory, record, court) {
    if (record.kind === 'alarm' || (record.kind === 'state' && record.region === 'old-fluid'))
      setStep(memory.ceilings, record.t, ceilingIn(court.view));
    if (record.kind === 'delivery' && record.what === 'train') memory.trains.push(record);
  },
  accepted(memory, command, court) {
    // Another drug may be of another class, under which the conditions in force leave more or less.
    if (command.type === 'command.refill') setStep(memory.ceilings, court.view.now, ceilingIn(court.view));
  },
  momentOver(memory, court) {
    for (const train of memory.trains) {
      judge(memory, train, court);
      forgetSteps(memory.ceilings, train.t);
    }
    memory.trains = [];
  },
};
