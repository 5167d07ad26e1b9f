import { nextDeadline } from '../../../../src/firmware/deadlines.js';
import { stepped } from '../../../support/search/search.js';
import type { Property } from '../property.js';

/** More wake-ups than this at one moment mean that a deadline is never consumed. */
const WAKE_UPS_MAX = 12;

export const noDeadlock: Property = {
  id: 'P15',
  says: 'no deadlock: every command is answered exactly once, no deadline lies in the past, and each is used up when it is told',
  breach: (edge) => {
    const { input, outputs } = edge;
    const answers = outputs.filter((o) => o.type === 'reply').length;
    if (answers !== (input.type.startsWith('command.') ? 1 : 0)) return `${answers} answers to ${input.type}`;
    if (input.type !== 'clock.deadline') return null;
    let { after } = edge;
    for (let n = 0; n < WAKE_UPS_MAX; n++) {
      const due = nextDeadline(after.context, after.now);
      if (due === null || due > after.now) return null;
      if (due < after.now) return `a deadline ${after.now - due} ms ago`;
      ({ after } = stepped(after, { type: 'clock.deadline', at: due }));
    }
    return 'a deadline that is never used up';
  },
  planted: (edge) => (edge.input.type === 'command.stop' ? { ...edge, outputs: [] } : null),
};
