import { type Refusal, sentence } from '../../src/base/index.js';
import { type Means, type ProgrammerOrder, recordAfter, workOut } from '../../src/controller/index.js';
import { LOG_PAGE_MAX, type LogPage } from '../../src/protocol/index.js';
import type { Volume } from '../../src/units/index.js';
import type { Refill } from '../plant/index.js';
import type { DirectOrder } from '../scenario/index.js';
import type { WorldCore } from './core.js';
import { give, type Order } from './give.js';
import { fillSyringe } from './refill.js';

const said = (order: string, warnings: readonly string[] = [], by: Order['by'] = 'clinician'): Order => ({
  by,
  direct: true,
  order,
  warnings,
});

/** An order that never reached the pump, because the programmer or the syringe said no. */
export function refuseOrder(core: WorldCore, index: number, refusals: readonly Refusal[]): void {
  for (const refusal of refusals)
    core.record({ kind: 'refused-order', index, code: refusal.code, text: sentence(refusal) });
}

/** Asks the pump for one page of its log; null when it refuses. */
function readPage(core: WorldCore, from: number, count: number): LogPage | null {
  const order = said(`read the log: ${count} entries from number ${from}`);
  const reply = give(core, order, { type: 'command.read-log', from, count });
  return reply?.accepted === true ? (reply.log ?? null) : null;
}

/**
 * Reads the pump's own log: asks how far it goes, then takes page after page up to the entry that was the newest when it began. Reading
 * writes entries of its own, which are not chased.
 *
 * @param newest  how many entries, the latest; all that are kept when null
 */
function readLog(core: WorldCore, newest: number | null): void {
  const asked = give(core, said('interrogate'), { type: 'command.interrogate' });
  const ends = asked?.accepted === true ? asked.status?.log : undefined;
  if (ends === undefined) return;
  let next = newest === null ? ends.first : Math.max(ends.first, ends.last - newest + 1);
  while (next <= ends.last) {
    const page = readPage(core, next, Math.min(LOG_PAGE_MAX, ends.last - next + 1));
    const reached = page?.entries.at(-1)?.seq ?? 0;
    if (reached < next) return;
    next = reached + 1;
  }
}

const meansOf = ({ firmware, formulary, kernel, profile, state }: WorldCore): Means => ({
  profile,
  formulary,
  told: firmware.therapy(kernel.now),
  record: state.record,
  at: kernel.now,
});

/** Who puts orders in by hand reads no syringe. */
const EXACTLY = 1 as Volume;

type Plain = Exclude<ProgrammerOrder, { order: 'read-log' }>;

type Ready = { readonly order: Plain; readonly syringe: Refill | null };

/** The order as it would be typed, with its syringe; refused where the syringe cannot do it. */
function typed(core: WorldCore, order: Exclude<DirectOrder, { order: 'read-log' | 'request-bolus' }>): Ready | Refusal {
  if (order.order !== 'refill') return { order, syringe: null };
  const prepared = fillSyringe(core, order, EXACTLY);
  return 'code' in prepared ? prepared : { order: prepared.typed, syringe: prepared.syringe };
}

/**
 * Puts an order into the firmware by hand: worked out as the programmer does it, and given past controllers and radio. Tests of the firmware
 * alone use it; the trace marks it.
 */
export function putDirectly(core: WorldCore, order: DirectOrder, index: number, text: string): void {
  if (order.order === 'request-bolus') give(core, said(text, [], 'patient'), { type: 'command.patient-bolus' });
  else if (order.order === 'read-log') readLog(core, order.newest);
  else {
    const ready = typed(core, order);
    if ('code' in ready) {
      refuseOrder(core, index, [ready]);
      return;
    }
    const means = meansOf(core);
    const worked = workOut(ready.order, means);
    if (!worked.ok) {
      refuseOrder(core, index, worked.refusals);
      return;
    }
    const reply = give(core, said(text, worked.warnings), worked.command, ready.syringe);
    if (reply?.accepted === true) core.state.record = recordAfter(ready.order, means);
  }
}
