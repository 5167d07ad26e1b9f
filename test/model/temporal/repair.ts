import { nextDeadline } from '../../../src/firmware/deadlines.js';
import type { FirmwareInput } from '../../../src/firmware/index.js';
import { computedVolume } from '../../../src/firmware/rules/reservoir-estimate.js';
import { ALARMS, ofClass } from '../../../src/protocol/index.js';
import type { Untimed } from '../../support/inputs.js';
import { type Rest, stepped } from '../../support/search/search.js';
import { TINY, WITH_PATIENT } from '../../support/search/tiny.js';

/** More steps than this are not needed to mend anything. */
const STEPS_MAX = 40;

/** Whether a condition holds that only a new program ends. */
const waitsForProgram = ({ alarm, reservoir }: Rest['context']): boolean =>
  alarm.active.some(({ alarm: id, present }) => {
    const { flow, reset } = ALARMS[id];
    return present && reset === 'clinician' && ofClass(flow, reservoir.drugClass).startsWith('stop');
  });

/** What a clinician who mends everything does next, null when there is nothing left to do. */
function remedy({ states, context, now }: Rest): Untimed<FirmwareInput> | 'wait' | null {
  const { armed, reservoir } = context;
  if (states.power === 'shelf') return { type: 'power.implanted' };
  if (states.power === 'self-test' || states.infusion === 'priming') return 'wait';
  if (states.bolus !== 'none') return { type: 'command.cancel-bolus' };
  const flowAbove = armed.flow?.above ?? null;
  if (['backwards', 'below', 'too-low'].includes(states['measured-flow'] ?? '') && flowAbove !== null)
    return { type: 'sensor.flow-above', level: flowAbove };
  if (armed.pressureBelow !== null) return { type: 'sensor.pressure-below', level: armed.pressureBelow };
  if ((states.temperature === 'high' || states.temperature === 'limit') && armed.temperatureBelow !== null)
    return { type: 'sensor.temperature-below', level: armed.temperatureBelow };
  if (states.temperature === 'low' && armed.temperatureAbove !== null)
    return { type: 'sensor.temperature-above', level: armed.temperatureAbove };
  // A mismatch at a refill is a question, and to acknowledge it is the answer.
  if (reservoir.held !== null) return { type: 'command.acknowledge', alarm: 'refill-mismatch' };
  if (reservoir.empty || reservoir.low) {
    const { drug, drugClass, concentration } = reservoir;
    const withdrawn = computedVolume(context, now);
    return { type: 'command.refill', withdrawn, filled: TINY.capacity, drug, drugClass, concentration };
  }
  if (states.power === 'failed') return { type: 'command.self-test' };
  if (waitsForProgram(context) || states.power === 'safe' || !['simple', 'flex'].includes(states.infusion ?? ''))
    return { type: 'command.program', program: WITH_PATIENT };
  if (armed.rotorTurned) return { type: 'sensor.rotor-turned' };
  if (states.memory === 'non-critical-error') return { type: 'command.self-test' };
  const latched = context.alarm.active.find(({ alarm, present }) => !present && ALARMS[alarm].reset === 'clinician');
  return latched === undefined ? null : { type: 'command.acknowledge', alarm: latched.alarm };
}

/**
 * Why a pump cannot be brought back into therapy although everything is mended that can be, or null when it can: it then gives its
 * program and signals nothing but a battery that is due. At the end of its service it stays off and says so.
 */
export function cannotBeMended(from: Rest): string | null {
  let rest = from;
  for (let n = 0; n < STEPS_MAX; n++) {
    const listed = rest.context.alarm.active.map(({ alarm }) => alarm);
    if (rest.states.power === 'end-of-service')
      return listed.includes('end-of-service') && rest.context.motor.train.flow === 0
        ? null
        : 'an end that is not told';
    const next = remedy(rest);
    if (next === null) {
      const left = listed.filter((alarm) => alarm !== 'replacement-due');
      if (left.length > 0) return `${left.join(', ')} cannot be cleared`;
      return rest.states.motor === 'turning' ? null : `the motor is ${rest.states.motor}`;
    }
    const at = next === 'wait' ? nextDeadline(rest.context, rest.now) : rest.now;
    if (at === null) return 'nothing is due, and nothing can be done';
    const input = next === 'wait' ? { type: 'clock.deadline', at } : { ...next, at, id: 1 };
    rest = stepped(rest, input as FirmwareInput).after;
  }
  return `not mended after ${STEPS_MAX} steps: ${JSON.stringify(rest.states)}`;
}
