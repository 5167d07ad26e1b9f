import type { FirmwareContext } from '../../../../src/firmware/index.js';
import { obeyed, refused } from '../../../support/search/watch.js';
import { type Property, withContext } from '../property.js';

/** Parts of the memory that a refused command may change: books of what was asked, never of what is given. */
const MAY_NOTE: readonly string[] = [];

export const allOrNothing: Property = {
  id: 'P12',
  says: 'a refused command changes nothing: states and memory are what they were, but for what books that it was refused; an accepted program is in force as it was sent',
  breach: (edge) => {
    const { before, input, outputs, after } = edge;
    if (input.type === 'command.program' && obeyed(edge))
      return JSON.stringify(after.context.infusion.program) === JSON.stringify(input.program)
        ? null
        : 'another program than was sent';
    if (!refused(edge)) return null;
    if (JSON.stringify(after.states) !== JSON.stringify(before.states))
      return `${input.type} was refused and changed a state`;
    const other = outputs.find((o) => o.type !== 'reply');
    if (other !== undefined) return `${input.type} was refused and led to ${other.type}`;
    for (const part of Object.keys(after.context) as (keyof FirmwareContext)[]) {
      const [was, is] = [before.context[part], after.context[part]];
      if (was === is || MAY_NOTE.includes(part)) continue;
      if (JSON.stringify(was) !== JSON.stringify(is)) return `${input.type} was refused and changed ${part}`;
    }
    return null;
  },
  planted: (edge) =>
    edge.input.type === 'command.program' && refused(edge)
      ? withContext(edge, { infusion: { ...edge.after.context.infusion, program: edge.input.program } })
      : null,
};
