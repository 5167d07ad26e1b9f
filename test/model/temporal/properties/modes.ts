import type { Rest } from '../../../support/search/search.js';
import { obeyed } from '../../../support/search/watch.js';
import { flowOf, type Property, withFlow, withState } from '../property.js';

/** The mode that the memory tells of, in the words of the infusion region. */
function modeInMemory({ context: { infusion } }: Rest): readonly string[] {
  const modes: string[] = [];
  if (infusion.purge !== null) modes.push('purging');
  if (infusion.prime !== null) modes.push('priming');
  if (infusion.suspended) modes.push('suspended');
  if (modes.length > 0) return modes;
  return infusion.running ? ['minimum-rate', 'simple', 'flex'] : ['stopped'];
}

/** The bolus that the memory tells of, in the words of the bolus region. */
function bolusInMemory({ context: { bolus, square } }: Rest): string {
  if (square === null) return bolus?.kind ?? 'none';
  return bolus === null ? 'square' : `${bolus.kind}-over-square`;
}

export const oneMode: Property = {
  id: 'P1',
  says: 'exactly one mode at a time: the states and the memory tell of the same one, and a bolus and a prime never run together',
  breach: ({ after }) => {
    const { infusion, bolus } = after.states;
    const modes = modeInMemory(after);
    if (
      !modes.includes(infusion ?? '') ||
      (modes.length > 1 && infusion !== after.context.infusion.program?.basal.mode && infusion !== 'minimum-rate')
    )
      return `${infusion} is the state, ${modes.join(' and ')} is remembered`;
    const kind = bolusInMemory(after);
    if (bolus !== kind) return `bolus ${bolus} is the state, ${kind} is remembered`;
    return infusion === 'priming' && kind !== 'none' ? 'a bolus and a prime at once' : null;
  },
  planted: (edge) => (edge.after.states.infusion === 'simple' ? withState(edge, 'infusion', 'suspended') : null),
};

const NO_FLOW_POWER: readonly (string | undefined)[] = ['shelf', 'self-test', 'end-of-service'];
const NO_FLOW_INFUSION: readonly (string | undefined)[] = ['stopped', 'suspended'];

export const stillWhenOff: Property = {
  id: 'P2',
  says: 'on the shelf but in a purge, in self-test, at the end of service, stopped and paused the flow is 0; in the safe state it is at most the stated minimum rate, or a prime that a person has ordered',
  breach: ({ after }) => {
    const { power, infusion } = after.states;
    const flow = flowOf(after);
    if (infusion === 'purging') return flow === 0 || power === 'shelf' ? null : `${flow} pL/day purged in ${power}`;
    if ((NO_FLOW_POWER.includes(power) || NO_FLOW_INFUSION.includes(infusion)) && flow !== 0)
      return `${flow} pL/day in ${power}, ${infusion}`;
    const most = infusion === 'priming' ? after.context.config.primeFlow : after.context.config.minimumRate;
    return power === 'safe' && flow > most ? `${flow} pL/day in the safe state` : null;
  },
  planted: (edge) => (edge.after.states.infusion === 'suspended' ? withFlow(edge, 1) : null),
};

const AFTER_FAILURE: readonly (string | undefined)[] = ['failed', 'self-test', 'end-of-service'];

export const failedStaysOff: Property = {
  id: 'P6',
  says: 'after a failed self-test nothing flows, and only another test or a reset leads out of it, whatever is said to the pump',
  breach: ({ before, after }) => {
    if (after.states.power === 'failed' && flowOf(after) !== 0)
      return `${flowOf(after)} pL/day after a failed self-test`;
    return before.states.power === 'failed' && !AFTER_FAILURE.includes(after.states.power)
      ? `from a failed self-test to ${after.states.power}`
      : null;
  },
  planted: (edge) => (edge.after.states.power === 'failed' ? withFlow(edge, 1) : null),
};

export const stopsAtOnce: Property = {
  id: 'P8',
  says: 'once a stop or a pause is accepted the flow is 0 in the same step, whatever was running',
  breach: (edge) => {
    const { type } = edge.input;
    if ((type !== 'command.stop' && type !== 'command.suspend') || !obeyed(edge)) return null;
    const flow = flowOf(edge.after);
    return flow === 0 && bolusInMemory(edge.after) === 'none' ? null : `${flow} pL/day after ${type}`;
  },
  planted: (edge) =>
    edge.input.type === 'command.stop' && flowOf(edge.before) > 0 ? withFlow(edge, flowOf(edge.before)) : null,
};
