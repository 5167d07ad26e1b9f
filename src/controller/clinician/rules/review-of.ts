import type { Refusal } from '../../../base/index.js';
import type { Profile } from '../../../profile/index.js';
import { PERMISSIONS, type Status } from '../../../protocol/index.js';
import type { Formulary } from '../../../therapy/index.js';
import type { Flow, Instant } from '../../../units/index.js';
import type { Draft } from '../form/field.js';
import { readForm } from '../form/read.js';
import type { PatientRecord } from '../record.js';
import type { Review } from '../review.js';
import { orderInWords } from '../words.js';
import { isBig, linesOf } from './compare.js';
import { figuresOf } from './figures.js';
import { workOut } from './work-out.js';

/** What a programmer knows of device families and drugs. */
export type Knowledge = { readonly profile: Profile; readonly formulary: Formulary };

/** What a form comes to. */
export type Reviewed =
  | { readonly what: 'review'; readonly review: Review }
  | { readonly what: 'log'; readonly newest: number | null }
  | { readonly what: 'refused'; readonly refusals: readonly Refusal[] };

/**
 * Reads a form and works its order out with what the pump has told last.
 *
 * @returns what is shown before anything is sent, or every reason why it cannot be; reading the log has nothing to review
 * @requirement SR-059
 */
export function reviewOf(
  draft: Draft,
  status: Status,
  record: PatientRecord,
  { profile, formulary }: Knowledge,
  at: Instant,
): Reviewed {
  const read = readForm(draft);
  if (!read.ok) return { what: 'refused', refusals: read.refusals };
  const { order } = read;
  if (order.order === 'read-log') return { what: 'log', newest: order.newest };
  const { therapy: told } = status;
  const worked = workOut(order, { profile, formulary, told, record, at });
  if (!worked.ok) return { what: 'refused', refusals: worked.refusals };
  const { command, warnings } = worked;
  const program = command.type === 'command.program' ? command.program : null;
  const lines = linesOf(order, program, told, status.reservoir_computed_pl, profile.pump.minimumRate.value);
  const review: Review = {
    order,
    words: orderInWords(order),
    command,
    confirmed: PERMISSIONS[command.type].confirmed,
    lines,
    warnings,
    figures: figuresOf(command, status, profile),
    big: isBig(lines),
    fastest: Math.max(profile.pump.flowMax.value, profile.pump.primeFlow.value) as Flow,
  };
  return { what: 'review', review };
}
