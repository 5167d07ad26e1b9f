import {
  type AlarmId,
  alarmEntry,
  type Command,
  type DrugClass,
  ofClass,
  type Program,
} from '../../src/protocol/index.js';
import type { HeaderRecord, TraceRecord } from '../trace/index.js';

/** What every rule may look up: what the trace has said up to now. Plain data. */
export type View = {
  now: number;
  seq: number;
  limits: HeaderRecord['limits'] | null;
  /** class of the drug in the reservoir, and the one that bears a stop worst of those before it in the line */
  reservoirClass: DrugClass;
  lineClass: DrugClass;
  /** region → state, as far as it was told */
  states: Record<string, string>;
  /** the program in force */
  program: Program | null;
  /** commands that wait for their reply, by sequence number */
  unanswered: Record<string, Command>;
  /** alarms whose signal is on: raised, and neither ended nor, once latched, acknowledged */
  signals: AlarmId[];
  /** alarms whose condition holds: raised and not ended */
  present: AlarmId[];
  /** alarms that were raised at the present moment */
  raisedNow: AlarmId[];
  /** since when the firmware has stalled; null while it runs */
  stalledSince: number | null;
};

/** Nothing told yet. */
export const emptyView = (): View => ({
  now: 0,
  seq: -1,
  limits: null,
  reservoirClass: 'withdrawal-risk',
  lineClass: 'withdrawal-risk',
  states: {},
  program: null,
  unanswered: {},
  signals: [],
  present: [],
  raisedNow: [],
  stalledSince: null,
});

/** Whether the alarm sounds, or at least was raised at the present moment. */
export const isSignalled = (view: View, alarm: AlarmId): boolean =>
  view.signals.includes(alarm) || view.raisedNow.includes(alarm);

/** Whether the pump says that its line still holds a fluid of before; the rule `bridge` judges that. */
const holdsOldFluid = ({ states }: View): boolean => states['old-fluid'] === 'in-line';

const stricter = (a: DrugClass, b: DrugClass): DrugClass => (a === 'withdrawal-risk' ? a : b);

/** The class by which alarms are ranked and flow is stopped: the stricter one of what the reservoir and the line hold. */
export const drugClassOf = (view: View): DrugClass =>
  holdsOldFluid(view) ? stricter(view.lineClass, view.reservoirClass) : view.reservoirClass;

/** The conditions that touch the flow of the drug that the patient gets, by the dictionary. */
export const touchingFlow = (view: View): readonly AlarmId[] =>
  view.present.filter((alarm) => ofClass(alarmEntry(alarm).flow, drugClassOf(view)) !== 'keep');

/** Whether the rotor's own sensor is at fault, so that nobody can know a stall. Read from the words of the fault. */
export const namesRotorSensor = (record: { fault: string; text: string }): boolean =>
  /rotor.sensor/.test(`${record.fault} ${record.text}`);

function followAlarm(view: View, record: Extract<TraceRecord, { kind: 'alarm' }>): void {
  const others = view.signals.filter((alarm) => alarm !== record.alarm);
  const present = view.present.filter((alarm) => alarm !== record.alarm);
  if (record.phase === 'raised') view.present = [...present, record.alarm];
  else if (record.phase === 'ended') view.present = present;
  if (record.phase === 'raised') {
    view.signals = [...others, record.alarm];
    view.raisedNow.push(record.alarm);
  } else if (record.phase === 'acknowledged' || (record.phase === 'ended' && !record.latched)) {
    view.signals = others;
  }
}

/**
 * Takes one record into the view.
 *
 * @returns the command that was accepted by this record, if it is such a reply
 */
export function follow(view: View, record: TraceRecord): Command | null {
  if (view.raisedNow.length > 0 && record.t !== view.now) view.raisedNow = [];
  view.now = record.t;
  view.seq = record.seq;
  switch (record.kind) {
    case 'header':
      view.limits = record.limits;
      view.reservoirClass = record.options.drug_class;
      return null;
    case 'state':
      view.states[record.region] = record.to;
      return null;
    case 'alarm':
      followAlarm(view, record);
      return null;
    case 'plant':
      if (record.event === 'loop-stalled') view.stalledSince = record.t;
      else if (record.event === 'loop-runs') view.stalledSince = null;
      return null;
    case 'command':
      view.unanswered[record.seq] = record.command;
      return null;
    case 'reply': {
      const command = view.unanswered[record.to] ?? null;
      delete view.unanswered[record.to];
      if (!record.reply.accepted || command === null) return null;
      if (command.type === 'command.program') view.program = command.program;
      if (command.type === 'command.refill') {
        // Whether the line holds it, the state that follows says.
        view.lineClass = drugClassOf(view);
        view.reservoirClass = command.drugClass;
      }
      return command;
    }
    default:
      return null;
  }
}
