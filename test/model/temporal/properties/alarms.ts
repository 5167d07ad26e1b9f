import { nextDeadline } from '../../../../src/firmware/deadlines.js';
import { holds } from '../../../../src/firmware/rules/alarms.js';
import { computedVolume } from '../../../../src/firmware/rules/reservoir-estimate.js';
import { ALARM_IDS, ALARMS, type AlarmId, type AlarmPhase, ofClass } from '../../../../src/protocol/index.js';
import type { Edge, Rest } from '../../../support/search/search.js';
import { obeyed } from '../../../support/search/watch.js';
import { flowOf, type Property, withContext, withFlow, withState } from '../property.js';

const listed = ({ context }: Rest, id: AlarmId) => context.alarm.active.find(({ alarm }) => alarm === id);
const without = (edge: Edge, id: AlarmId): Edge =>
  withContext(edge, {
    alarm: { ...edge.after.context.alarm, active: edge.after.context.alarm.active.filter(({ alarm }) => alarm !== id) },
  });

/**
 * The most that may flow while a condition lasts, by the flow rule that the dictionary has for the drug. In the safe state after a
 * reset a person may prime.
 */
function allowed({ states, context: { config, reservoir } }: Rest, id: AlarmId): number {
  const rule = ofClass(ALARMS[id].flow, reservoir.drugClass);
  if (rule === 'keep') return config.flowMax;
  if (rule === 'hold' || rule === 'stop') return 0;
  return states.infusion === 'priming' && (id === 'low-battery-reset' || id === 'watchdog-reset')
    ? config.primeFlow
    : config.minimumRate;
}

export const alarmsHoldFlow: Property = {
  id: 'P3',
  says: 'while a condition lasts the flow is at most what its row of the dictionary allows, from the very step that raises it',
  breach: ({ after }) => {
    for (const { alarm, present } of after.context.alarm.active)
      if (present && flowOf(after) > allowed(after, alarm)) return `${flowOf(after)} pL/day in ${alarm}`;
    return null;
  },
  planted: (edge) => (edge.after.context.line.occluded ? withFlow(edge, 1) : null),
};

export const emptyStops: Property = {
  id: 'P5',
  says: 'an empty reservoir means no flow and a listed alarm at once, and the pump is woken at the moment at which its count says empty',
  breach: ({ after }) => {
    const { context, now } = after;
    if (context.reservoir.empty) {
      if (flowOf(after) !== 0) return `${flowOf(after)} pL/day although empty`;
      return listed(after, 'empty-reservoir')?.present === true ? null : 'empty without its alarm';
    }
    if (context.power.implantedAt === null || computedVolume(context, now) > context.config.emptyAt) return null;
    const due = nextDeadline(context, now);
    return due !== null && due <= now ? null : 'its count says empty, and nothing wakes it';
  },
  planted: (edge) => (edge.after.context.reservoir.empty ? without(edge, 'empty-reservoir') : null),
};

/** The phases in which a condition begins or ends. */
const isChange = (phase: AlarmPhase): boolean => phase === 'raised' || phase === 'ended';

export const conditionsAreTold: Property = {
  id: 'P9',
  says: 'a condition is listed and told in the very step in which it begins, and told to have ended in the one in which it ends',
  breach: ({ before, outputs, after }) => {
    for (const alarm of ALARM_IDS) {
      const was = listed(before, alarm)?.present === true;
      const is = listed(after, alarm)?.present === true;
      if (holds(after.context, alarm) !== is)
        return `${alarm} ${is ? 'is listed and does not hold' : 'holds and is not listed'}`;
      const phase = is && !was ? 'raised' : was && !is ? 'ended' : null;
      const told = outputs.filter((o) => o.type === 'alarm' && o.alarm === alarm && isChange(o.phase));
      if (phase === null && told.length % 2 !== 0) return `${alarm} is told and has not changed`;
      if (phase !== null && !told.some((o) => o.type === 'alarm' && o.phase === phase))
        return `${alarm} ${phase}, and is not told`;
    }
    return null;
  },
  planted: (edge) => {
    const outputs = edge.outputs.filter((o) => o.type !== 'alarm');
    return outputs.length < edge.outputs.length ? { ...edge, outputs } : null;
  },
};

/** Tone classes of the conditions that this step has raised. */
const raised = ({ outputs }: Edge): readonly string[] =>
  outputs.flatMap((o) => (o.type === 'alarm' && o.phase === 'raised' ? [o.tone] : []));

export const pausesEnd: Property = {
  id: 'P13',
  says: 'a pause of the sound lasts at most its span, is not chained, and ends at once on a new condition of a class that would sound',
  breach: (edge) => {
    const { after, before } = edge;
    const { pausedUntil } = after.context.alarm;
    if ((after.states.alarm === 'audio-paused') !== (pausedUntil !== null))
      return `${after.states.alarm}, paused until ${pausedUntil}`;
    if (pausedUntil === null) return null;
    if (pausedUntil - after.now > after.context.config.audioPause) return 'a pause longer than its span';
    if ((nextDeadline(after.context, after.now) ?? Number.POSITIVE_INFINITY) > pausedUntil)
      return 'a pause that nothing ends';
    if (before.context.alarm.pausedUntil === null) return null;
    if (pausedUntil !== before.context.alarm.pausedUntil) return 'a pause that was made longer';
    const highest = after.context.alarm.active.some(({ alarm }) => ALARMS[alarm].tone === 'critical')
      ? 'critical'
      : 'non-critical';
    return raised(edge).includes(highest) ? `silent although a ${highest} condition has just begun` : null;
  },
  planted: (edge) =>
    edge.before.states.alarm === 'audio-paused' && raised(edge).length > 0
      ? withState(
          withContext(edge, {
            alarm: { ...edge.after.context.alarm, pausedUntil: edge.before.context.alarm.pausedUntil },
          }),
          'alarm',
          'audio-paused',
        )
      : null,
};

export const latchedStays: Property = {
  id: 'P14',
  says: 'a signal that latches stays listed until it is acknowledged, and its condition gone',
  breach: (edge) => {
    for (const { alarm, present } of edge.before.context.alarm.active) {
      if (!ALARMS[alarm].latching || listed(edge.after, alarm) !== undefined) continue;
      const { input } = edge;
      if (input.type === 'command.acknowledge' && input.alarm === alarm && obeyed(edge) && !present) continue;
      return `${alarm} is gone by ${input.type}`;
    }
    return null;
  },
  planted: (edge) => (listed(edge.after, 'motor-stall') === undefined ? null : without(edge, 'motor-stall')),
};
