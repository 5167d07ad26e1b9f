import { expect, it } from 'vitest';
import { statusReply } from '../../../../src/firmware/rules/status.js';
import { therapyTold } from '../../../../src/firmware/rules/therapy-told.js';
import { h, memory } from '../../../support/memory.js';

it('tells what the pump believes of itself', () => {
  const listed = { present: true, escalatesAt: null, escalated: false } as const;
  const c = memory({
    alarm: {
      active: [
        { alarm: 'temperature', since: h(1), ...listed },
        { alarm: 'occlusion', since: h(2), ...listed },
      ],
    },
    infusion: { running: false },
    motor: { booked: 4 },
  });
  expect(statusReply(c, { type: 'command.interrogate', at: h(2), id: 3 })).toEqual({
    type: 'reply',
    at: h(2),
    to: 3,
    reply: {
      accepted: true,
      command: 'command.interrogate',
      status: {
        at: h(2),
        wall: h(10),
        reservoir_computed_pl: 40e9 - 1e6,
        reservoir_empty_at: null,
        flow_pl_per_day: 0,
        alarms: ['occlusion', 'temperature'],
        therapy: therapyTold(c, h(2)),
      },
    },
  });
});

it('SR-047 tells how far its clock was moved, and nothing while it was not', () => {
  const status = (shift: number) => {
    const answer = statusReply(memory({ clock: { shift } }), { type: 'command.interrogate', at: h(2), id: 3 });
    return answer.type === 'reply' && answer.reply.accepted ? answer.reply.status : undefined;
  };
  expect(status(-5)).toHaveProperty('clock_shift_ms', -5);
  expect(status(0)).not.toHaveProperty('clock_shift_ms');
});
