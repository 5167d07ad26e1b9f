import { weekTimeOf } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareEvent } from '../events.js';
import type { FirmwareOutput } from '../outputs.js';
import { accepted } from './answers.js';
import { wallAt } from './clock.js';
import { computedVolume } from './reservoir-estimate.js';
import { byUrgency } from './signal.js';
import { therapyTold } from './therapy-told.js';
import { emptyMoment } from './time-to-empty.js';

/** The answer to an interrogation: what the pump believes of itself. */
export function statusReply(c: FirmwareContext, event: FirmwareEvent): FirmwareOutput {
  const answer = accepted(event);
  const status = {
    at: event.at,
    wall: weekTimeOf(wallAt(c, event.at)),
    reservoir_computed_pl: computedVolume(c, event.at),
    reservoir_empty_at: emptyMoment(c, event.at),
    flow_pl_per_day: c.motor.train.flow,
    alarms: byUrgency(c).map((a) => a.alarm),
    therapy: therapyTold(c, event.at),
  };
  const { peak } = c.temperature;
  const { shift } = c.clock;
  const told = {
    ...status,
    ...(peak === null ? {} : { temperature_peak: peak }),
    ...(shift === 0 ? {} : { clock_shift_ms: shift }),
  };
  return { ...answer, reply: { ...answer.reply, status: told } };
}
