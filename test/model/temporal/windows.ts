import { nextDeadline } from '../../../src/firmware/deadlines.js';
import type { Firmware, FirmwareInput } from '../../../src/firmware/index.js';
import { doseViolations } from '../../support/dose-checker.js';
import type { Step } from '../../support/play.js';
import { type Edge, type Found, type Rest, stepped, wayTo } from '../../support/search/search.js';
import { obeyed } from '../../support/search/watch.js';

/** Commands after which more may be given than before. */
const GRANTS: readonly FirmwareInput['type'][] = [
  'command.program',
  'command.prime',
  'command.clinician-bolus',
  'command.square-bolus',
  'command.patient-bolus',
  'command.resume',
  'command.refill',
];

/** What the pump does by itself until `until`. */
function leftAlone(rest: Rest, until: number): readonly Edge[] {
  const edges: Edge[] = [];
  for (let at = rest; ; ) {
    const due = nextDeadline(at.context, at.now);
    if (due === null || due > until) return edges;
    const edge = stepped(at, { type: 'clock.deadline', at: due });
    edges.push(edge);
    at = edge.after;
  }
}

const stepOf = ({ input, outputs, after }: Edge): Step => ({
  at: input.at,
  input,
  outputs,
  states: after.states,
  before: {} as Firmware,
});

/** Whether more may be given after a step than before. */
export const isGrant = (edge: Edge): boolean => GRANTS.includes(edge.input.type) && obeyed(edge);

/**
 * How a dose window is broken on the way to a granted step, or within a whole window after it when nobody says anything more;
 * read from the orders to the drive alone. Null when none is.
 */
export function windowBreach(from: Found, edge: Edge): string | null {
  const { config } = edge.after.context;
  const end = edge.input.at + config.doseWindowMax;
  const steps = [...wayTo(from), edge, ...leftAlone(edge.after, end)].map(stepOf);
  return doseViolations(steps, end, config)[0] ?? null;
}
