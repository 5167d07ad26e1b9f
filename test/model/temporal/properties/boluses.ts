import { ALARMS, ofClass } from '../../../../src/protocol/index.js';
import type { Edge, Rest } from '../../../support/search/search.js';
import { obeyed } from '../../../support/search/watch.js';
import { flowOf, type Property, withContext } from '../property.js';

/** The same step, told as if the pump had obeyed. */
const asIfObeyed = (edge: Edge): Edge => ({
  ...edge,
  outputs: [
    { type: 'reply', at: edge.input.at, to: 1, reply: { accepted: true, command: edge.input.type as 'command.stop' } },
  ],
});

export const lockoutHolds: Property = {
  id: 'P4',
  says: 'a patient bolus is granted only when a lockout has passed since the end of the last one, programming and refill (at the very moment it is: decision on K6), and never beyond the count in its sliding window',
  breach: (edge, { orders, lockedSince, grants }) => {
    if (edge.input.type !== 'command.patient-bolus' || !obeyed(edge)) return null;
    if (orders === null) return 'granted although no program allows it';
    const { at } = edge.input;
    if (at - lockedSince < orders.lockout) return `granted ${lockedSince + orders.lockout - at} ms too early`;
    const counting = grants.filter((g) => g > at - orders.countWindow).length;
    return counting < orders.maxCount ? null : `granted as number ${counting + 1} of ${orders.maxCount}`;
  },
  planted: (edge, { orders, lockedSince }) =>
    edge.input.type === 'command.patient-bolus' && orders !== null && edge.input.at - lockedSince < orders.lockout
      ? asIfObeyed(edge)
      : null,
};

/** Conditions that forbid every bolus: those that hold or stop the flow, a stall, the self-test. */
function forbidding({ states, context }: Rest): string | null {
  if (states.power !== 'running') return `power ${states.power}`;
  if (states.motor === 'stalled') return 'motor stalled';
  const { active } = context.alarm;
  const { drugClass } = context.reservoir;
  return (
    active.find(({ alarm, present }) => present && ofClass(ALARMS[alarm].flow, drugClass) !== 'keep')?.alarm ?? null
  );
}

export const noBolusInAlarm: Property = {
  id: 'P7',
  says: 'no bolus starts while an alarm holds or stops the flow, in a stall, in self-test, in the safe state or out of service',
  breach: ({ before, after }) => {
    const [was, is] = [before.context, after.context];
    const begins = (was.bolus === null && is.bolus !== null) || (was.square === null && is.square !== null);
    if (!begins) return null;
    const why = forbidding(before);
    return why === null ? null : `a bolus began with ${why}`;
  },
  planted: (edge) => {
    if (edge.input.type !== 'command.patient-bolus' || forbidding(edge.before) === null) return null;
    const bolus = {
      kind: 'patient' as const,
      from: edge.input.at,
      until: edge.input.at,
      flow: 1 as never,
      volume: 1 as never,
    };
    return withContext(edge, { bolus });
  },
};

/** How a step fails a square bolus that was held up before it; null when it does not. */
function afterHold({ before, outputs, after }: Edge): string | null {
  if (before.states.bolus !== 'patient-over-square' || after.states.bolus === 'patient-over-square') return null;
  if (after.states.bolus === 'square') return null;
  return outputs.some((o) => o.type === 'ledger.bolus' && o.what === 'square-bolus')
    ? null
    : `held up, then ${after.states.bolus} without a word of what was given`;
}

export const squareGoesOn: Property = {
  id: 'P10',
  says: 'a square bolus that a patient bolus holds up goes on in the very step in which that bolus is over, or is booked with what it has given when something ends both; complete means all of it, later by exactly the time for which it was held up, and whatever flows beside basal is one of the two',
  breach: (edge, { square }) => {
    const failed = afterHold(edge);
    if (failed !== null) return failed;
    const { context, states } = edge.after;
    const rate = states.bolus === 'square' ? context.square?.flow : context.bolus?.flow;
    if (context.square !== null && flowOf(edge.after) !== context.infusion.basal + (rate ?? 0))
      return `${flowOf(edge.after)} pL/day in ${states.bolus}`;
    for (const o of edge.outputs) {
      if (o.type !== 'ledger.bolus' || o.what !== 'square-bolus' || o.outcome !== 'complete') continue;
      if (square === null) return 'booked although none was ordered';
      const took = o.at - square.from - square.held;
      if (o.given !== o.asked || took !== square.duration)
        return `complete with ${o.given} of ${o.asked} in ${took} ms`;
    }
    return null;
  },
  planted: (edge) => {
    const given = edge.outputs.find((o) => o.type === 'ledger.bolus' && o.what === 'square-bolus');
    if (given?.type !== 'ledger.bolus' || given.outcome !== 'complete') return null;
    return { ...edge, outputs: [{ ...given, given: (given.given - 1) as typeof given.given }] };
  },
};
