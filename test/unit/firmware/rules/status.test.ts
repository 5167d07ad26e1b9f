import { expect, it } from 'vitest';
import { statusReply } from '../../../../src/firmware/rules/status.js';
import { h, memory } from '../../../support/memory.js';

it('tells what the pump believes of itself', () => {
  const c = memory({ alarm: { active: [{ alarm: 'temperature', since: h(1), present: true }] }, motor: { booked: 4 } });
  expect(statusReply(c, { type: 'command.interrogate', at: h(2), id: 3 })).toEqual({
    type: 'reply',
    at: h(2),
    to: 3,
    reply: {
      accepted: true,
      command: 'command.interrogate',
      status: { at: h(2), reservoir_computed_pl: 40e9 - 1e6, flow_pl_per_day: 0, alarms: ['temperature'] },
    },
  });
});
