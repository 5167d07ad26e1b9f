import type { PatientControl } from '../../../src/protocol/index.js';
import type { Edge } from './search.js';

/** What somebody has seen who heard every word said to the pump and every answer, and never looked inside. */
export type Watched = {
  /** what the program in force allows the patient */
  readonly orders: PatientControl | null;
  /** end of the last patient bolus, or of the last programming or refill, whichever came last */
  readonly lockedSince: number;
  /** moments at which the patient was given a bolus, as far as they can still count */
  readonly grants: readonly number[];
  readonly square: WatchedSquare | null;
};

/** A square bolus as it was ordered, and for how long patient boluses have held it up. */
export type WatchedSquare = {
  readonly from: number;
  readonly duration: number;
  readonly held: number;
  /** since when one holds it up now */
  readonly heldSince: number | null;
};

/** Nothing seen yet. */
export const UNWATCHED: Watched = { orders: null, lockedSince: 0, grants: [], square: null };

/** Whether a step was a command that the pump obeyed. */
export const obeyed = ({ outputs }: Pick<Edge, 'outputs'>): boolean =>
  outputs.some((o) => o.type === 'reply' && o.reply.accepted);

/** Whether a step was a command that the pump refused. */
export const refused = ({ outputs }: Pick<Edge, 'outputs'>): boolean =>
  outputs.some((o) => o.type === 'reply' && !o.reply.accepted);

const booked = ({ outputs }: Edge, what: string): boolean =>
  outputs.some((o) => o.type === 'ledger.bolus' && o.what === what);

function squareAfter(square: WatchedSquare | null, edge: Edge): WatchedSquare | null {
  const { type, at } = edge.input;
  if (booked(edge, 'square-bolus')) return null;
  if (edge.input.type === 'command.square-bolus' && obeyed(edge))
    return { from: at, duration: edge.input.duration, held: 0, heldSince: null };
  if (square === null) return null;
  if (type === 'command.patient-bolus' && obeyed(edge)) return { ...square, heldSince: at };
  if (!booked(edge, 'patient-bolus')) return square;
  return { ...square, held: square.held + at - (square.heldSince ?? at), heldSince: null };
}

/** What has been seen once a step is over. */
export function watched(before: Watched, edge: Edge): Watched {
  const { input } = edge;
  let { orders, lockedSince, grants } = before;
  if (booked(edge, 'patient-bolus')) lockedSince = input.at;
  if (obeyed(edge)) {
    if (input.type === 'command.patient-bolus') {
      const window = orders?.countWindow ?? 0;
      grants = [...grants.filter((g) => g > input.at - window), input.at];
    }
    if (input.type === 'command.program') orders = input.program.patient;
    if (input.type === 'command.program' || input.type === 'command.refill') lockedSince = input.at;
  }
  const square = squareAfter(before.square, edge);
  const same =
    orders === before.orders &&
    lockedSince === before.lockedSince &&
    grants === before.grants &&
    square === before.square;
  return same ? before : { orders, lockedSince, grants, square };
}
